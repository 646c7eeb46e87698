"""A background for tests: the work is done, and its reply given, before `run` returns."""

from collections.abc import Callable

from ledger_app.desktop.background import Background


class Immediately(Background):
    """Does everything on the thread that asks."""

    def _begin(self, errand: Callable[[], None]) -> None:
        errand()


class Later(Immediately):
    """A background that works only when told, as a slow disk does."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []
        self.slow = False

    def _begin(self, errand: Callable[[], None]) -> None:
        if self.slow:
            self.waiting.append(errand)
        else:
            errand()

    def catch_up(self) -> None:
        """Do what waits."""
        self.slow = False
        for errand in self.waiting:
            errand()
