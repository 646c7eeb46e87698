"""How plan, ledger and papers go together, on one page; it lies with the program and needs no network."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTextBrowser, QWidget

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.paths import shipped


class GuideDialog(FramedDialog):
    """Shows resources/guide.md."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "五分钟入门", "", "关闭")
        self.setObjectName("guide_dialog")
        self.resize(QSize(720, 640))
        text = QTextBrowser()
        text.setObjectName("guide_text")
        text.setAccessibleName("五分钟入门")
        text.setMarkdown((shipped("resources") / "guide.md").read_text(encoding="utf-8"))
        self.content.addWidget(text)

    @classmethod
    def ask(cls, parent: QWidget | None) -> None:
        """Show it until it is closed."""
        dialog = cls(parent)
        dialog.exec()
        dialog.deleteLater()
