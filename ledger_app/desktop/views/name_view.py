"""Asks how a view is to be called."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.desktop.widgets.fields import mark_wrong
from ledger_app.domain.plain_words import plain

_WIDTH = 420
_LONGEST = 30


class NameViewDialog(FramedDialog):
    """A name that no other view has."""

    def __init__(self, parent: QWidget | None, title: str, verb: str, name: str, taken: Sequence[str]) -> None:
        super().__init__(parent, title, verb)
        self.setObjectName("name_view_dialog")
        self._taken = {plain(each) for each in taken}
        self.edit = QLineEdit(name)
        self.edit.setObjectName("view_name_edit")
        self.edit.setMaxLength(_LONGEST)
        self.edit.setPlaceholderText("例如：本周要催的")
        self.edit.textChanged.connect(lambda _: self._check())
        caption = QLabel("名称(&N)")
        caption.setBuddy(self.edit)
        self.content.addWidget(caption)
        self.content.addWidget(self.edit)
        self.content.addStretch(1)
        self.setMinimumWidth(_WIDTH)
        self.edit.selectAll()
        self.edit.setFocus()
        self._check()

    def _check(self) -> None:
        name = plain(self.edit.text())
        taken = name in self._taken
        mark_wrong(self.edit, wrong=taken)
        self.primary.setEnabled(bool(name) and not taken)
        why = "视图还没有名称" if not name else "已有同名的视图，请换一个名称" if taken else ""
        self.primary.setToolTip(why)
        self.hint(why if taken else "筛选、排序、分组、栏目和行高一起保存；截至日期不保存。")

    @classmethod
    def ask(cls, parent: QWidget | None, title: str, verb: str, name: str, taken: Sequence[str]) -> str:
        """Return the name, "" when the clerk gave none."""
        dialog = cls(parent, title, verb, name, taken)
        named = dialog.edit.text().strip() if dialog.exec() else ""
        dialog.deleteLater()
        return named
