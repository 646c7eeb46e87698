"""What can be done with text selected in the document: make a task of it, or read it as a field of the task at hand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from ledger_app.actions.correct_draft import CORRECTABLE
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.icon_button import icon_button

_NOTHING = "先在原文里选几个字"


class SelectionBar(QFrame):
    """Buttons below the document; the same deeds are in its context menu, with Alt+1 to Alt+8.

    Signals:
        field_wanted: the Field that the selected words are to become.
        task_wanted: the selected words are a task.
    """

    field_wanted = Signal(object)
    task_wanted = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__()
        self.setObjectName("selection_bar")
        self.setProperty("role", "footer")
        self._hint = QLabel(_NOTHING)
        self._hint.setProperty("role", "hint")
        self._hint.setMinimumWidth(1)
        self.menu = QMenu(self)
        self.menu.setObjectName("selection_menu")
        for place, (field, words) in enumerate(CORRECTABLE.items(), 1):
            action = self._add(owner, f"action_set_{field.value}", f"设为{words}", f"Alt+{place}")
            action.triggered.connect(lambda _=False, field=field: self.field_wanted.emit(field))
        self.menu.addSeparator()
        self._add(owner, "action_make_task", "设为新任务", "Alt+0").triggered.connect(lambda _: self.task_wanted.emit())
        self._fields = QPushButton("设为…")
        self._fields.setObjectName("set_field_button")
        self._fields.setMenu(self.menu)
        self._task = icon_button(theme, "make_task_button", "设为任务", "add")
        self._task.clicked.connect(self.task_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(self._hint, 1)
        row.addWidget(self._fields)
        row.addWidget(self._task)
        self.follow(0, "")

    def follow(self, length: int, name: str) -> None:
        """Say what can be done with so many selected characters; `name` is the task at hand, "" for none."""
        self._hint.setText(f"选了 {length} 个字" if length else _NOTHING)
        told = f"把选的字作为{name}的一栏" if name else "先在右边选一条任务"
        self._fields.setToolTip(told if length else _NOTHING)
        self._task.setToolTip("把选的字作为一条新任务（Alt+0）" if length else _NOTHING)
        self._task.setEnabled(length > 0)
        self._fields.setEnabled(length > 0 and bool(name))
        for action in self.menu.actions():
            wanted = action.objectName() == "action_make_task" or bool(name)
            action.setEnabled(length > 0 and wanted)

    def _add(self, owner: QWidget, name: str, words: str, keys: str) -> QAction:
        """Return an action of the menu that its keys call wherever the focus is in `owner`."""
        action = QAction(words, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        self.menu.addAction(action)
        owner.addAction(action)
        return action
