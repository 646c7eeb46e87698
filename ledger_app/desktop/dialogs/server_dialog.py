"""Where a ledger lies that several people share on a server."""

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog

_EXAMPLE = "postgresql+psycopg://主机/数据库?schema=台账名"


class ServerDialog(FramedDialog):
    """One line for the address; the password is never part of it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "打开服务器台账", "打开")
        self.setObjectName("server_dialog")
        self.setMinimumWidth(560)
        label = QLabel("服务器台账的地址，由管理员提供：")
        self._address = QLineEdit()
        self._address.setObjectName("server_address")
        self._address.setPlaceholderText(_EXAMPLE)
        label.setBuddy(self._address)
        note = QLabel("地址里不写密码：密码放在系统钥匙串或环境变量 PGPASSWORD 里。")
        note.setProperty("role", "hint")
        note.setWordWrap(True)
        for part in (label, self._address, note):
            self.content.addWidget(part)
        self._address.textChanged.connect(lambda text: self.primary.setEnabled(bool(text.strip())))
        self.primary.setEnabled(False)

    def address(self) -> str:
        """Return what was typed."""
        return self._address.text().strip()

    @classmethod
    def ask(cls, parent: QWidget | None) -> str:
        """Return the address, "" when the dialog was closed."""
        dialog = cls(parent)
        address = dialog.address() if dialog.exec() else ""
        dialog.deleteLater()
        return address
