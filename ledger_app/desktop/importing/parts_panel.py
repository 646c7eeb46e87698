"""The parts of a plan's prose, each with a tick: whether its items are read as tasks."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ledger_app.desktop.theme import Theme
from ledger_app.domain.draft import PartDraft

_TITLE_ROLE = Qt.ItemDataRole.UserRole


class PartsPanel(QWidget):
    """A list of headings with how many tasks each holds; Space ticks.

    Signals:
        changed: the document is to be read anew with what was ticked.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chosen: dict[str, bool] = {}
        title = QLabel("哪些章节是任务")
        title.setProperty("role", "title")
        hint = QLabel("打勾的章节逐条读作任务；没有打勾的（如总体要求、保障措施）只在原文里看。")
        hint.setProperty("role", "hint")
        hint.setWordWrap(True)
        self._list = QListWidget()
        self._list.setObjectName("part_list")
        self._list.setAccessibleName("方案的章节，按空格键打勾")
        self._list.setProperty("role", "boxed")
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.itemChanged.connect(self._on_changed)
        title.setBuddy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(6)
        for widget in (title, hint):
            column.addWidget(widget)
        column.addWidget(self._list, 1)

    def begin(self, chosen: Mapping[str, bool]) -> None:
        """Forget the document before; `chosen` are parts decided earlier, by their title."""
        self._chosen = dict(chosen)
        self.show_parts(())

    def show_parts(self, parts: Sequence[PartDraft]) -> None:
        """Show the parts as they were read; the same ones stay, as one of them may have been ticked just now."""
        lines = [self._list.item(row) for row in range(self._list.count())]
        with QSignalBlocker(self._list):
            if [line.data(_TITLE_ROLE) for line in lines] != [part.title for part in parts]:
                self._list.clear()
                lines = [QListWidgetItem(self._list) for _ in parts]
                self._list.setCurrentRow(0 if parts else -1)
            for line, part in zip(lines, parts, strict=True):
                self._show_part(line, part)
        self.setVisible(bool(parts))

    def chosen(self) -> dict[str, bool]:
        """Return the clerk's word on parts, by title; of the others the reader decides."""
        return dict(self._chosen)

    def _show_part(self, item: QListWidgetItem, part: PartDraft) -> None:
        """Show one part in its line."""
        item.setText(f"{part.title}　{part.tasks} 条" if part.tasks else part.title)
        item.setData(_TITLE_ROLE, part.title)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if part.taken else Qt.CheckState.Unchecked)
        item.setToolTip(part.title)
        item.setForeground(QBrush(self._theme.colors.text if part.taken else self._theme.colors.text_2))

    def _on_changed(self, item: QListWidgetItem) -> None:
        self._chosen[item.data(_TITLE_ROLE)] = item.checkState() == Qt.CheckState.Checked
        self.changed.emit()
