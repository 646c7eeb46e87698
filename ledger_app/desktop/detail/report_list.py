"""The entries of progress made before, newest first, each with a button that deletes it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ledger_app.desktop.theme import Theme
from ledger_app.domain.report import Report


class ReportList(QWidget):
    """What was reported.

    Signals:
        delete_wanted: a Report.
    """

    delete_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("report_list")
        self._theme = theme
        self._shown: tuple[tuple[Report, ...], bool] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)

    def show_reports(self, reports: Sequence[Report], *, writable: bool) -> None:
        """Show these entries."""
        newest = tuple(sorted(reports, key=lambda report: (report.day, report.sequence), reverse=True))
        if self._shown == (newest, writable):
            return
        self._shown = newest, writable
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        if newest:
            head = QLabel(f"已填 {len(newest)} 次")
            head.setProperty("role", "group")
            self._column.addWidget(head)
        for place, report in enumerate(newest):
            self._column.addWidget(self._entry(place, report, writable=writable))

    def _entry(self, place: int, report: Report, *, writable: bool) -> QFrame:
        """Return one entry."""
        card = QFrame()
        card.setProperty("role", "card")
        facts = [str(report.day)]
        facts += [report.status.value] if report.status else []
        facts += [f"完成于 {report.completed_on}"] if report.completed_on else []
        facts += [f"{report.percent:g}%"] if report.percent is not None else []
        head, delete = QLabel("　".join(facts)), QToolButton()
        head.setProperty("role", "caption")
        head.setWordWrap(True)
        delete.setObjectName(f"report_{place + 1}_delete")
        delete.setProperty("role", "flat")
        delete.setIcon(self._theme.icon("delete", self._theme.colors.text_2))
        delete.setToolTip("删除这次填报（可以撤销）")
        delete.setAccessibleName(f"删除 {report.day} 的填报")
        delete.setEnabled(writable)
        delete.clicked.connect(partial(self._on_delete, report))
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(delete)
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 4, 6, 8)
        column.setSpacing(2)
        column.addLayout(top)
        for lead, text in (
            ("", report.done),
            ("问题：", report.problems),
            ("下一步：", report.next_step),
            ("原因：", report.reason),
        ):
            if text and not (lead == "原因：" and text == report.done):
                label = QLabel(lead + text)
                label.setWordWrap(True)
                label.setTextFormat(Qt.TextFormat.PlainText)
                column.addWidget(label)
        return card

    def _on_delete(self, report: Report, _: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.delete_wanted.emit(report)
