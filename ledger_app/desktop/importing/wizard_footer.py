"""The row below the wizard's steps: what the import would do, and the buttons."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ledger_app.desktop.importing.review_board import MarkWord, ReviewBoard


class WizardFooter(QFrame):
    """A sentence left, buttons right.

    Attributes:
        back, next, keep, commit, cancel: the buttons.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self._summary = QLabel()
        self._summary.setObjectName("draft_summary")
        self._summary.setWordWrap(True)
        self.back, self.next, self.keep = QPushButton("上一步"), QPushButton("下一步"), QPushButton("存为草稿")
        self.commit, self.cancel = QPushButton(), QPushButton("取消")
        self.keep.setToolTip("现在先不写入，下次导入时从这里继续")
        names = {
            self.back: "back_button",
            self.keep: "save_draft_button",
            self.next: "next_button",
            self.commit: "commit_button",
            self.cancel: "cancel_button",
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 11, 16, 11)
        row.addWidget(self._summary, 1)
        for button, name in names.items():
            button.setObjectName(name)
            row.addWidget(button)
        for button in (self.next, self.commit):
            button.setProperty("role", "primary")

    def follow(self, board: ReviewBoard | None, *, writable: bool) -> None:
        """Say what would be written; None for nothing yet."""
        self._summary.setText("")
        if board is None:
            return
        counts, tally, decisions = board.counts(), board.tally(), board.decisions()
        open_rows = tally[MarkWord.CHECK] + tally[MarkWord.FAULTY]
        waiting = f"，{open_rows} 条待核对或有错（暂不写入）" if open_rows else ""
        same, gone, linked = tally[MarkWord.SAME], len(decisions.suspended), len(decisions.continued)
        stopped = f"、中止 {gone} 条" if gone else ""
        goes_on = f"，其中 {linked} 条承接上一年度" if linked else ""
        self._summary.setText(
            f"将新增 {counts.new} 条、修改 {counts.changed} 条{stopped}{goes_on}，{same} 条相同不动{waiting}。"
            "写入后可整批撤销。"
        )
        total = len(decisions.ticked) + gone
        self.commit.setText(f"写入台账（{total} 条）")
        self.commit.setEnabled(total > 0 and writable)

    def show_reading(self) -> None:
        """Say that the document is being read anew; until then nothing goes on."""
        self._summary.setText("正在按新的选择读取…")
        self.next.setEnabled(False)

    def show_writing(self) -> None:
        """Say that it is being written."""
        self.commit.setEnabled(False)
        self.commit.setText("正在写入…")
