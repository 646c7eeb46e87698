"""The bars above all pages: read-only, another day, a folder that endangers the ledger, an unfinished review."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.info_bar import InfoBar


class InfoArea(QWidget):
    """Shows a bar only while it has something to say.

    Signals:
        copy_wanted, again_wanted: buttons of the read-only bar. today_wanted: back to today.
        continue_wanted: go on with the review of a document that was not finished.
    """

    copy_wanted = Signal()
    again_wanted = Signal()
    today_wanted = Signal()
    continue_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("info_bar_area")
        self._read_only = InfoBar(theme, "info_read_only", "lock", "yellow")
        self._as_of = InfoBar(theme, "info_as_of", "calendar", "blue")
        self._folder = InfoBar(theme, "info_folder", "warning", "yellow")
        self._read_only.add_button("save_copy_button", "另存一份副本…").clicked.connect(self.copy_wanted)
        self._read_only.add_button("try_again_button", "再试一次").clicked.connect(self.again_wanted)
        self._as_of.add_button("back_to_today_button", "回到今天").clicked.connect(self.today_wanted)
        self._folder.add_button("folder_read_button", "知道了").clicked.connect(lambda _: self.warn(""))
        self._review = InfoBar(theme, "info_review", "import", "blue")
        self._review.add_button("continue_review_button", "继续上次核对").clicked.connect(self._on_continue)
        self._review.add_button("later_review_button", "以后再说").clicked.connect(lambda _: self.show_unfinished(""))
        self._bars = (self._read_only, self._as_of, self._folder, self._review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in self._bars:
            column.addWidget(bar)

    def clear(self) -> None:
        """Say nothing."""
        for bar in self._bars:
            bar.say("")

    def show_locked(self, why: str) -> None:
        """Say why nothing can be changed."""
        self._read_only.say(f"{why}现在只能看，不能改；对方关闭后可以再试一次。" if why else "")

    def warn(self, words: str) -> None:
        """Say what is wrong with the folder the ledger lies in."""
        self._folder.say(words)

    def show_unfinished(self, words: str) -> None:
        """Say which review was not finished; "" for none."""
        self._review.say(words)

    def show_day(self, day: date, today: date) -> None:
        """Say that another day than today is looked at."""
        words = f"正在看 {day} 那天的预警灯，不是今天的。状态和进展按那天的记录，任务内容按现在的。"
        self._as_of.say("" if day == today else words)

    def _on_continue(self) -> None:
        self.show_unfinished("")
        self.continue_wanted.emit()
