"""A background for tests: the work is done, and its reply given, before `run` returns."""

from collections.abc import Callable

from ledger_app.desktop.background import Background


class Immediately(Background):
    """Does everything on the thread that asks."""

    def _begin(self, errand: Callable[[], None]) -> None:
        errand()
