"""The panel right of the table: one task, why its light is what it is, and the tabs to change it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ledger_app.actions.progress import Update
from ledger_app.desktop.detail.caption_row import CaptionRow, flat_tool
from ledger_app.desktop.detail.history_table import HistoryTable
from ledger_app.desktop.detail.reasons_box import ReasonsBox
from ledger_app.desktop.detail.report_form import ReportForm
from ledger_app.desktop.detail.task_form import TaskForm
from ledger_app.desktop.grid.text_lines import break_lines
from ledger_app.desktop.models.section_words import short_heading
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.domain.history import Change
from ledger_app.domain.light import LightReading
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import Report
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Status
from ledger_app.domain.unit import Unit

_TITLE_LINES = 2
_MARGIN = 12
_TOOLS = 100  # what the buttons beside the caption take
_BASIC, _REPORTS, _HISTORY = range(3)


class DetailPanel(QWidget):
    """Shows one task.

    Signals:
        task_edited: a Task as it should be. update_wanted: an Update of the task shown, and whether to go on.
        report_unwanted: a Report to delete. revert_wanted: a Change to put back.
        checked: 需核对 is settled. watch_wanted: whether to watch the task. closed: the panel's cross.
        left: Esc, where there is nothing to give up.
        earlier_wanted: the id of the task of an earlier plan that the one shown goes on with.
    """

    task_edited = Signal(object)
    update_wanted = Signal(object)
    report_unwanted = Signal(object)
    revert_wanted = Signal(object)
    checked = Signal()
    watch_wanted = Signal(bool)
    closed = Signal()
    left = Signal()
    earlier_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("detail_panel")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._theme = session, theme
        self._row: TaskRow | None = None
        self.form = TaskForm(session, theme)
        self.reports = ReportForm(session, theme)
        self.history = HistoryTable(theme)
        self._build()
        self._connect()
        self.show_nothing()

    def _build(self) -> None:
        self._single = QWidget()
        self._instead = QStackedLayout(self)
        self._instead.addWidget(self._single)
        column = QVBoxLayout(self._single)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 6)
        head.setSpacing(4)
        head.addWidget(self._caption_row())
        self._title = QLabel()
        self._title.setObjectName("detail_title")
        self._title.setProperty("role", "title")
        self._title.setMinimumWidth(1)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        head.addWidget(self._title)
        self._earlier = QPushButton()
        self._earlier.setObjectName("detail_earlier")
        self._earlier.setProperty("role", "link")
        self._earlier.setMinimumWidth(1)
        head.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self._reasons = ReasonsBox(self._theme)
        head.addSpacing(4)
        head.addWidget(self._reasons)
        column.addLayout(head)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("detail_tabs")
        self.tabs.setAccessibleName("这项任务")
        self.tabs.setDocumentMode(True)
        for page, text in ((self.form, "基本"), (self.reports, "进展"), (self.history, "历史")):
            self.tabs.addTab(page, text)
        self.tabs.tabBar().setDrawBase(False)
        self._filler = QWidget()
        column.addWidget(self.tabs, 1)
        column.addWidget(self._filler, 1)
        self._foot = self._footer()
        column.addWidget(self._foot)

    def _caption_row(self) -> CaptionRow:
        """Return the line above the title: which task, watched or not, and the cross."""
        self._caption = CaptionRow(self._theme, "detail")
        self._caption.closed.connect(self.closed)
        self._watch = flat_tool("watch_button", "关注这项任务")
        self._watch.setCheckable(True)
        self._watch.clicked.connect(self.watch_wanted)
        self._caption.add(self._watch)
        return self._caption

    def _footer(self) -> QFrame:
        """Return the buttons below: they belong to the open tab."""
        footer = QFrame()
        footer.setProperty("role", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(12, 9, 12, 9)
        self.write_button = icon_button(self._theme, "write_report_button", "填进展(&P)", "edit", primary=True)
        self._hint = QLabel("Ctrl+Enter")
        self._hint.setProperty("role", "hint")
        self._drop = QPushButton("取消")
        self._drop.setObjectName("report_drop")
        self._drop.setShortcut("Alt+C")
        self._drop.setToolTip("Alt+C")
        self.save_button = QPushButton("保存，下一项")
        self.save_button.setObjectName("report_save_next")
        self.save_button.setProperty("role", "primary")
        row.addWidget(self.write_button)
        row.addWidget(self._hint)
        row.addStretch()
        row.addWidget(self._drop)
        row.addWidget(self.save_button)
        return footer

    def _connect(self) -> None:
        self.form.task_edited.connect(self.task_edited)
        self.form.checked.connect(self.checked)
        self.form.status_chosen.connect(self.begin_report)
        self.reports.save_wanted.connect(self._save)
        self.reports.edited.connect(self._show_buttons)
        self.reports.list.delete_wanted.connect(self.report_unwanted)
        self.history.revert_wanted.connect(self.revert_wanted)
        self.write_button.clicked.connect(partial(self.begin_report, None))
        self.save_button.clicked.connect(self._save)
        self._drop.clicked.connect(self._on_dropped)
        self._earlier.clicked.connect(self._on_earlier)
        self.tabs.currentChanged.connect(self._show_buttons)

    def show_instead(self, other: QWidget | None) -> None:
        """Show something else in place of the task, None for the task again."""
        if other is not None and self._instead.indexOf(other) < 0:
            self._instead.addWidget(other)
        self._instead.setCurrentWidget(self._single if other is None else other)

    def first_field(self) -> QWidget:
        """Return where the cursor goes that comes into the panel."""
        shown = self._instead.currentWidget()
        return self.tabs if shown is None or shown is self._single else shown

    def show_nothing(self) -> None:
        """Show that no task is chosen."""
        self._row = None
        self._caption.show_words("")
        self._title.setText("没有选中任务")
        self._reasons.hide()
        self._show_parts(shown=False)

    def show_row(
        self,
        row: TaskRow,
        light: LightReading,
        reports: Sequence[Report],
        changes: Sequence[Change],
        earlier: str = "",
    ) -> None:
        """Show a task as it stands; `earlier` is what the task is called that it goes on with, "" for none."""
        self._row = row
        self._earlier.setToolTip(f"承接{earlier}" if earlier else "")
        self._earlier.setVisible(bool(earlier))
        task = row.task
        section = short_heading(task.section_path[0]) if task.section_path else ""
        words = (f"任务 {task.number}", section, row.plan.title)
        self._caption.show_words(" · ".join(part for part in words if part))
        self._fit_head()
        self._show_watched(watched=task.watched)
        self._reasons.show_reading(light)
        self._show_parts(shown=True)
        self.form.show_row(row)
        self.reports.show_row(row, reports)
        self.tabs.setTabText(_REPORTS, f"进展 {len(reports)}" if reports else "进展")
        self.history.show_changes(changes, writable=self._session.writable)
        self._show_buttons()

    def _show_parts(self, *, shown: bool) -> None:
        """Show tabs and buttons, or only that there is nothing."""
        for part in (self.tabs, self._foot, self._watch):
            part.setVisible(shown)
        if not shown:
            self._earlier.hide()
        self._filler.setVisible(not shown)
        self._show_buttons()

    def offer_units(self, units: Sequence[Unit]) -> None:
        """Complete units from these."""
        self.form.offer_units(units)

    def offer_plans(self, plans: Sequence[Plan]) -> None:
        """Let a task be moved to any of these."""
        self.form.offer_plans(plans)

    def begin_report(self, status: Status | None = None) -> None:
        """Open the tab 进展 and go to where one types."""
        if self._row is not None and self._session.writable:
            self.tabs.setCurrentIndex(_REPORTS)
            self.reports.begin(status if isinstance(status, Status) else None)
            self.form.status_combo.show_value(self._row.state.status)

    def show_reasons(self) -> None:
        """Put the cursor on the reasons of the light."""
        if self._row is not None:
            self._reasons.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_field(self, name: str) -> None:
        """Open the tab 基本 and go to a field."""
        self.tabs.setCurrentIndex(_BASIC)
        self.form.open_field(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Cut the two lines above to the width; the whole text is in the tab and in the tooltips."""
        if self._row is None:
            return
        small = QFontMetrics(self._theme.font(TextRole.SECOND))
        room = max(self.width() - _TOOLS, 1)
        self._earlier.setText(small.elidedText(self._earlier.toolTip(), Qt.TextElideMode.ElideRight, room))
        task = self._row.task
        whole = " ".join((task.title or task.content).split())
        font = self._theme.font(TextRole.TITLE, bold=True)
        lines = break_lines(whole, max(self.width() - 2 * _MARGIN - 2, 1), font.toString(), _TITLE_LINES)
        self._title.setText("\n".join(lines))
        self._title.setToolTip(whole)

    def _show_watched(self, *, watched: bool) -> None:
        colors = self._theme.colors
        self._watch.setChecked(watched)
        self._watch.setIcon(
            self._theme.icon("watched" if watched else "watch", colors.caution if watched else colors.text_2)
        )
        self._watch.setToolTip("取消关注" if watched else "关注这项任务")
        self._watch.setEnabled(self._session.writable)

    def _show_buttons(self, _: object = None) -> None:
        """Show the buttons of the open tab."""
        entering = self.tabs.currentIndex() == _REPORTS
        for part in (self._hint, self._drop, self.save_button):
            part.setVisible(entering)
        self.write_button.setVisible(not entering)
        self.write_button.setEnabled(self._session.writable)
        self.write_button.setToolTip("" if self._session.writable else "台账以只读方式打开，不能填报")
        begun = self.reports.is_begun()
        self.save_button.setEnabled(begun)
        self.save_button.setToolTip("Ctrl+Enter" if begun else "还没有填写内容")
        self._drop.setEnabled(begun)

    def _on_earlier(self) -> None:
        if self._row is not None:
            self.earlier_wanted.emit(self._row.task.continues)

    def _on_dropped(self) -> None:
        self.reports.clear()
        self.tabs.setCurrentIndex(_BASIC)

    def _save(self) -> None:
        """Hand the entry over, if it can be saved."""
        if self._row is None or self.reports.complaint():
            return
        entry, form = self.reports.entry(), self.reports
        self.update_wanted.emit(
            Update(
                status=form.status_value(),
                percent=form.percent_value(),
                text=entry.done,
                problems=entry.problems,
                next_step=entry.next_step,
                on=form.day_value(),
                completed_on=form.completed_on.value() if entry.completed_on else None,
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
