"""Shows what a paste, a fill or a bulk edit would do, old beside new, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QWidget,
)

from ledger_app.actions.edit_cells import EditPlan
from ledger_app.desktop.blocks.edit_preview_model import COLUMN, NEW, NUMBER, OLD, WHY, EditPreviewModel
from ledger_app.desktop.blocks.pasting import Placed
from ledger_app.desktop.blocks.pasting_cells import text_of_cells
from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.domain.cell_text import column_name
from ledger_app.domain.plan import Plan


class EditPreview(FramedDialog):
    """Counts above, one row a cell below; the clerk may leave out the rows that would become tasks."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, deed: str, placed: Placed, plan: EditPlan, plans: Sequence[Plan]
    ) -> None:
        super().__init__(parent, f"{deed}预览", deed)
        self.setObjectName("edit_preview")
        self.resize(QSize(920, 560))
        self._deed, self._placed, self._plan = deed, placed, plan
        self._build(theme, plans)
        self._show_counts()

    def _build(self, theme: Theme, plans: Sequence[Plan]) -> None:
        self._counts = QLabel()
        self._counts.setObjectName("edit_preview_counts")
        self._counts.setFont(theme.font(TextRole.TITLE, bold=True))
        self._counts.setWordWrap(True)
        self._left = QLabel()
        self._left.setProperty("role", "hint")
        self._left.setWordWrap(True)
        for widget in (self._counts, self._left):
            self.content.addWidget(widget)
        self._build_added(plans)
        self.table = QTableView()
        self._build_table(theme)
        self.content.addWidget(self.table, 1)
        self._reason = QLabel()
        self._reason.setObjectName("edit_preview_reason")
        self._reason.setProperty("role", "error")
        self._reason.setWordWrap(True)
        self.content.addWidget(self._reason)
        self._reason.setVisible(bool(self._plan.refusals))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._show_reason(now.row()))
        self.table.setCurrentIndex(self.table.model().index(0, NUMBER))
        self._copy = QPushButton(f"复制没有写的 {len(self._plan.refusals)} 格")
        self._copy.setObjectName("copy_refused_button")
        self._copy.setProperty("role", "flat")
        self._copy.setIcon(theme.icon("copy", theme.colors.text_2))
        self._copy.clicked.connect(lambda _: self._copy_refused())
        self.content.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._copy.setVisible(bool(self._plan.refusals))

    def _build_added(self, plans: Sequence[Plan]) -> None:
        """Ask whether rows that the table does not have become tasks, and in which plan."""
        self._adds = QCheckBox(f"追加 {len(self._placed.added)} 行为新任务，放进")
        self._adds.setObjectName("add_rows_check")
        self._adds.setChecked(True)
        self._adds.toggled.connect(lambda _: self._show_counts())
        self._plans = QComboBox()
        self._plans.setObjectName("add_rows_plan")
        self._plans.setAccessibleName("新任务放进哪个方案")
        for plan in plans:
            self._plans.addItem(plan.title, plan.id)
        if self._placed.added:
            self._plans.setCurrentIndex(self._plans.findData(self._placed.added[0].plan_id))
        row = QHBoxLayout()
        row.addWidget(self._adds)
        row.addWidget(self._plans)
        row.addStretch()
        self.content.addLayout(row)  # a widget that has no parent yet must not be shown
        for widget in (self._adds, self._plans):
            widget.setVisible(bool(self._placed.added))

    def _build_table(self, theme: Theme) -> None:
        table = self.table
        table.setObjectName("edit_preview_table")
        table.setAccessibleName("要改的格，改前和改后")
        table.setProperty("role", "boxed")
        table.setModel(EditPreviewModel(theme, self._plan, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        refused = bool(self._plan.refusals)
        fixed = {NUMBER: 6, COLUMN: 6} | ({OLD: 10, NEW: 13} if refused else {})
        letter = table.fontMetrics().horizontalAdvance("栏")
        for column, letters in fixed.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, letter * letters + 16)
        table.setColumnHidden(WHY, not refused)

    def _show_reason(self, row: int) -> None:
        """Show the whole reason of a cell that cannot be written; its column has room for the beginning."""
        refusals = self._plan.refusals
        self._reason.setText(refusals[row].sentence if 0 <= row < len(refusals) else "")

    def _show_counts(self) -> None:
        """Say how many cells are written, and what is left as it is."""
        adds = self._adds.isChecked() and bool(self._placed.added)
        new = {row.task_id for row in self._plan.added}
        changes = [change for change in self._plan.changes if adds or change.task_id not in new]
        tasks = len({change.task_id for change in changes} - new)
        parts = [f"将改 {tasks} 项任务"] if tasks else []
        parts += [f"新增 {len(self._plan.added)} 项任务"] if adds and self._plan.added else []
        parts += [f"共 {len(changes)} 格"] if changes else ["没有可以写的内容"]
        parts += [f"{len(self._plan.refusals)} 格不能写"] if self._plan.refusals else []
        self._counts.setText("，".join(parts))
        self._left.setText("；".join(self._left_out()))
        self._left.setVisible(bool(self._left.text()))
        self._plans.setEnabled(adds)
        self.primary.setText(f"写入 {len(changes)} 格" if changes else "写入")
        self.primary.setEnabled(bool(changes))
        self.primary.setToolTip("" if changes else "没有可以写的内容")
        self.hint("写入后可以一次撤销。" if changes else "台账没有改动。")

    def _left_out(self) -> list[str]:
        """Say what is passed over."""
        skipped, outside = len(self._plan.skipped), self._placed.outside
        return [
            *([f"{skipped} 格由程序算出，跳过"] if skipped else []),
            *([f"右边多出 {outside} 列，表里没有地方放"] if outside else []),
            *(["第一行是表头，没有写"] if self._placed.headed else []),
        ]

    def _copy_refused(self) -> None:
        """Put what cannot be written on the clipboard, with the reasons."""
        lines = [("任务", "栏目", "内容", "没有写的原因")]
        for refusal in self._plan.refusals:
            entry = refusal.entry
            lines.append((refusal.number, column_name(entry.field, entry.heading), entry.text, refusal.sentence))
        QGuiApplication.clipboard().setText(text_of_cells(lines))
        self.hint("没有写的已复制，可以粘贴到 Excel 里改。")

    def chosen(self) -> Placed:
        """Return what is to be written."""
        if not self._placed.added:
            return self._placed
        if not self._adds.isChecked():
            return self._placed.without_added()
        return self._placed.added_to(str(self._plans.currentData()))

    @classmethod
    def ask(
        cls, parent: QWidget | None, theme: Theme, deed: str, placed: Placed, plan: EditPlan, plans: Sequence[Plan]
    ) -> Placed | None:
        """Return what is to be written, None when the clerk thought better of it."""
        dialog = cls(parent, theme, deed, placed, plan, plans)
        chosen = dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return chosen
