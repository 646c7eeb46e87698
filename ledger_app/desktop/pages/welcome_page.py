"""What the program shows while no ledger is open: four ways to begin, and the ledgers opened last."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ledger_app import __version__
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.desktop.widgets.choice_card import ChoiceCard
from ledger_app.desktop.widgets.screen_room import ScrollRoom

_PROMISES = (
    ("lock", "数据只在这台电脑上", "一个台账就是一个文件，不联网，可以用 U 盘带走"),
    ("document", "不用重新录入", "方案正文、任务分解表、Excel 台账直接导入，写入前先核对"),
    ("undo", "改错了能退回", "每一处修改都留痕，删掉的在回收站里"),
)
_BANNER_WIDTH, _WIDE = 430, 1100
_EMBLEM = 56


class WelcomePage(QWidget):
    """First page.

    Signals:
        import_wanted, blank_wanted: with the office's name and the operator's, both perhaps empty.
        open_wanted, sample_wanted: without anything.
        recent_wanted: where the ledger lies.
        command_wanted: the name of a command of the menus.
    """

    import_wanted = Signal(str, str)
    blank_wanted = Signal(str, str)
    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(str)
    command_wanted = Signal(str)

    def __init__(self, theme: Theme, preferences: Preferences, operator: str = "") -> None:
        super().__init__()
        self.setObjectName("welcome_page")
        self._theme = theme
        self._preferences = preferences
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = self._banner()
        row.addWidget(self._side)
        row.addWidget(ScrollRoom(self._choices(operator)), 1)
        self.show_recent()

    def show_recent(self) -> None:
        """List the ledgers opened last, those that are still there."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # it goes only when the program is idle
                widget.deleteLater()
        ledgers = self._preferences.recent()
        self._heading.setText("从哪里开始？" if ledgers else "第一次使用，从哪里开始？")
        for where in ledgers:
            button = QPushButton(f"{Path(where).stem}　{where}")
            button.setProperty("role", "link")
            button.setToolTip(where)
            button.clicked.connect(lambda _=False, where=where: self.recent_wanted.emit(where))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not ledgers:
            self._recent.addWidget(_label("还没有打开过台账。", "hint"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the banner out where there is no room beside the choices."""
        super().resizeEvent(event)
        self._side.setVisible(event.size().width() >= _WIDE)

    def _banner(self) -> QFrame:
        """Return the left column: what this program is and what it promises."""
        banner = QFrame()
        banner.setObjectName("welcome_banner")
        banner.setFixedWidth(_BANNER_WIDTH)
        colors = self._theme.colors
        column = QVBoxLayout(banner)
        column.setContentsMargins(44, 64, 32, 56)
        column.setSpacing(8)
        emblem = QLabel()
        emblem.setPixmap(self._theme.emblem(_EMBLEM, colors.on_accent, colors.nav))
        column.addWidget(emblem)
        column.addSpacing(20)
        title = _label("调度台账", "welcome_title")
        title.setFont(self._theme.font(TextRole.DISPLAY, bold=True))
        column.addWidget(title)
        column.addWidget(_label("方案变台账，到期提醒，按表上报", "welcome_line"))
        column.addSpacing(28)
        for icon, head, line in _PROMISES:
            column.addLayout(self._promise(icon, head, line))
            column.addSpacing(16)
        column.addStretch()
        column.addWidget(_label(f"版本 {__version__} · Windows 10 以上、银河麒麟、统信 UOS", "welcome_hint"))
        return banner

    def _promise(self, icon: str, head: str, line: str) -> QGridLayout:
        """Return one promise: icon, bold line, plain line."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        picture = QLabel()
        picture.setPixmap(self._theme.icon(icon, self._theme.colors.nav_text).pixmap(QSize(18, 18)))
        grid.addWidget(picture, 0, 0)
        grid.addWidget(_label(head, "welcome_strong"), 0, 1)
        text = _label(line, "welcome_hint")
        text.setWordWrap(True)
        grid.addWidget(text, 1, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _choices(self, operator: str) -> QWidget:
        """Return the right side: names, four cards, recent ledgers."""
        side = QWidget()
        side.setProperty("role", "ground")
        column = QVBoxLayout(side)
        column.setContentsMargins(60, 48, 60, 20)
        column.setSpacing(12)
        self._heading = _label("", "page_title")
        column.addWidget(self._heading)
        column.addLayout(self._names(operator))
        for card in self._cards():
            column.addWidget(card)
        column.addSpacing(12)
        column.addWidget(_label("最近打开", "strong"))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column.addLayout(self._recent)
        column.addStretch()
        column.addLayout(self._foot())
        return side

    def _foot(self) -> QHBoxLayout:
        """Return the lowest line: where to read more, and what happens at the next start."""
        foot = QHBoxLayout()
        foot.setSpacing(16)
        for name, words in (("guide", "五分钟入门"), ("keys", "键盘操作一览")):
            link = QPushButton(words)
            link.setObjectName(f"{name}_link")
            link.setProperty("role", "link")
            link.clicked.connect(lambda _=False, name=name: self.command_wanted.emit(f"action_show_{name}"))
            foot.addWidget(link)
        foot.addStretch()
        last = QCheckBox("启动时直接打开上次的台账")
        last.setObjectName("open_last_check")
        last.setChecked(self._preferences.open_last)
        last.toggled.connect(self._on_open_last)
        foot.addWidget(last)
        return foot

    def _names(self, operator: str) -> QGridLayout:
        """Return the two fields a new ledger is made with."""
        self._office = QLineEdit()
        self._office.setObjectName("office_name_edit")
        self._operator = QLineEdit(operator)
        self._operator.setObjectName("operator_edit")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = (
            ("本单位名称", self._office, "印在报表上，以后可以改"),
            ("经办人", self._operator, "每一处修改都记上这个名字"),
        )
        for index, (words, field, hint) in enumerate(rows):
            field.setMaximumWidth(340)
            field.setMinimumWidth(300)
            label = QLabel(words)
            label.setBuddy(field)
            grid.addWidget(label, index, 0)
            grid.addWidget(field, index, 1)
            grid.addWidget(_label(hint, "hint"), index, 2)
        grid.setColumnStretch(2, 1)
        return grid

    def _cards(self) -> tuple[ChoiceCard, ...]:
        """Return the four ways to begin, Alt+1 to Alt+4."""
        cards = (
            ChoiceCard(
                self._theme,
                "import",
                "从方案或现有台账建立",
                "选一份方案（Word、PDF、文本）、任务分解表或 Excel 台账，约 5 分钟",
                "Alt+1",
            ),
            ChoiceCard(self._theme, "add", "新建空白台账", "先填单位，再逐条录入或从 Excel 粘贴", "Alt+2"),
            ChoiceCard(self._theme, "open", "打开已有台账", "打开 .ledger 文件，或从备份恢复", "Alt+3"),
            ChoiceCard(self._theme, "tasks", "用示例台账试一试", "虚构的“青河区”，随便改", "Alt+4"),
        )
        for card, name in zip(cards, ("start_import", "start_blank", "start_open", "start_sample"), strict=True):
            card.setObjectName(name)
        cards[0].clicked.connect(lambda: self.import_wanted.emit(*self._typed()))
        cards[1].clicked.connect(lambda: self.blank_wanted.emit(*self._typed()))
        cards[2].clicked.connect(self.open_wanted)
        cards[3].clicked.connect(self.sample_wanted)
        return cards

    def _typed(self) -> tuple[str, str]:
        return self._office.text().strip(), self._operator.text().strip()

    def _on_open_last(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._preferences.open_last = wanted


def _label(text: str, role: str) -> QLabel:
    """Return a label whose look the style sheet takes from `role`."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
