"""The list of what undo, or redo, would take: choosing one takes everything down to it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:  # loaded with the first ledger
    from ledger_app.domain.history import Deed

_WIDTH = 40  # letters of a name


class StepsMenu(QMenu):
    """Newest first, each with who did it and when; the last line says how many steps the chosen one means.

    Signals:
        step_wanted: the number of the deed down to which all is wanted.
    """

    step_wanted = Signal(int)

    def __init__(self, word: str, title: str, deeds: "Callable[[], Sequence[Deed]]", today: Callable[[], date]) -> None:
        """`word` is 撤销 or 重做; `deeds` is asked each time the menu opens."""
        super().__init__(title)
        self._word, self._deeds, self._today = word, deeds, today
        self.aboutToShow.connect(self._fill)
        self.hovered.connect(self._on_hovered)

    def _fill(self) -> None:
        self.clear()
        deeds, today = self._deeds(), self._today()
        width = QFontMetrics(self.font()).averageCharWidth() * _WIDTH
        for deed in deeds:
            name = QFontMetrics(self.font()).elidedText(deed.name, Qt.TextElideMode.ElideMiddle, width)
            action = self.addAction(f"{name.replace('&', '&&')}\t{_who_and_when(deed, today)}")
            action.triggered.connect(lambda _=False, sequence=deed.sequence: self.step_wanted.emit(sequence))
        self.addSeparator()
        said = f"选一步，它和它上面的都{self._word}" if deeds else f"没有可以{self._word}的操作"
        self.addAction(said).setEnabled(False)

    def _on_hovered(self, action: QAction) -> None:
        actions = self.actions()
        if action.isEnabled():
            actions[-1].setText(f"{self._word} {actions.index(action) + 1} 步")


def _who_and_when(deed: "Deed", today: date) -> str:
    when = f"{deed.at:%H:%M}" if deed.at.date() == today else f"{deed.at:%Y-%m-%d %H:%M}"
    return f"{deed.by} {when}".strip()
