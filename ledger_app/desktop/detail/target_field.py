"""The targets of a task as text; a click, Enter, F2 or Space opens them in a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from ledger_app.desktop.detail.form_field import ValueText
from ledger_app.desktop.detail.target_dialog import TargetDialog
from ledger_app.desktop.theme import Theme
from ledger_app.domain.task import Target

_NOTHING = "—"


class TargetField(ValueText):
    """Reads like the other fields, and edits in a dialog.

    Signals:
        edited: the targets as they should be.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("target_field")
        self.setAccessibleName("量化目标")
        self.setToolTip("量化目标：点一下可以改")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._targets: tuple[Target, ...] = ()
        self.wanted.connect(self._ask)

    def show_targets(self, targets: Sequence[Target], text: str, *, fixed: bool) -> None:
        """Show `text` for `targets`; fixed ones cannot be changed."""
        self._targets = tuple(targets)
        self.setText(text or _NOTHING)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if fixed else Qt.FocusPolicy.StrongFocus)
        self.setEnabled(not fixed)

    def _ask(self) -> None:
        entered = TargetDialog.ask(self.window(), self._theme, self._targets)
        if entered is not None and entered != self._targets:
            self.edited.emit(entered)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.wanted.emit()
