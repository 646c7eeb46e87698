"""The tiles and cards of 工作台."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledger_app.desktop.home.card import Card
from ledger_app.desktop.home.changes_list import DeedDelegate, deed_lines
from ledger_app.desktop.home.goal import Goal
from ledger_app.desktop.home.late_legend import LateLegend
from ledger_app.desktop.home.link_list import LinkList
from ledger_app.desktop.home.overdue_chart import LateDelegate, late_lines
from ledger_app.desktop.home.tile import Tile
from ledger_app.desktop.home.todo_list import TodoDelegate, todo_line
from ledger_app.desktop.home.upcoming_list import DueDelegate, due_lines
from ledger_app.desktop.theme import Theme
from ledger_app.domain.home import Home
from ledger_app.domain.light import Light
from ledger_app.domain.query import TaskFilter

_WAIT = "正在统计…"


class HomeBoard(QWidget):
    """Numbers above, three columns below.

    Attributes:
        todos: the list of what is to be done.

    Signals:
        wanted: the Goal of what was clicked.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("home_board")
        self._home: Home | None = None
        self._tiles = {
            name: Tile(theme, name, words, picture)
            for name, words, picture in (
                ("overdue", "逾期", Light.RED),
                ("due_soon", "临期", Light.YELLOW),
                ("behind", "滞后", Light.YELLOW),
                ("to_check", "需核对", "unsure"),
                ("watched", "关注", "watched"),
            )
        }
        self.todos = LinkList(TodoDelegate, theme, "todo_list", "今日要办")
        self._late = LinkList(LateDelegate, theme, "overdue_chart", "各单位逾期")
        self._due = LinkList(DueDelegate, theme, "upcoming_list", "未来 30 天到期")
        self._deeds = LinkList(DeedDelegate, theme, "changes_list", "最近变更")
        self._legend = LateLegend(theme)
        late = QWidget()
        below = QVBoxLayout(late)
        below.setContentsMargins(0, 4, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._late, 1)
        below.addWidget(self._legend)
        self._todo_card = Card("todo_card", "今日要办", self.todos)
        self._late_card = Card("overdue_card", "各单位逾期", late, "全部")
        self._due_card = Card("upcoming_card", "未来 30 天到期", self._due, "全部")
        self._deed_card = Card("changes_card", "最近变更", self._deeds)
        self._arrange()
        self._connect()
        for card in (self._todo_card, self._late_card, self._due_card, self._deed_card):
            card.say_nothing(_WAIT)

    def _arrange(self) -> None:
        """Put everything in its place, in the order of reading."""
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._late_card, 3)
        middle.addWidget(self._deed_card, 2)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._todo_card, 45)
        columns.addLayout(middle, 40)
        columns.addWidget(self._due_card, 40)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addLayout(tiles)
        column.addLayout(columns, 1)

    def _connect(self) -> None:
        for tile in self._tiles.values():
            tile.wanted.connect(self.wanted)
        for lines in (self.todos, self._late, self._due, self._deeds):
            lines.wanted.connect(self.wanted)
        self._legend.wanted.connect(self.wanted)
        self._late_card.link.clicked.connect(lambda _: self._open(lambda home: home.overdue.filter))
        self._due_card.link.clicked.connect(lambda _: self._open(lambda home: home.upcoming.filter))

    def _open(self, choose: Callable[[Home], TaskFilter]) -> None:
        if self._home is not None:
            self.wanted.emit(Goal(choose(self._home)))

    def show_home(self, home: Home, today: date) -> None:
        """Show a ledger's day."""
        self._home = home
        self._show_tiles(home)
        self.todos.show_lines([todo_line(todo) for todo in home.todos])
        self._todo_card.note(f"{len(home.todos)} 件，按紧急程度排" if home.todos else "")
        self._todo_card.say_nothing("" if home.todos else f"没有要办的事（截至 {home.as_of}）")
        self._late.show_lines(late_lines(home.late_units))
        self._legend.show_bands(home.late_bands)
        units = sum(1 for late in home.late_units if late.id)
        self._late_card.note(f"{units} 个单位，按逾期天数分段" if units else "")
        self._late_card.say_nothing("" if home.overdue.count else f"没有逾期任务（截至 {home.as_of}）")
        self._due.show_lines(due_lines(home.due_days, home.as_of, home.warn_days))
        self._due_card.note(f"{home.upcoming.count} 项" if home.upcoming.count else "")
        self._due_card.say_nothing("" if home.due_days else f"{home.as_of} 起 30 天内没有到期任务")
        self._deeds.show_lines(deed_lines(home.deeds, today))
        self._deed_card.say_nothing("" if home.deeds else "还没有变更")

    def _show_tiles(self, home: Home) -> None:
        """Show the numbers."""
        figures = (
            ("overdue", home.overdue, "", "过了完成时限还没有完成"),
            ("due_soon", home.due_soon, "", f"距完成时限 {home.warn_days} 天以内"),
            ("behind", home.behind, "", f"落后序时进度 {home.lag_points:g} 个百分点以上"),
            ("to_check", home.to_check, "导入时没有认准的", "导入时留下疑问，还没有人看过"),
            ("watched", home.watched, "标了关注的", "标了关注的任务，不论进展"),
        )
        for name, figure, line, rule in figures:
            self._tiles[name].show_figure(figure, line, rule)
