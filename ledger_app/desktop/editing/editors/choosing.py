"""Which editor a cell gets, and what it offers to choose from."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from ledger_app.desktop.editing.editors.cell_editor import CellEditor
from ledger_app.desktop.editing.editors.day_editor import DayEditor
from ledger_app.desktop.editing.editors.line_editor import LineEditor
from ledger_app.desktop.editing.editors.list_editor import ListEditor, Offer
from ledger_app.desktop.editing.editors.text_editor import TextEditor
from ledger_app.desktop.widgets.sounding_words import SoundingWords, UnitNames
from ledger_app.domain.field import Field
from ledger_app.domain.plan import Plan
from ledger_app.domain.status_words import read_status
from ledger_app.domain.task import Status, TaskKind
from ledger_app.domain.unit import Unit

_DAYS = frozenset({Field.START, Field.DUE, Field.COMPLETED_ON})
_UNITS = frozenset({Field.LEAD, Field.CO, Field.AREA})
_TEXTS = frozenset(
    {
        Field.CONTENT,
        Field.PROBLEM,
        Field.GOAL,
        Field.LATEST,
        Field.PROBLEMS,
        Field.NEXT_STEP,
        Field.MILESTONES,
        Field.REMARK,
        Field.EXTRA,
    }
)


class EditorChoice:
    """Makes editors; what there is to choose from is told by `offer` and `sections`.

    Args:
        today: the day it is.
        sections: returns the headings there are, as cells write them.
    """

    def __init__(self, today: Callable[[], date], sections: Callable[[], Sequence[str]]) -> None:
        self._today, self._sections = today, sections
        self._units = UnitNames(())
        self._plans: tuple[str, ...] = ()

    def offer(self, units: Sequence[Unit], plans: Iterable[Plan]) -> None:
        """Complete units from these, and let tasks be moved to any of these plans."""
        self._units = UnitNames(units)
        self._plans = tuple(dict.fromkeys(plan.title for plan in plans))

    def editor_for(self, field: Field, parent: QWidget) -> CellEditor:
        """Return a new editor for the cells of a field."""
        if field in _DAYS:
            return DayEditor(parent, self._today)
        if field in _TEXTS:
            return TextEditor(parent)
        offer = self._offer(field)
        return LineEditor(parent) if offer is None else ListEditor(parent, offer)

    def _offer(self, field: Field) -> Offer | None:
        """Return what can be chosen in a field, None where one writes freely."""
        if field in _UNITS:
            return Offer(self._units.fitting, self._units.knows, between="、")
        match field:
            case Field.STATUS:
                return _words([status.value for status in Status], lambda word: read_status(word) is not None)
            case Field.KIND:
                return _words([kind.value for kind in TaskKind])
            case Field.PLAN:
                return _words(self._plans)
            case Field.SECTION:
                return _words(self._sections(), only=False)
        return None


def _words(words: Sequence[str], means_one: Callable[[str], bool] | None = None, *, only: bool = True) -> Offer:
    """Return what offers `words`, by themselves, by pinyin and by initials."""
    offered = SoundingWords((word, (word,)) for word in words)
    return Offer(offered.fitting, means_one or words.__contains__, only=only)
