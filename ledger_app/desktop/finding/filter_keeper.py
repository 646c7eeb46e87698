"""Holds together what filters the ledger page: the list's question is the truth, every widget shows its part of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ledger_app.desktop.finding.conditions import Condition, Names, conditions_of
from ledger_app.desktop.finding.facet_choice import FacetChoice, choice_of
from ledger_app.desktop.finding.tasks_bar import Mark
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.domain.query import TaskFilter
from ledger_app.domain.usual_views import why_empty
from ledger_app.errors import LedgerLockedError

if TYPE_CHECKING:
    from ledger_app.desktop.pages.tasks_page import TasksPage

_ROW = "filter_row"


class FilterKeeper(QObject):
    """Bar, panel, filter row and the line of conditions of the page."""

    def __init__(self, page: "TasksPage", session: Session, preferences: Preferences) -> None:
        super().__init__(page)
        self._session = session
        self._page, self._list, self._preferences = page, page.list, preferences
        self._names = Names()
        page.list.asked.connect(self._on_asked)
        page.list.answered.connect(self._on_answered)
        page.list.counted.connect(self._on_answered)
        page.bar.search.searched.connect(lambda words: self._list.ask(search=words))
        page.bar.search.left.connect(page.go_to_list)
        page.bar.chips_changed.connect(self._on_chips)
        page.facet_panel.choice_wanted.connect(self._on_choice)
        page.conditions.wanted.connect(self._list.ask_exactly)
        page.conditions.clear_wanted.connect(self.clear)
        page.filter_row.wanted.connect(lambda columns: self._list.ask(columns=columns))
        page.filter_row.complained.connect(page.conditions.complain)
        page.filter_row.left.connect(page.go_to_list)
        page.table.layout_changed.connect(self._show_columns)
        page.blank.wanted.connect(self._list.ask_exactly)
        page.blank.clear_wanted.connect(self.clear)
        page.filter_row.turn(on=bool(preferences.text(_ROW)))
        page.blank.clear_search_wanted.connect(lambda: page.bar.search.search_at_once(""))

    def call(self, names: Names) -> None:
        """Take how units and plans are called now."""
        self._names = names
        self._show_conditions()

    def conditions(self) -> tuple[Condition, ...]:
        """Return what filters at present."""
        return conditions_of(self._list.query, self._names)

    def why_nothing(self) -> str:
        """Return why nothing can fit, where that is another reason than that nothing fits; "" mostly."""
        if self._page.model.rowCount():
            return ""
        try:
            with self._session.reading() as reader:
                return why_empty(self._list.query, reader.office())
        except LedgerLockedError:
            return ""

    def clear(self) -> None:
        """Take all filters off; order and groups stay."""
        self._page.filter_row.drop_wrong()
        self._list.ask_for(TaskFilter(sort=self._list.query.sort, group=self._list.query.group))

    def _on_asked(self) -> None:
        self._page.bar.show_filter(self._list.query)
        self._page.facet_panel.show_choice(choice_of(self._list.query))
        self._show_columns()
        self._show_conditions()

    def _show_columns(self) -> None:
        """Show which columns filter, in the headings and in the fields below them."""
        columns, specs = self._list.query.columns, self._page.model.specs
        filtered = {each.key for each in columns}
        places = (place for place, spec in enumerate(specs) if spec.key in filtered)
        self._page.table.show_filtered(frozenset(places))
        self._page.filter_row.show_filters(columns, self._list.query.as_of)

    def turn_filter_row(self) -> None:
        """Show the filter row and go into it; where it is shown already, take it away."""
        on = self._page.filter_row.isHidden()
        self._preferences.keep_text(_ROW, "1" if on else "")
        self._page.table.show()
        self._page.filter_row.turn(on=on)
        if on:
            self._page.filter_row.begin()
        self._page.show_middle()

    def has_filter_row(self) -> bool:
        """Whether the filter row is shown."""
        return not self._page.filter_row.isHidden()

    def _show_conditions(self) -> None:
        self._page.conditions.show_conditions(self.conditions())

    def _on_answered(self) -> None:
        answer = self._list.answer
        self._page.facet_panel.show_facets(answer.facets)
        self._page.bar.show_counts(answer.facets, answer.marked)

    def _on_choice(self, choice: FacetChoice) -> None:
        self._list.ask_exactly(choice.applied(self._list.query))

    def _on_chips(self) -> None:
        marks = self._page.bar.marks()
        self._list.ask(
            chips=self._page.bar.chosen(),
            to_check=True if Mark.TO_CHECK in marks else None,
            watched=True if Mark.WATCHED in marks else None,
        )
