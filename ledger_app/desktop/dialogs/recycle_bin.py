"""The recycle bin: tasks that were deleted, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.domain.row import TaskRow

_SHOWN = 120
_GAP = 3  # pixels around a line: a line is a target


class RecycleBin(FramedDialog):
    """A list with ticks."""

    def __init__(self, parent: QWidget | None, rows: Sequence[TaskRow]) -> None:
        super().__init__(parent, "回收站", "恢复", "关闭")
        self.setObjectName("recycle_bin")
        self.resize(QSize(760, 480))
        self._list = QListWidget()
        self._list.setObjectName("deleted_list")
        self._list.setAccessibleName("回收站里的任务")
        self._list.setProperty("role", "boxed")
        self._list.setSpacing(_GAP)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in rows:
            number = f"{row.task.number}　" if row.task.number else ""
            content = " ".join((row.task.title or row.task.content).split())[:_SHOWN]
            item = QListWidgetItem(f"{number}{content}（{row.plan.title}）")
            item.setToolTip(row.task.content)
            item.setData(Qt.ItemDataRole.UserRole, row.task.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.itemChanged.connect(lambda _: self._show_count())
        words = "打勾的任务会回到原来的位置，进展和历史都在。" if rows else "回收站是空的。"
        self.content.addWidget(QLabel(words))
        self.content.addWidget(self._list)
        self._show_count()

    def ticked(self) -> list[str]:
        """Return the ids of the ticked tasks."""
        items = (self._list.item(place) for place in range(self._list.count()))
        return [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked]

    def _show_count(self) -> None:
        count = len(self.ticked())
        self.primary.setText(f"恢复 {count} 项" if count else "恢复")
        self.primary.setEnabled(count > 0)
        self.primary.setToolTip("" if count else "还没有选任务")

    @classmethod
    def ask(cls, parent: QWidget | None, rows: Sequence[TaskRow]) -> list[str]:
        """Return the ids of the tasks to restore."""
        dialog = cls(parent, rows)
        ticked = dialog.ticked() if dialog.exec() else []
        dialog.deleteLater()
        return ticked
