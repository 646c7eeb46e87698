"""导出: which form, which tasks, as of which day, to which file; then the file is one click away."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.background import Job
from ledger_app.desktop.messages import confirm, show_error
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import DateField
from ledger_app.desktop.widgets.screen_room import keep_on_screen
from ledger_app.domain.outcome import Outcome
from ledger_app.domain.query import TaskQuery
from ledger_app.errors import LedgerError

_SUFFIX = ".xlsx"
_NAME_ROLE = Qt.ItemDataRole.UserRole


class ExportDialog(QDialog):
    """Stays open after an export, with 打开文件 and 打开文件夹."""

    def __init__(self, parent: QWidget | None, session: Session, theme: Theme, query: TaskQuery) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle("导出 Excel")
        self.resize(680, 520)
        self._session, self._theme, self._query = session, theme, query
        self._job: Job | None = None
        self._running = False
        self._named_by_us = ""
        self._done_path: Path | None = None
        self._build()
        self._connect()
        self._forms.setCurrentRow(0)

    def _build(self) -> None:
        self._forms = self._form_list()
        self._all = QRadioButton()
        self._all.setObjectName("scope_all")
        self._filtered = QRadioButton()
        self._filtered.setObjectName("scope_filtered")
        scope = QHBoxLayout()
        scope.addWidget(self._all)
        scope.addWidget(self._filtered)
        scope.addStretch()
        self._day = DateField(self._theme, lambda: self._session.today, "例如 2025-06-30")
        self._day.setObjectName("export_as_of")
        self._day.show_value(self._query.as_of)
        self._target = QLineEdit()
        self._target.setObjectName("export_target")
        self._target.setAccessibleName("存到哪个文件")
        self._browse = QPushButton("换个地方…")
        self._browse.setObjectName("export_browse")
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self._target, 1)
        place.addWidget(self._browse)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.addRow("范围", scope)
        form.addRow("截至", self._day)
        form.addRow("存到", place)
        self._result = QLabel()
        self._result.setObjectName("export_result")
        self._result.setWordWrap(True)
        body = QVBoxLayout()
        body.setContentsMargins(16, 14, 16, 14)
        body.setSpacing(10)
        heading = QLabel("选一张表")
        heading.setProperty("role", "strong")
        body.addWidget(heading)
        body.addWidget(self._forms, 1)
        body.addLayout(form)
        body.addWidget(self._result)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(self._footer())
        self._show_scope()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_on_screen(self)

    def _form_list(self) -> QListWidget:
        """Return the forms there are, a faulty one with what is wrong in it."""
        from ledger_app.reports.form_file import list_forms

        forms = QListWidget()
        forms.setObjectName("form_list")
        forms.setAccessibleName("报表")
        forms.setProperty("role", "boxed")
        forms.setWordWrap(True)
        for summary in list_forms():
            item = QListWidgetItem(f"{summary.name}\n{summary.fault or summary.description}")
            item.setData(_NAME_ROLE, summary.name)
            if summary.fault:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            forms.addItem(item)
        return forms

    def _footer(self) -> QFrame:
        """Return progress and buttons."""
        self._busy = QProgressBar()
        self._busy.setObjectName("export_busy")
        self._busy.setMaximumWidth(180)
        self._busy.hide()
        self._open_file, self._open_folder = QPushButton("打开文件"), QPushButton("打开文件夹")
        self._do, self._close = QPushButton("导出 Excel"), QPushButton("取消")
        for button, name in (
            (self._open_file, "open_file_button"),
            (self._open_folder, "open_folder_button"),
            (self._do, "export_button"),
            (self._close, "close_button"),
        ):
            button.setObjectName(name)
        self._do.setProperty("role", "primary")
        self._do.setDefault(True)
        footer = QFrame()
        footer.setProperty("role", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(16, 11, 16, 11)
        row.addWidget(self._open_file)
        row.addWidget(self._open_folder)
        row.addWidget(self._busy)
        row.addStretch()
        row.addWidget(self._do)
        row.addWidget(self._close)
        self._open_file.hide()
        self._open_folder.hide()
        return footer

    def _connect(self) -> None:
        self._forms.currentRowChanged.connect(lambda _: self._on_choice())
        self._day.changed.connect(self._on_choice)
        self._day.committed.connect(self._on_choice)
        self._all.toggled.connect(lambda _: self._on_choice())
        self._browse.clicked.connect(self._on_browse)
        self._do.clicked.connect(self._on_export)
        self._close.clicked.connect(self.reject)
        self._open_file.clicked.connect(lambda: self._open(self._done_path))
        self._open_folder.clicked.connect(lambda: self._open(self._done_path.parent if self._done_path else None))
        self._session.background.job_progressed.connect(self._on_progress)

    def choose(self, form: str) -> None:
        """Choose the form of that name, if there is one."""
        for row in range(self._forms.count()):
            if self._forms.item(row).data(_NAME_ROLE) == form:
                self._forms.setCurrentRow(row)

    def _show_scope(self) -> None:
        """Say how many tasks each scope holds; without a filter there is only one."""
        with self._session.reading() as reader:
            everything = reader.count(self._everything())
            found = reader.count(self._query)
        self._all.setText(f"全部任务（{everything} 项）")
        self._filtered.setText(f"当前筛选（{found} 项）")
        self._filtered.setVisible(found != everything)
        (self._filtered if found != everything else self._all).setChecked(True)

    def _everything(self) -> TaskQuery:
        """Return the query without filters, in the order of the plans."""
        return TaskQuery(self._query.as_of)

    def _form_name(self) -> str:
        item = self._forms.currentItem()
        return str(item.data(_NAME_ROLE)) if item is not None else ""

    def _on_choice(self) -> None:
        """Follow the choices: the proposed name of the file, and whether anything can be exported."""
        day = self._day.value()
        self._do.setEnabled(bool(self._form_name()) and day is not None and not self._running)
        if self._target.text() == self._named_by_us and day is not None:
            self._named_by_us = str(self._folder() / f"{self._form_name()}_{day:%Y%m%d}{_SUFFIX}")
            self._target.setText(self._named_by_us)

    def _folder(self) -> Path:
        """Return where files are put by default."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(self._target.text()).parent if self._target.text() else Path(documents or Path.home())

    def _on_browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "存到",
            self._target.text(),
            f"Excel 工作簿 (*{_SUFFIX})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self._target.setText(chosen if chosen.lower().endswith(_SUFFIX) else chosen + _SUFFIX)

    def _on_export(self) -> None:
        target = Path(self._target.text().strip())
        if not target.name:
            self._say("请写上文件名")
            return
        if target.exists() and not confirm(
            self, self._theme, f"替换 {target.name}？", f"{target.parent} 里已有这个文件。", "替换", "不替换"
        ):
            return
        self._export(target)

    def _export(self, target: Path) -> None:
        """Write the form in the background."""
        from ledger_app.actions.exporting import export_form

        day = self._day.value()
        if day is None:
            return
        query = replace(self._query if self._filtered.isChecked() else self._everything(), as_of=day)
        name, ledger, clerk = self._form_name(), self._session.ledger, self._session.clerk()
        self._say("")
        self._running = True
        self._follow_job()
        self._job = self._session.background.run(
            self,
            lambda job: export_form(ledger, clerk, name, query, target, progress=job.progress, cancelled=job.cancelled),
            partial(self._on_done, target),
            partial(self._on_failed, target),
            f"正在导出 {name}",
            stoppable=True,
        )

    def _follow_job(self) -> None:
        """Show whether an export is under way."""
        running = self._running
        self._busy.setVisible(running)
        self._busy.setRange(0, 0)
        self._do.setEnabled(not running)
        self._do.setText("正在导出…" if running else "导出 Excel")
        for button in (self._open_file, self._open_folder):
            button.setVisible(not running and self._done_path is not None)
        self._close.setText("取消" if running or self._done_path is None else "关闭")

    def _on_progress(self, job: Job, done: int, total: int) -> None:
        if job is self._job:
            self._busy.setRange(0, total)
            self._busy.setValue(done)

    def _on_done(self, target: Path, outcome: Outcome) -> None:
        self._running, self._done_path = False, target
        self._say(outcome.message)
        self._follow_job()
        self._open_file.setFocus()

    def _on_failed(self, target: Path, error: LedgerError) -> None:
        self._running = False
        self._follow_job()
        repair = show_error(self, self._theme, "没有导出", error, "重试", "另存为…")
        if repair == "重试":
            self._export(target)
        elif repair:
            self._on_browse()

    def _say(self, text: str) -> None:
        self._result.setText(text)

    def _open(self, path: Path | None) -> None:
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def reject(self) -> None:
        if self._running and self._job is not None:
            self._job.cancel()
        super().reject()

    @classmethod
    def ask(cls, parent: QWidget | None, session: Session, theme: Theme, query: TaskQuery, form: str = "") -> None:
        """Let the clerk export; `query` is what the page shows at present, `form` what is chosen at first."""
        dialog = cls(parent, session, theme, query)
        dialog.choose(form)
        dialog.exec()
        dialog.deleteLater()
