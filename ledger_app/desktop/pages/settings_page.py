"""The office, its rules for lights and working days, and how this computer's window looks. Saved at once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ledger_app.desktop.pages.page import Page
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.widgets.fields import ChoiceField, LineField, mark_wrong
from ledger_app.domain.chinese_dates import read_typed_date
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.settings import Settings
from ledger_app.domain.unit import Office
from ledger_app.errors import LedgerError

_WIDTH, _ONE_COLUMN = 1280, 1040
_LABEL_WIDTH = 96
_LINE = 20  # the height of a line of usual letters, for which widths are meant
_LETTERS, _DIGITS = 17, 5  # how wide fields are, in Chinese letters
_OFFICE = (
    ("name", "本单位名称", ""),
    ("operator", "经办人", "没有另外署名时，修改记在这个名字下"),
    ("contact", "报表填报人", ""),
    ("phone", "联系电话", ""),
)
_NUMBERS = (
    ("warn_days", "临期提醒", "天，时限前这么多天起亮黄灯"),
    ("lag_points", "允许滞后", "个百分点，比序时进度落后更多时亮黄灯"),
)
_SWITCHES = (
    ("warn_due_soon", "时限临近时亮黄灯"),
    ("warn_lag", "进度滞后时亮黄灯"),
    ("warn_not_started", "往年应启动而没有启动时亮黄灯"),
    ("warn_milestone", "节点已过而没有标记完成时亮黄灯"),
)
_DAYS = (
    ("extra_holidays", "另外的休息日", "国办安排以外，本单位还休息的日子"),
    ("extra_workdays", "另外的工作日", "国办安排以外，本单位还上班的周末"),
)
_SIZES = (("标准", 10.5), ("大", 12.0), ("特大", 14.0))


class SettingsPage(Page):
    """Cards of fields; each is saved when it is left.

    Signals:
        points_chosen: the base size of letters, in points.
    """

    points_chosen = Signal(float)

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("settings_page")
        self._session = session
        self._preferences = preferences
        self._office, self._settings = Office(), Settings()
        self._lines: dict[str, LineField] = {}
        self._switches: dict[str, QCheckBox] = {}
        self._errors: dict[str, QLabel] = {}
        self._build()
        self.refresh(None)

    def refresh(self, outcome: Outcome | None) -> None:
        """Show what the ledger holds now."""
        if outcome is not None and not outcome.changed & {Kind.OFFICE, Kind.SETTINGS}:
            return
        with self._session.reading() as reader:
            self._office, self._settings = reader.office(), reader.settings()
        for name, _, _ in _OFFICE:
            self._lines[name].show_value(getattr(self._office, name))
        for name, _, _ in _NUMBERS:
            self._show(name, f"{getattr(self._settings, name):g}")
        for name, _, _ in _DAYS:
            self._show(name, "、".join(str(day) for day in getattr(self._settings, name)))
        for name, box in self._switches.items():
            box.blockSignals(True)
            box.setChecked(getattr(self._settings, name))
            box.blockSignals(False)

    def find(self) -> None:
        """Go to the first field."""
        self._lines["name"].setFocus()

    def _show(self, name: str, text: str) -> None:
        """Show a sound value."""
        self._lines[name].show_value(text)
        self._say(name, "")

    def _build(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        heading = QVBoxLayout(bar)
        heading.setContentsMargins(12, 10, 12, 10)
        heading.addWidget(_label("设置", "page_title"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._ground())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(scroll, 1)
        for field in (*self._lines.values(), *self._switches.values()):
            field.setEnabled(self._session.writable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other where there is no room beside each other."""
        super().resizeEvent(event)
        narrow = event.size().width() < _ONE_COLUMN * self.fontMetrics().height() / _LINE
        directions = QHBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _ground(self) -> QWidget:
        """Return the cards in two columns, no wider than one reads with ease; what is left stays free at the right."""
        ground, cards = QWidget(), QWidget()
        ground.setProperty("role", "ground")
        cards.setMaximumWidth(_WIDTH)
        columns = self._columns = QHBoxLayout(cards)
        columns.setContentsMargins(12, 12, 12, 12)
        columns.setSpacing(12)
        for pair in ((self._office_card(), self._window_card()), (self._rules_card(), self._calendar_card())):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in pair:
                column.addWidget(card)
            column.addStretch()
            columns.addLayout(column, 1)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(cards, 1)
        row.addStretch()
        return ground

    def _office_card(self) -> QFrame:
        """Return the fields of the office."""
        card, form = _card("本单位", "印在报表的表头和落款处。")
        for name, words, hint in _OFFICE:
            self._add_line(form, name, words, hint)
            self._lines[name].committed.connect(partial(self._on_office, name))
        self._add_switch(form, "hash_in_footer", "导出的表格页脚印上台账校验码")
        return card

    def _rules_card(self) -> QFrame:
        """Return the rules of the yellow light."""
        card, form = _card("预警规则", "逾期总是红灯；黄灯在什么时候亮，由本单位定。")
        for name, words, hint in _NUMBERS:
            self._add_line(form, name, words, hint, _DIGITS)
            self._lines[name].committed.connect(partial(self._on_number, name))
        for name, words in _SWITCHES:
            self._add_switch(form, name, words)
        return card

    def _calendar_card(self) -> QFrame:
        """Return the ledger's own working days."""
        card, form = _card(
            "工作日历", "逾期的工作日数按国务院办公厅公布的放假安排计算；尚未公布的年份按周末和固定节日估计。"
        )
        for name, words, hint in _DAYS:
            self._add_line(form, name, words, hint)
            self._lines[name].setPlaceholderText("例如 2026-02-16、2026-02-17")
            self._lines[name].committed.connect(partial(self._on_days, name))
        return card

    def _window_card(self) -> QFrame:
        """Return what concerns this computer only."""
        card, form = _card("窗口", "只影响这台电脑，不写入台账。")
        size = ChoiceField(_SIZES)
        size.setObjectName("font_size_combo")
        size.setAccessibleName("字号")
        size.show_value(self._preferences.points)
        size.committed.connect(lambda: self._on_points(size))
        size.setFixedWidth(_room(size, _LETTERS))
        self._size = size
        form.addRow(_wide("字号"), size)
        last = QCheckBox("启动时直接打开上次的台账")
        last.setObjectName("open_last_setting")
        last.setChecked(self._preferences.open_last)
        last.toggled.connect(self._on_open_last)
        form.addRow("", last)
        return card

    def _add_line(self, form: QFormLayout, name: str, words: str, hint: str, letters: int = _LETTERS) -> None:
        """Add a field for so many letters with its hint to the right and room for a sentence below."""
        field, error = LineField(), _label("", "error")
        field.setFixedWidth(_room(field, letters))
        field.setObjectName(f"{name}_edit")
        field.setToolTip(hint)
        field.setAccessibleDescription(hint)
        error.setObjectName(f"{name}_error")
        error.hide()
        note = _label(hint, "hint")
        note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(field)
        row.addWidget(note, 1)
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(error)
        label = _wide(words)
        label.setBuddy(field)
        form.addRow(label, box)
        self._lines[name], self._errors[name] = field, error

    def _add_switch(self, form: QFormLayout, name: str, words: str) -> None:
        """Add a check box."""
        box = QCheckBox(words)
        box.setObjectName(f"{name}_check")
        box.toggled.connect(partial(self._on_switch, name))
        form.addRow("", box)
        self._switches[name] = box

    def _say(self, name: str, sentence: str) -> None:
        """Put a sentence under a field, or take it away."""
        self._errors[name].setText(sentence)
        self._errors[name].setVisible(bool(sentence))
        mark_wrong(self._lines[name], wrong=bool(sentence))

    def _on_office(self, name: str) -> None:
        from ledger_app.actions.office import save_office

        office = replace(self._office, **{name: self._lines[name].value()})
        self._session.do(partial(save_office, office=office), owner=self)

    def _on_number(self, name: str) -> None:
        try:
            value = float(self._lines[name].value())
        except ValueError:
            self._say(name, "请填数字，例如 15")
            return
        self._save(name, int(value) if name == "warn_days" else value)

    def _on_days(self, name: str) -> None:
        pieces = self._lines[name].value().replace("，", "、").replace(",", "、").split("、")
        typed = [piece.strip() for piece in pieces if piece.strip()]
        days = [read_typed_date(piece, self._session.today) for piece in typed]
        wrong = [piece for piece, day in zip(typed, days, strict=True) if day is None]
        if wrong:
            self._say(name, f"“{wrong[0]}”不是日期，请写成 2026-02-16，几个日子用顿号隔开")
            return
        self._save(name, _in_order(days))

    def _on_switch(self, name: str, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._save(name, wanted)

    def _save(self, name: str, value: Any) -> None:
        """Keep one setting; what the office's rules refuse is said under the field."""
        from ledger_app.actions.office import check_settings, save_settings

        settings = replace(self._settings, **{name: value})
        faults = check_settings(settings)
        if faults and name in self._errors:
            self._say(name, faults[0].message)
            return
        failed = partial(self._on_failed, name)
        self._session.do(partial(save_settings, settings=settings), owner=self, failed=failed)

    def _on_failed(self, name: str, error: LedgerError) -> None:
        self.refresh(None)
        if name in self._errors:
            self._say(name, str(error))

    def show_points(self, points: float) -> None:
        """Show the base size of letters, which the menu offers too."""
        self._size.show_value(points)

    def _on_points(self, size: ChoiceField) -> None:
        points = size.value()
        if isinstance(points, float):
            self._preferences.points = points
            self.points_chosen.emit(points)

    def _on_open_last(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._preferences.open_last = wanted


def _in_order(days: Iterable[date | None]) -> tuple[date, ...]:
    """Return the days once each, ascending."""
    return tuple(sorted({day for day in days if day is not None}))


def _card(title: str, hint: str) -> tuple[QFrame, QFormLayout]:
    """Return a card with a title and the form inside it."""
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 14, 16, 16)
    column.setSpacing(4)
    column.addWidget(_label(title, "title"))
    note = _label(hint, "hint")
    note.setWordWrap(True)
    column.addWidget(note)
    column.addSpacing(8)
    form = QFormLayout()
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(10)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    column.addLayout(form)
    return card, form


def _wide(text: str) -> QLabel:
    """Return a label as wide as all others, so that the fields of all cards stand below each other."""
    label = QLabel(text)
    label.setMinimumWidth(_LABEL_WIDTH)
    return label


def _room(field: QWidget, letters: int) -> int:
    """Return how wide a field for so many Chinese letters is."""
    return field.fontMetrics().horizontalAdvance("字") * letters


def _label(text: str, role: str) -> QLabel:
    """Return a label whose look the style sheet takes from `role`."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
