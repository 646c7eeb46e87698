"""Which key does what (F1)."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.desktop.menus.commands import Commands

_TABLE_KEYS = (
    ("Enter", "填当前任务的进展"),
    ("Ctrl+Enter", "保存进展，到下一项"),
    ("F2", "改当前格对应的内容"),
    ("Esc", "清空搜索；再按一次回到表格；在栏目里放弃修改"),
    ("F6", "到下一个区域：搜索、筛选、表格、详情"),
    ("Space", "在筛选里选中或取消一行；按住 Ctrl 可以多选"),
    ("Ctrl+C", "复制选中的任务，可以直接贴进 Excel"),
    ("Ctrl+Home / Ctrl+End", "到第一行 / 最后一行"),
    ("Shift+点击表头", "再加一列排序"),
    ("Alt+字母", "打开菜单，或按按钮上带这个字母的那个"),
)


class KeysDialog(FramedDialog):
    """A table of two columns."""

    def __init__(self, parent: QWidget | None, commands: Commands) -> None:
        super().__init__(parent, "键盘操作", "", "关闭")
        self.setObjectName("keys_dialog")
        self.resize(QSize(560, 620))
        rows = [*((keys, command.words) for command, keys in commands.with_keys()), *_TABLE_KEYS]
        table = QTableWidget(len(rows), 2)
        table.setObjectName("keys_table")
        table.setProperty("role", "boxed")
        table.setHorizontalHeaderLabels(["按键", "作用"])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        for row, pair in enumerate(rows):
            for column, text in enumerate(pair):
                table.setItem(row, column, QTableWidgetItem(text))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.content.addWidget(table)

    @classmethod
    def ask(cls, parent: QWidget | None, commands: Commands) -> None:
        """Show them until the dialog is closed."""
        dialog = cls(parent, commands)
        dialog.exec()
        dialog.deleteLater()
