"""管理视图: saved views are renamed, deleted, or made to look as the page does now."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.desktop.messages import confirm
from ledger_app.desktop.session import READ_ONLY
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.views.name_view import NameViewDialog
from ledger_app.domain.view import View

_SIZE = 520, 380


class ManageViewsDialog(FramedDialog):
    """The saved views, and what can be done to the chosen one.

    Attributes:
        rename, delete, overwrite: what does it; told a view, `rename` its new name too.
    """

    def __init__(self, parent: QWidget | None, theme: Theme, *, writable: bool) -> None:
        super().__init__(parent, "管理视图", "", "关闭")
        self.setObjectName("manage_views_dialog")
        self._theme, self._writable = theme, writable
        self._views: tuple[View, ...] = ()
        self.rename: Callable[[View, str], None] = lambda view, name: None
        self.delete: Callable[[View], None] = lambda view: None
        self.overwrite: Callable[[View], None] = lambda view: None
        self._list = QListWidget()
        self._list.setObjectName("saved_view_list")
        self._list.setAccessibleName("保存的视图")
        self._list.setProperty("role", "boxed")
        self._list.currentRowChanged.connect(lambda _: self._show_offers())
        self._none = QLabel("还没有保存过视图。\n把筛选、栏目调成想要的样子，再按 Ctrl+Shift+S 保存。")
        self._none.setProperty("role", "hint")
        self._none.setWordWrap(True)
        self._buttons = [
            self._button("rename_view", "改名(&R)…", self._on_rename),
            self._button("overwrite_view", "换成现在的样子(&O)", self._on_overwrite),
            self._button("delete_view", "删除(&D)…", self._on_delete),
        ]
        right = QVBoxLayout()
        for button in self._buttons:
            right.addWidget(button)
        right.addStretch(1)
        row = QHBoxLayout()
        left = QVBoxLayout()
        left.addWidget(self._none)
        left.addWidget(self._list, 1)
        row.addLayout(left, 1)
        row.addLayout(right)
        self.content.addLayout(row, 1)
        self.hint("软件自带的视图不能改名或删除。")
        self.resize(*_SIZE)

    def _button(self, name: str, text: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _: run())
        return button

    def show_views(self, views: Sequence[View]) -> None:
        """Show the saved views; the chosen place stays."""
        place = max(self._list.currentRow(), 0)
        self._views = tuple(views)
        self._list.clear()
        for view in views:
            self._list.addItem(QListWidgetItem(view.name))
        self._list.setCurrentRow(min(place, len(views) - 1))
        self._list.setVisible(bool(views))
        self._none.setVisible(not views)
        self._show_offers()
        (self._list if views else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> View | None:
        row = self._list.currentRow()
        return self._views[row] if 0 <= row < len(self._views) else None

    def _show_offers(self) -> None:
        for button in self._buttons:
            button.setEnabled(self._writable and self._chosen() is not None)
            button.setToolTip("" if self._writable else READ_ONLY)

    def _on_rename(self) -> None:
        view = self._chosen()
        if view is not None:
            taken = [other.name for other in self._views if other.id != view.id]
            name = NameViewDialog.ask(self, "视图改名", "改名", view.name, taken)
            if name and name != view.name:
                self.rename(view, name)

    def _on_overwrite(self) -> None:
        view = self._chosen()
        words = "它原来的筛选、排序和栏目换成台账页现在的样子。可以撤销。"
        if view is not None and confirm(self, self._theme, f"覆盖视图“{view.name}”", words, "覆盖", "不覆盖"):
            self.overwrite(view)

    def _on_delete(self) -> None:
        view = self._chosen()
        words = "只删除这个视图，任务不受影响。可以撤销。"
        if view is not None and confirm(self, self._theme, f"删除视图“{view.name}”", words, "删除视图", "不删除"):
            self.delete(view)
