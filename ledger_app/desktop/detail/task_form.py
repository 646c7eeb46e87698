"""The tab 基本: everything the plan and the clerk say of a task, each field changed where it stands."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.detail.field_caption import FieldCaption
from ledger_app.desktop.detail.form_field import FormField
from ledger_app.desktop.detail.plan_field import PlanField
from ledger_app.desktop.detail.steps_box import StepsBox
from ledger_app.desktop.detail.target_field import TargetField
from ledger_app.desktop.detail.task_fields import CONTENT, MAIN, FieldSpec, extra_spec, step_specs
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import ChoiceField, DateField
from ledger_app.desktop.widgets.tab_order import walk_as_laid_out
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from ledger_app.domain.field import Field
from ledger_app.domain.plan import Plan
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import show
from ledger_app.domain.task import Status, Target, Task
from ledger_app.domain.unit import Unit


class TaskForm(QScrollArea):
    """The fields of one task.

    Signals:
        task_edited: the task as it should be.
        status_chosen: a Status; it is stated by an entry of progress, not here.
        checked: the clerk has looked at what was marked 需核对.
    """

    task_edited = Signal(object)
    status_chosen = Signal(object)
    checked = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tab_basic")
        self._session, self._theme = session, theme
        self._row: TaskRow | None = None
        self._units: Sequence[Unit] = ()
        self._fields: dict[str, tuple[FieldSpec, FormField]] = {}
        self._extra: tuple[str, ...] = ()
        self._labels: dict[str, FieldCaption] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        inside.setProperty("role", "surface")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 10, 8, 12)
        self._column.setSpacing(6)
        self._build()
        self.setWidget(inside)

    def _build(self) -> None:
        """Put the fields below each other: who and when, steps, then what."""
        self._check_note, self._check_button = QLabel(), QPushButton("已核对(&K)")
        self._column.addWidget(self._check_box())
        main, self._extra_form = _form(), _form()
        self.status_combo = ChoiceField([(status.value, status) for status in Status])
        self.status_combo.setObjectName("status_combo")
        self.status_combo.setAccessibleName("状态")
        self.status_combo.committed.connect(lambda: self.status_chosen.emit(self.status_combo.value()))
        main.addRow(FieldCaption("状态"), self.status_combo)
        self._add(main, MAIN)
        self._target, self._target_caption = TargetField(self._theme), FieldCaption("量化目标")
        self._target.edited.connect(self.take_targets)
        main.addRow(self._target_caption, self._target)
        self._column.addLayout(main)
        steps = _form()
        self._add(steps, step_specs(lambda: self._session.today))
        self._column.addLayout(steps)
        self.steps = StepsBox(self._session, self._theme)
        self.steps.task_edited.connect(self._tell)
        self._column.addWidget(self.steps)
        self._column.addWidget(_line())
        content = _form()
        self._add(content, CONTENT)
        self._column.addLayout(content)
        self._column.addLayout(self._extra_form)
        self._all = QCheckBox("显示空着的栏目")
        self._all.setObjectName("all_fields_check")
        self._all.toggled.connect(lambda _: self._show_rare())
        self._column.addWidget(self._all)
        self._column.addStretch()

    def _check_box(self) -> QFrame:
        """Return the box that says what the clerk should look at."""
        self._check_frame = QFrame()
        self._check_frame.setObjectName("check_box")
        self._check_frame.setProperty("role", "reasons")
        self._check_frame.setProperty("light", "yellow")
        self._check_note.setWordWrap(True)
        self._check_button.setObjectName("checked_button")
        self._check_button.setProperty("role", "small")
        self._check_button.clicked.connect(lambda _: self.checked.emit())
        row = QHBoxLayout(self._check_frame)
        row.setContentsMargins(10, 6, 8, 6)
        row.addWidget(self._check_note, 1)
        row.addWidget(self._check_button, 0, Qt.AlignmentFlag.AlignTop)
        return self._check_frame

    def _add(self, form: QFormLayout, specs: Sequence[FieldSpec]) -> None:
        """Put fields into a form."""
        for spec in specs:
            editor = spec.make(self._session, self._theme)
            field = FormField(spec.name, spec.label, editor)
            label = FieldCaption(spec.label)
            form.addRow(label, field)
            self._fields[spec.name] = spec, field
            self._labels[spec.name] = label
            field.opened.connect(partial(self._fill, spec.name))
            signal = editor.edited if isinstance(editor, UnitEdit) else editor.committed  # type: ignore[attr-defined]
            signal.connect(partial(self._take, spec.name))

    def offer_units(self, units: Sequence[Unit]) -> None:
        """Complete units from these."""
        self._units = units
        for _, field in self._fields.values():
            if isinstance(field.editor, UnitEdit):
                field.editor.offer(units)

    def offer_plans(self, plans: Sequence[Plan]) -> None:
        """Let a task be moved to any of these."""
        editor = self._fields["plan"][1].editor
        if isinstance(editor, PlanField):
            editor.offer_plans(plans)

    def show_row(self, row: TaskRow) -> None:
        """Show a task; what the clerk is editing of the same task stays open."""
        if self._row is None or self._row.task.id != row.task.id:
            self.close_editors()
        self._row = row
        self._show_extra(row)
        fixed = not self._session.writable
        for spec, field in self._fields.values():
            field.show_text(spec.text(row), fixed=fixed)
        self.status_combo.show_value(row.state.status)
        self.status_combo.setEnabled(not fixed)
        self._target.show_targets(row.task.targets, show(row, Field.TARGET), fixed=fixed)
        self.steps.show_task(row.task)
        self._check_note.setText(f"需核对：{row.task.to_check}")
        self._check_frame.setVisible(bool(row.task.to_check))
        self._check_button.setEnabled(not fixed)
        self._show_rare()
        walk_as_laid_out(self._column)

    def close_editors(self) -> None:
        """Turn every field back into text."""
        for _, field in self._fields.values():
            field.close_editor()

    def open_field(self, name: str) -> None:
        """Go to the field `name`."""
        field = self._fields[name][1]
        self.ensureWidgetVisible(field)
        field.open()

    def _show_extra(self, row: TaskRow) -> None:
        """Make fields for the columns that only this task's table has."""
        headings = tuple(dict.fromkeys(heading for heading, _ in row.task.extra))
        if headings == self._extra:
            return
        while self._extra_form.rowCount():
            self._extra_form.removeRow(0)
        for heading in self._extra:
            del self._fields[f"extra_{heading}"], self._labels[f"extra_{heading}"]
        self._extra = headings
        self._add(self._extra_form, [extra_spec(heading) for heading in headings])

    def _show_rare(self) -> None:
        """Hide the fields that say nothing, unless the clerk wants all."""
        for name, (spec, field) in self._fields.items():
            visible = not spec.rare or bool(field.text()) or field.is_open() or self._all.isChecked()
            field.setVisible(visible)
            self._labels[name].setVisible(visible)
        has_targets = self._row is not None and bool(self._row.task.targets)
        for part in (self._target, self._target_caption):
            part.setVisible(has_targets or self._all.isChecked())

    def _fill(self, name: str) -> None:
        """Put the value of the task into an editor that opens."""
        spec, field = self._fields[name]
        if self._row is not None:
            _show_value(field.editor, spec.get(self._row))

    def _take(self, name: str) -> None:
        """Take what was entered into a field, if it can be taken."""
        spec, field = self._fields[name]
        if self._row is None:
            return
        sentence = _complaint(field.editor) or spec.check(_value(field.editor))
        field.complain(sentence)
        if sentence:
            return
        edited = spec.put(self._row.task, _value(field.editor))
        if edited != self._row.task:
            self._tell(edited)

    def take_targets(self, targets: tuple[Target, ...]) -> None:
        """Take other targets for the task shown."""
        if self._row is not None:
            self._tell(replace(self._row.task, targets=targets))

    def _tell(self, edited: Task) -> None:
        """Tell what the task should be; the next edit builds on it even before it is saved."""
        if self._row is not None:
            self._row = replace(self._row, task=replace(edited, version=edited.version + 1))
            self.steps.show_task(self._row.task)
        self.task_edited.emit(edited)


def _show_value(editor: QWidget, value: Any) -> None:
    """Put a value into an editor of whichever kind."""
    if isinstance(editor, UnitEdit):
        editor.show_units(value)
    else:
        editor.show_value(value)  # type: ignore[attr-defined]  # every other editor has it


def _value(editor: QWidget) -> Any:
    """Return what an editor holds."""
    return editor.unit_ids() if isinstance(editor, UnitEdit) else editor.value()  # type: ignore[attr-defined]


def _complaint(editor: QWidget) -> str:
    """Return what is wrong with what an editor holds."""
    return editor.complaint() if isinstance(editor, UnitEdit | DateField) else ""


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(8)
    form.setVerticalSpacing(2)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return form


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "divider")
    line.setFixedHeight(1)
    return line
