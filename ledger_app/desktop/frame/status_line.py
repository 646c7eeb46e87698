"""The status bar: what is shown, which day, what is saved; a message with an action; work under way."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from ledger_app.desktop.background import Background, Job
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.light_shape import light_pixmap
from ledger_app.desktop.widgets.look import give_look
from ledger_app.domain.light import LIGHT_MEANINGS, Light

_MESSAGE_MS = 6000
_PATIENCE_MS = 300
_LONG_MS = 10_000
_GAP, _LEAST = 12, 120
_EDGES = 28  # the air around a message, and the gap beside it


class StatusLine(QStatusBar):
    """Labels by name, and the busy bar of one background.

    Signals:
        long_work: what takes longer than some seconds, for the title of the window; "" when it is done.
    """

    long_work = Signal(str)

    def __init__(self, theme: Theme, background: Background) -> None:
        super().__init__()
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self._theme = theme
        self._count = self._label("status_count")
        self._lights, self._light_labels = _light_row(theme)
        self._message, self._act = self._label("status_message"), QPushButton()
        self._act.setObjectName("status_action")
        self._act.setProperty("role", "link")
        self._act.hide()
        self._run: Callable[[], None] | None = None
        self._act.clicked.connect(lambda _: self._on_acted())
        for part in (self._count, self._lights, self._message, self._act):
            self.addWidget(part)
        self._busy, self._cancel = QProgressBar(), QPushButton("取消")
        self._busy.setObjectName("busy_bar")
        self._busy.setFixedWidth(120)
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName("进度")
        self._work = self._label("status_work")
        self._cancel.setObjectName("busy_cancel")
        self._cancel.setProperty("role", "link")
        self._as_of, self._saved = self._label("status_as_of"), self._label("status_saved")
        self._backup, self._calendar = self._label("status_backup"), self._label("status_calendar")
        self._user = self._label("status_user")
        lasting = (self._as_of, self._saved, self._backup, self._calendar, self._user)
        self._spare = (self._calendar, self._backup, self._user, self._saved)
        for part in (self._work, self._busy, self._cancel, *lasting):
            self.addPermanentWidget(part)
        self._fade = _timer(self, _MESSAGE_MS, lambda: self.say(""))
        self._patience = _timer(self, _PATIENCE_MS, self._show_busy)
        self._long = _timer(self, _LONG_MS, self._tell_long)
        self._background = background
        background.job_started.connect(self._on_started)
        background.job_progressed.connect(self._on_progressed)
        background.job_finished.connect(self._on_finished)
        background.job_stopped.connect(self._on_stopped)
        self._cancel.clicked.connect(lambda _: self._on_cancelled())
        self.show_nothing()

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def show_nothing(self) -> None:
        """Say nothing: no ledger is open."""
        for part in (self._lights, self._work, self._busy, self._cancel):
            part.hide()
        for label in (self._count, self._message, self._as_of, self._saved, self._backup, self._calendar, self._user):
            label.clear()
            label.hide()

    def say(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Say what was done, with one action (撤销), for a few seconds."""
        self._run = run
        self._act.setText(action)
        self._act.setVisible(bool(text and action))
        self._message.hide()  # words longer than the window would widen the bar before they are cut
        metrics = QFontMetrics(self._message.font())
        self._drop_spare(metrics.horizontalAdvance(text) + _EDGES if text else 0)
        room = max(self.window().width() - self._taken() - _EDGES, _LEAST)
        self._message.setText(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room))
        self._message.setToolTip(text)
        self._message.setVisible(bool(text))
        if text:
            self._fade.start()

    def _taken(self) -> int:
        """Return how wide the parts shown are together."""
        parts = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return sum(map(_width, parts))

    def show_count(self, text: str) -> None:
        """Say how many the page shows."""
        self._show(self._count, text)

    def show_lights(self, counts: Mapping[Light, int]) -> None:
        """Count the lights of what is shown."""
        for light, label in self._light_labels.items():
            label.setText(str(counts.get(light, 0)))
        self._lights.setVisible(bool(counts))
        self._drop_spare()

    def show_day(self, day: date, today: date) -> None:
        """Say which day is looked at, bold when it is not today."""
        give_look(self._as_of, "role", "" if day == today else "strong")
        self._show(self._as_of, f"截至 {day}")

    def show_saved(self, at: datetime | None, today: date, *, writable: bool) -> None:
        """Say when the last deed was saved, or that nothing can be."""
        when = "" if at is None else (f"{at:%H:%M}" if at.date() == today else f"{at:%m-%d %H:%M}")
        self._show(self._saved, f"已保存 {when}".strip() if writable else "只读")

    def show_backup(self, at: datetime | None, today: date) -> None:
        """Say when the ledger was backed up last."""
        when = "" if at is None else (f"{at:%H:%M}" if at.date() == today else f"{at:%m-%d}")
        self._show(self._backup, f"备份 {when}" if when else "还没有备份")

    def show_calendar(self, year: int, *, published: bool) -> None:
        """Say whether the working days of that year are known."""
        said = (
            f"工作日历 {year} 年（国办公布）" if published else f"工作日历：{year} 年尚未公布，暂按周末和固定节日估计"
        )
        self._show(self._calendar, said)

    def show_user(self, name: str) -> None:
        """Say who works here."""
        self._show(self._user, f"经办：{name}" if name else "")

    def _show(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
        self._drop_spare()

    def _drop_spare(self, coming: int = 0) -> None:
        """Leave out what can be read elsewhere while there is no room: calendar, backup, who works, when saved.

        It is worked out before anything is shown: each part that comes or goes resizes the bar, which asks again.

        Args:
            coming: pixels that are about to be taken.
        """
        room = self.window().width() - coming - self._taken() + sum(map(_width, self._spare))
        for label in reversed(self._spare):
            room -= label.sizeHint().width() + _GAP if label.text() else 0
            label.setVisible(bool(label.text()) and room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drop_spare()

    def _on_acted(self) -> None:
        run = self._run
        self.say("")
        if run is not None:
            run()

    def _on_cancelled(self) -> None:
        for job in self._background.jobs():
            if job.stoppable:
                job.cancel()
        self._cancel.setEnabled(False)

    def _on_started(self, job: Job) -> None:
        if not job.title:
            return
        if self._busy.isVisible():
            self._show_busy()
        elif not self._patience.isActive():
            self._patience.start()
            self._long.start()

    def _on_progressed(self, job: Job, done: int, total: int) -> None:
        if job.title:
            self._busy.setRange(0, total)
            self._busy.setValue(done)
            self._busy.setFormat(f"{done}/{total}")

    def _on_finished(self, job: Job) -> None:
        if not job.title:
            return
        self._busy.setRange(0, 0)
        self._busy.setFormat("")
        if self._background.jobs():
            self._show_busy()
            return
        for timer in (self._patience, self._long):
            timer.stop()
        self.long_work.emit("")
        self._work.hide()
        self._busy.hide()
        self._cancel.hide()

    def _on_stopped(self, job: Job) -> None:
        if job.stoppable:
            self.say(f"{job.title.removeprefix('正在')}已停下")

    def _show_busy(self) -> None:
        """Say what is under way, and how much waits behind it."""
        jobs = self._background.jobs()
        if not jobs:
            return
        waiting = f"（后面还有 {len(jobs) - 1} 件在等）" if len(jobs) > 1 else ""
        self._show(self._work, f"{jobs[0].title}…{waiting}")
        self._busy.show()
        self._cancel.setEnabled(True)
        self._cancel.setVisible(any(job.stoppable for job in jobs))

    def _tell_long(self) -> None:
        jobs = self._background.jobs()
        self.long_work.emit(jobs[0].title if jobs else "")


def _timer(parent: QWidget, pause: int, run: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(run)
    return timer


def _light_row(theme: Theme) -> tuple[QWidget, dict[Light, QLabel]]:
    """Return the five shapes, each with a number beside it."""
    box, labels = QWidget(), {}
    box.setObjectName("status_lights")
    row = QHBoxLayout(box)
    row.setContentsMargins(4, 0, 4, 0)
    row.setSpacing(2)
    for light in (Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE, Light.GREY):
        shape, labels[light] = QLabel(), QLabel()
        labels[light].setProperty("role", "count")
        shape.setProperty("role", "shape")
        shape.setPixmap(light_pixmap(theme, light, box.devicePixelRatioF()))
        shape.setToolTip(LIGHT_MEANINGS[light])
        labels[light].setAccessibleName(LIGHT_MEANINGS[light])
        row.addWidget(shape)
        row.addWidget(labels[light])
    return box, labels


def _width(part: QWidget) -> int:
    """Return how much room a part takes, 0 while it is hidden."""
    return 0 if part.isHidden() else part.sizeHint().width() + _GAP
