"""The menu of the button 视图：…: the views to choose from, and what is done with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ledger_app.desktop.session import READ_ONLY
from ledger_app.domain.view import View


@dataclass(frozen=True, slots=True)
class ViewDeeds:
    """What the menu does; `export` and `copy` do it with all that the page shows."""

    choose: Callable[[View], None]
    save: Callable[[], None]
    save_as: Callable[[], None]
    manage: Callable[[], None]
    restore: Callable[[], None]
    export: Callable[[], None]
    copy: Callable[[], None]


class ViewMenu(QMenu):
    """Filled anew by `show_views` before it opens."""

    def __init__(self, parent: QWidget, deeds: ViewDeeds) -> None:
        super().__init__(parent)
        self.setObjectName("view_menu")
        self.setToolTipsVisible(True)
        self._deeds = deeds
        self._group = QActionGroup(self)

    def show_views(
        self, usual: Sequence[View], saved: Sequence[View], current: View, *, changed: bool, writable: bool
    ) -> None:
        """List the views; the current one is ticked."""
        self.clear()
        for views in (usual, saved):
            for view in views:
                self._add_view(view, current)
            if views:
                self.addSeparator()
        save = self._add("save_view", "保存当前视图(&S)…\tCtrl+Shift+S", self._deeds.save)
        save_as = self._add("save_view_as", "另存为(&A)…", self._deeds.save_as)
        manage = self._add("manage_views", "管理视图(&M)…", self._deeds.manage)
        for action in (save, save_as, manage):
            action.setEnabled(writable)
            action.setToolTip("" if writable else READ_ONLY)
        self._add("restore_view", "恢复原样(&R)", self._deeds.restore).setEnabled(changed)
        self.addSeparator()
        self._add("export_seen", "导出看到的(&E)…", self._deeds.export)
        self._add("copy_seen", "复制看到的(&C)", self._deeds.copy)

    def _add_view(self, view: View, current: View) -> None:
        action = self._add(f"view_{view.id}", view.name.replace("&", "&&"), lambda: self._deeds.choose(view))
        action.setCheckable(True)
        action.setChecked(view.id == current.id)
        self._group.addAction(action)

    def _add(self, name: str, text: str, run: Callable[[], None]) -> QAction:
        action = self.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _=False: run())
        return action
