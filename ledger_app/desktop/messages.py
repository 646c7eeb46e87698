"""What the window says in dialogs: what did not happen, why, what to do and what is safe; questions with verbs."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.screen_room import keep_on_screen
from ledger_app.errors import LedgerError

_MARK = 36


class MessageDialog(QDialog):
    """One message with a bold cause, advice, folded details and up to three buttons, the first one primary."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        title: str,
        cause: str,
        text: str,
        buttons: Sequence[str],
        *,
        details: str = "",
        is_error: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("message_dialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self.answer = ""
        self._details = details
        body = QHBoxLayout()
        body.setContentsMargins(24, 20, 24, 20)
        body.setSpacing(16)
        if is_error:
            body.addWidget(_picture(theme), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(self._words(cause, text), 1)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body)
        whole.addStretch()
        whole.addWidget(self._footer(buttons))
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_on_screen(self)

    def _fit(self) -> None:
        """Be as high as the words need at this width; Qt would take the height they have in a narrow column."""
        width = max(self.width() if self.isVisible() else 0, self.minimumWidth(), self.sizeHint().width())
        self.resize(width, self._whole.totalHeightForWidth(width))
        self._first.setFocus()  # else Enter would unfold the details

    def _words(self, cause: str, text: str) -> QVBoxLayout:
        """Return cause, advice and details below each other."""
        column = QVBoxLayout()
        column.setSpacing(10)
        for name, role, words in (("message_title", "title", cause), ("message_text", "", text)):
            label = QLabel(words)
            label.setObjectName(name)
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setVisible(bool(words))
            column.addWidget(label)
        if self._details:
            self._fold = QPushButton("详细信息")
            self._fold.setObjectName("message_fold")
            self._fold.setProperty("role", "link")
            self._fold.setCheckable(True)
            self._box = QPlainTextEdit(self._details)
            self._box.setObjectName("message_details")
            self._box.setReadOnly(True)
            self._box.setFixedHeight(self._box.fontMetrics().height() * 6)
            self._box.hide()
            self._fold.toggled.connect(self._on_folded)
            column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self._box)
        return column

    def _footer(self, buttons: Sequence[str]) -> QFrame:
        """Return the footer; pressing a button closes the dialog with its text as the answer."""
        footer = QFrame()
        footer.setProperty("role", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(16, 11, 16, 11)
        if self._details:
            copy = QPushButton("复制详细信息")
            copy.setObjectName("copy_details_button")
            copy.setProperty("role", "flat")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
            row.addWidget(copy)
        row.addStretch()
        for index, text in enumerate(buttons):
            button = QPushButton(text)
            button.setObjectName(f"message_button_{index + 1}")
            button.setProperty("role", "primary" if index == 0 and len(buttons) > 1 else "")
            button.setDefault(index == 0)
            button.clicked.connect(lambda _=False, text=text: self._on_chosen(text))
            row.addWidget(button)
            if index == 0:
                self._first = button
        return footer

    def _on_folded(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._box.setVisible(opened)
        self._fit()

    def _on_chosen(self, text: str) -> None:
        self.answer = text
        self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        theme: Theme,
        title: str,
        cause: str,
        text: str,
        buttons: Sequence[str],
        *,
        details: str = "",
        is_error: bool = True,
    ) -> str:
        """Show the message and return the text of the button pressed, "" when the dialog was closed."""
        dialog = cls(parent, theme, title, cause, text, buttons, details=details, is_error=is_error)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer


def show_error(
    parent: QWidget | None, theme: Theme, title: str, error: LedgerError, *repairs: str, kept: str = ""
) -> str:
    """Say what did not happen and why; return the repair chosen ("重试"), "" for none.

    Args:
        title: what did not happen (没有导出).
        repairs: buttons before 关闭, the best first.
        kept: what was not changed by it.
    """
    closing = ("取消",) if repairs else ("知道了",)
    cause = error.__cause__
    details = f"{datetime.now():%Y-%m-%d %H:%M:%S}\n{type(cause).__name__}: {cause}" if cause is not None else ""
    text = "\n".join(part for part in (error.advice, kept) if part)
    answer = MessageDialog.ask(parent, theme, title, error.message, text, (*repairs, *closing), details=details)
    return answer if answer in repairs else ""


def confirm(parent: QWidget | None, theme: Theme, title: str, text: str, do: str, dont: str) -> bool:
    """Ask before something that matters; `do` and `dont` are verbs (删除 3 项, 不删除)."""
    return MessageDialog.ask(parent, theme, title, title, text, (do, dont), is_error=False) == do


def _picture(theme: Theme) -> QLabel:
    """Return the red disc with a cross."""
    label = QLabel()
    label.setPixmap(_disc(theme.colors.bad_fill, theme.colors.on_accent, label.devicePixelRatioF()))
    label.setFixedSize(QSize(_MARK, _MARK))
    return label


def _disc(ground: QColor, ink: QColor, scale: float) -> QPixmap:
    """Paint a disc with a cross."""
    pixmap = QPixmap(int(_MARK * scale), int(_MARK * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QRectF(1, 1, _MARK - 2, _MARK - 2))
    painter.setPen(QPen(ink, 3.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(12, 12), QPointF(24, 24))
    painter.drawLine(QPointF(24, 12), QPointF(12, 24))
    painter.end()
    return pixmap
