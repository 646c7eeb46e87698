"""Reviews that were started and not finished, offered before a new document is chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ledger_app.desktop.messages import confirm
from ledger_app.desktop.theme import Theme

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.saved_review import SavedReview

_MOST = 3


class SavedReviews(QWidget):
    """One card for each, the newest first; nothing at all when there is none.

    Signals:
        continue_wanted, forget_wanted: the SavedReview.
    """

    continue_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("saved_reviews")
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(8)
        self.hide()

    def show_reviews(self, reviews: "Sequence[SavedReview]") -> None:
        """Offer these reviews, at most three."""
        for card in self.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._column.removeWidget(card)
            card.deleteLater()
        for place, saved in enumerate(reviews[:_MOST]):
            self._column.addWidget(self._card(saved, place))
        self.setVisible(bool(reviews))

    def _card(self, saved: "SavedReview", place: int) -> QFrame:
        """Return what is said and can be done about one."""
        card = QFrame()
        card.setProperty("role", "card")
        words = QLabel(words_of(saved))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        go_on, forget = QPushButton("继续上次核对"), QPushButton("不要了")
        go_on.setObjectName(f"continue_button_{place}" if place else "continue_button")
        forget.setObjectName(f"forget_button_{place}" if place else "forget_button")
        go_on.setAccessibleName(f"继续上次核对 {saved.source.name}")
        forget.setAccessibleName(f"不要上次的核对 {saved.source.name}")
        forget.setProperty("role", "flat")
        go_on.clicked.connect(lambda: self.continue_wanted.emit(saved))
        forget.clicked.connect(lambda: self.forget_wanted.emit(saved))
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(words, 1)
        row.addWidget(go_on)
        row.addWidget(forget)
        return card


def asks_to_go_on(parent: QWidget, theme: Theme, saved: "SavedReview") -> bool:
    """Ask whether a document whose review was not finished is gone on with."""
    words = f"{words_of(saved)}。重新开始会丢掉上次核对到的内容。"
    return confirm(parent, theme, "这份文件核对过一部分", words, "继续上次核对", "重新开始")


def asks_to_forget(parent: QWidget, theme: Theme, saved: "SavedReview") -> bool:
    """Ask whether a review that was not finished is to be forgotten."""
    words = f"{saved.source.name} 核对到的内容会丢掉，台账不变。"
    return confirm(parent, theme, "不要上次的核对", words, "不要了", "留着")


def words_of(saved: "SavedReview") -> str:
    """Say which document it is, when it was left and how much is still open."""
    rest = f"还有 {saved.unsure} 项未定" if saved.unsure else "各项都已核对"
    return f"没有做完的核对：{saved.source.name}（{saved.time:%Y-%m-%d %H:%M}，{rest}）"
