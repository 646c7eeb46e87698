"""Stages and milestones with a tick each: done, and on which day."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import DateField
from ledger_app.domain.task import Milestone, Stage, StageWord, Task


class StepsBox(QWidget):
    """What of a task's steps is done.

    Signals:
        task_edited: the task with a step marked.
    """

    task_edited = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("steps_box")
        self._session, self._theme = session, theme
        self._task: Task | None = None
        self._steps: tuple[Stage | Milestone, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_task(self, task: Task) -> None:
        """Show the steps of `task`."""
        steps = _steps(task)
        same = self._task is not None and self._task.id == task.id and steps == self._steps
        self._task = task
        if same:
            return
        self._steps = steps
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        if steps:
            caption = QLabel("做完一步勾一步")
            caption.setProperty("role", "caption")
            self._column.addWidget(caption)
        for place, step in enumerate(steps):
            self._column.addWidget(self._line(place, step))
        self.setVisible(bool(steps))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._task is not None:
            self._steps = ()  # letters of another size: each line is made anew
            self.show_task(self._task)

    def _line(self, place: int, step: Stage | Milestone) -> QWidget:
        """Return one step with its tick, and its day once it is done."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        text = f"{step.year}年 {step.word.value}" if isinstance(step, Stage) else f"{step.day} {step.text}"
        tick = QCheckBox()
        tick.setObjectName(f"step_{place + 1}_check")
        tick.setAccessibleName(text)
        with QSignalBlocker(tick):
            tick.setChecked(step.done_on is not None)
        tick.setEnabled(self._session.writable)
        tick.toggled.connect(lambda on: self._mark(place, self._session.today if on else None))
        words = QLabel(text)
        words.setWordWrap(True)
        words.setBuddy(tick)
        row.addWidget(tick)
        row.addWidget(words, 1)
        if step.done_on is not None:
            day = DateField(self._theme, lambda: self._session.today)
            day.setObjectName(f"step_{place + 1}_day")
            day.line.setAccessibleName(f"{text} 完成日期")
            day.line.setFixedWidth(day.line.fontMetrics().horizontalAdvance("2025-12-31") + 22)
            day.show_value(step.done_on)
            day.setReadOnly(not self._session.writable)
            day.committed.connect(partial(self._take_day, place, day))
            row.addWidget(day)
        return line

    def _take_day(self, place: int, field: DateField) -> None:
        self._mark(place, field.value())

    def _mark(self, place: int, day: date | None) -> None:
        """Tell the task with that step done on `day`."""
        if self._task is None:
            return
        task, step = self._task, self._steps[place]
        if isinstance(step, Stage):
            changed = tuple(replace(s, done_on=day) if s == step else s for s in task.schedule)
            self.task_edited.emit(replace(task, schedule=changed))
        else:
            marked = tuple(replace(s, done_on=day) if s == step else s for s in task.milestones)
            self.task_edited.emit(replace(task, milestones=marked))


def _steps(task: Task) -> tuple[Stage | Milestone, ...]:
    stages = tuple(stage for stage in task.schedule if stage.word is not StageWord.NONE)
    return (*stages, *task.milestones)
