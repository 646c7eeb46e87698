"""What stands in place of the table when no task is shown: an empty ledger, or filters that nothing fits."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget

from ledger_app.desktop.finding.conditions import Condition
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.empty_state import EmptyState
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.domain.query import Chip, TaskQuery


class TaskBlank(QStackedWidget):
    """Says what is empty, why, and what to do.

    Attributes:
        first: the button that fills an empty ledger.

    Signals:
        import_wanted, paste_wanted, new_wanted: how to fill a ledger.
        clear_wanted, clear_search_wanted: how to see tasks again. wanted: the TaskQuery without one condition.
    """

    import_wanted = Signal()
    paste_wanted = Signal()
    new_wanted = Signal()
    clear_wanted = Signal()
    clear_search_wanted = Signal()
    wanted = Signal(TaskQuery)

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self._empty = EmptyState(
            theme,
            "tasks",
            "台账里还没有任务",
            "最快的办法是导入今年的方案或手头的 Excel 台账，写入前可以逐条核对。",
            "也可以把 .docx、.xlsx、.et 文件直接拖到这里",
        )
        self._nothing = EmptyState(theme, "search", "没有符合条件的任务")
        self._last: TaskQuery | None = None
        made: dict[str, QPushButton] = {}
        for state, name, text, icon, signal in (
            (self._empty, "empty_import", "导入方案或台账…", "import", self.import_wanted),
            (self._empty, "empty_paste", "从 Excel 粘贴", "paste", self.paste_wanted),
            (self._empty, "empty_new", "新增一项", "add", self.new_wanted),
            (self._nothing, "clear_filters", "清除全部条件", "revert", self.clear_wanted),
            (self._nothing, "clear_search", "只清除搜索词", "close", self.clear_search_wanted),
            (self._nothing, "clear_last", "", "close", self._on_last),
        ):
            button = icon_button(theme, name, text, icon, primary=name in {"empty_import", "clear_filters"})
            button.setEnabled(writable or state is self._nothing)
            button.clicked.connect(signal)
            state.add_button(button)
            made[name] = button
        self.first, self._clear_search, self._clear_last = (
            made[name] for name in ("empty_import", "clear_search", "clear_last")
        )
        self.addWidget(self._empty)
        self.addWidget(self._nothing)

    def show_reason(self, conditions: Sequence[Condition], query: TaskQuery, *, total: int, why: str = "") -> None:
        """Say why nothing is shown.

        Args:
            total: how many tasks the ledger holds. why: the reason, where it is another than that nothing fits.
        """
        if not total:
            self.setCurrentWidget(self._empty)
            return
        if not conditions:
            self._nothing.say("正在查找…", "")
        elif query.chips == (Chip.OVERDUE,) and len(conditions) == 1:
            self._nothing.say("没有逾期任务", f"截至 {query.as_of}")
        else:
            said = "　".join(f"{each.name}{each.words}" if each.name == "搜索" else each.text for each in conditions)
            self._nothing.say("没有符合条件的任务", why or f"条件：{said}")
        self._clear_search.setVisible(bool(query.search) and len(conditions) > 1)
        self._show_offers(conditions)
        self.setCurrentWidget(self._nothing)

    def _show_offers(self, conditions: Sequence[Condition]) -> None:
        """Offer to take the last chosen condition off, where that is not all there is."""
        others = [each for each in conditions if each.name != "搜索"]
        self._last = others[-1].rest if len(conditions) > 1 and others else None
        self._clear_last.setVisible(self._last is not None)
        if self._last is not None:
            self._clear_last.setText(f" 去掉“{others[-1].name}”条件")

    def _on_last(self) -> None:
        if self._last is not None:
            self.wanted.emit(self._last)
