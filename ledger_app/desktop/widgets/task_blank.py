"""What stands in place of the table when no task is shown: an empty ledger, or filters that nothing fits."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ledger_app.desktop.models.facet_model import FacetChoice, FacetGroup
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.empty_state import EmptyState
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.domain.light import LIGHT_NAMES, Light
from ledger_app.domain.query import Chip, FacetCount, Facets, TaskQuery

_CHIPS = {Chip.OVERDUE: "逾期", Chip.DUE_SOON: "临期", Chip.BEHIND: "滞后"}


class TaskBlank(QStackedWidget):
    """Says what is empty, why, and what to do.

    Attributes:
        first: the button that fills an empty ledger.

    Signals:
        import_wanted, paste_wanted, new_wanted: how to fill a ledger.
        clear_wanted, clear_search_wanted: how to see tasks again.
    """

    import_wanted = Signal()
    paste_wanted = Signal()
    new_wanted = Signal()
    clear_wanted = Signal()
    clear_search_wanted = Signal()

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
        for state, name, text, icon, signal in (
            (self._empty, "empty_import", "导入方案或台账…", "import", self.import_wanted),
            (self._empty, "empty_paste", "从 Excel 粘贴", "paste", self.paste_wanted),
            (self._empty, "empty_new", "新增一项", "add", self.new_wanted),
            (self._nothing, "clear_filters", "清除全部条件", "revert", self.clear_wanted),
            (self._nothing, "clear_search", "只清除搜索词", "close", self.clear_search_wanted),
        ):
            button = icon_button(theme, name, text, icon, primary=name in {"empty_import", "clear_filters"})
            button.setEnabled(writable or state is self._nothing)
            button.clicked.connect(signal)
            state.add_button(button)
            if name == "clear_search":
                self._clear_search = button
            if name == "empty_import":
                self.first = button
        self.addWidget(self._empty)
        self.addWidget(self._nothing)

    def show_reason(self, query: TaskQuery, choice: FacetChoice, facets: Facets) -> None:
        """Say why nothing is shown."""
        if not facets.total:
            self.setCurrentWidget(self._empty)
            return
        conditions = _conditions(query, choice, facets)
        if conditions == ["预警 逾期"]:
            self._nothing.say("没有逾期任务", f"截至 {query.as_of}")
        else:
            self._nothing.say("没有符合条件的任务", "条件：" + "　".join(conditions))
        self._clear_search.setVisible(bool(query.search) and len(conditions) > 1)
        self.setCurrentWidget(self._nothing)


def _conditions(query: TaskQuery, choice: FacetChoice, facets: Facets) -> list[str]:
    """Return the filters in words."""
    words = [f"搜索“{query.search}”"] if query.search else []
    if query.chips:
        words.append("预警 " + "、".join(_CHIPS[chip] for chip in query.chips))
    for group, counts in ((FacetGroup.PLAN, facets.plans), (FacetGroup.LEAD, facets.leads)):
        if chosen := choice.values(group):
            words.append(f"{group.value} " + "、".join(_labels(counts, chosen)))
    words += [word for word, on in (("需核对", query.to_check), ("关注", query.watched)) if on]
    if sections := choice.values(FacetGroup.SECTION):
        words.append("类别 " + "、".join(sections))
    if lights := choice.values(FacetGroup.LIGHT):
        words.append("预警灯 " + "、".join(LIGHT_NAMES[Light(light)] for light in lights))
    return words


def _labels(counts: tuple[FacetCount, ...], chosen: tuple[str, ...]) -> list[str]:
    return [count.label for count in counts if count.value in chosen]
