"""Adding one task by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from ledger_app.desktop.detail.target_table import TargetTable
from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import DateField, LineField, TextField
from ledger_app.desktop.widgets.screen_room import ScrollRoom
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from ledger_app.domain.cell_reading import read_section
from ledger_app.domain.identifier import new_id
from ledger_app.domain.plan import Plan
from ledger_app.domain.task import DueSource, Task
from ledger_app.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class NewTask:
    """What was entered: the task, and its plan where that is new too."""

    task: Task
    new_plan: Plan | None = None


class NewTaskDialog(FramedDialog):
    """Fields of a task; only 具体任务 and 方案 must be filled."""

    def __init__(
        self, parent: QWidget | None, session: Session, theme: Theme, plans: Sequence[Plan], units: Sequence[Unit]
    ) -> None:
        super().__init__(parent, "新增任务", "新增任务")
        self.setObjectName("new_task_dialog")
        self.setMinimumWidth(760)
        self._plans = tuple(plans)
        self._plan = QComboBox()
        self._plan.setEditable(True)
        self._plan.addItems([plan.title for plan in plans])
        line = self._plan.lineEdit()
        if line is not None:
            line.setPlaceholderText("方案的名称，没有就新起一个")
        self._content = TextField(2, 8)
        self._number, self._section = LineField(), LineField("上级 / 下级")
        self._lead, self._co, self._area = UnitEdit(theme), UnitEdit(theme), UnitEdit(theme)
        self._due = DateField(theme, lambda: session.today, "6.30、2025-06-30 或 6月底前；长期任务不填")
        self._error = QLabel()
        self._error.setProperty("role", "error")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for name, label, field in (
            ("plan", "方案", self._plan),
            ("content", "具体任务", self._content),
            ("number", "序号", self._number),
            ("section", "类别", self._section),
            ("lead", "牵头单位", self._lead),
            ("co", "配合单位", self._co),
            ("area", "属地", self._area),
            ("due", "时限", self._due),
        ):
            field.setObjectName(f"new_task_{name}")
            (field.focusProxy() or field).setAccessibleName(label)
            form.addRow(label, field)
        self._targets = TargetTable(theme)
        form.addRow("量化目标", self._targets)
        for edit in (self._lead, self._co, self._area):
            edit.offer(units)
        fields = QWidget()
        fields.setProperty("role", "scroll")
        fields.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        self.content.addWidget(ScrollRoom(fields), 1)
        self.content.addWidget(self._error)
        self.hint("其他栏目新增以后在详情面板里填")
        self._content.setFocus()

    def accept(self) -> None:
        sentence = self._complaint()
        self._error.setText(sentence)
        if not sentence and not self._targets.complains():
            super().accept()

    def _complaint(self) -> str:
        """Return what is missing or wrong."""
        if not self._content.value():
            return "请写具体任务"
        if not self._plan.currentText().strip():
            return "请选一个方案，或写一个新方案的名称"
        complaints = (field.complaint() for field in (self._lead, self._co, self._area, self._due))
        return next((sentence for sentence in complaints if sentence), "")

    def entered(self) -> NewTask:
        """Return what was entered."""
        title = self._plan.currentText().strip()
        known = next((plan for plan in self._plans if plan.title == title), None)
        plan = known or Plan(new_id("P"), title)
        due = self._due.value()
        task = Task(
            id=new_id("T"),
            plan_id=plan.id,
            content=self._content.value(),
            number=self._number.value(),
            section_path=read_section(self._section.value()),
            lead_units=self._lead.unit_ids(),
            co_units=self._co.unit_ids(),
            area_units=self._area.unit_ids(),
            due=due,
            due_source=DueSource.MANUAL if due else None,
            targets=self._targets.targets(),
        )
        return NewTask(task, None if known else plan)

    @classmethod
    def ask(
        cls, parent: QWidget | None, session: Session, theme: Theme, plans: Sequence[Plan], units: Sequence[Unit]
    ) -> NewTask | None:
        """Return what was entered, None when the dialog was closed."""
        dialog = cls(parent, session, theme, plans, units)
        entered = dialog.entered() if dialog.exec() else None
        dialog.deleteLater()
        return entered
