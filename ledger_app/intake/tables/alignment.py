"""Puts the cells of a shifted row back under their headings, where their content makes that plain.

Copying from a PDF loses cells or adds empty ones. Each cell is measured against what its column holds; where the row
does not fit, the order-preserving placement that fits best is taken, if everything then fits.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ledger_app.domain.due_words import is_nothing, read_due_words, says_only_when
from ledger_app.domain.field import Field
from ledger_app.domain.unit_words import is_area_name, looks_like_unit, split_units
from ledger_app.intake.document import Cell
from ledger_app.intake.tables.columns import Column, HeaderMap, StageYear
from ledger_app.intake.tables.row_kinds import is_numbered_heading, is_plain_number
from ledger_app.intake.tables.rows import Row, with_cells

_STAGE = re.compile(r"(?:全面|基本|持续|继续|正式|启动|推进|完成|实施|开展|准备|收尾|深化|巩固|提升)+$|[√✓○●▲△]$")
_PHONE = re.compile(r"[\d\-—()（）、,，/\s转]{7,}$")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[、，,\s（(][^。]{0,20})?$")
_MISFIT = -3
_NEXT_TO_EACH_OTHER = 0.6
_STAYS = 0.2
_LONGEST_NAMES = 60
_FILLS = 2.0

_UNITS = frozenset({Field.UNITS, Field.LEAD, Field.CO})
_TEXTS = frozenset({Field.CONTENT, Field.PROBLEM, Field.GOAL})
_PEOPLE = frozenset({Field.PRINCIPAL, Field.LIAISON})


@dataclass(frozen=True, slots=True)
class Model:
    """What the sound rows of a table hold: names of units and of groups, which tell where such a text belongs."""

    units: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


class Fitness:
    """Tells of the rows of one table whether they fit its headings; remembers the short texts that come again."""

    def __init__(self, columns: HeaderMap, model: Model) -> None:
        self._model = model
        self._content = _content(columns)
        self._columns = [column for column in columns if isinstance(column.meaning, Field | StageYear)]
        self._beside = [(a, b) for a, b in pairwise(columns) if a.meaning in _UNITS and b.meaning is Field.AREA]
        self._known: dict[tuple[int, str], bool] = {}

    def misfits(self, row: Row) -> bool:
        """Whether a cell of a task row does not belong under its heading, or the task's own cell is empty."""
        if self._content is not None and not row.filled[self._content.index].text.strip():
            return True
        cells, known = row.cells, self._known
        for column in self._columns:
            text = cells[column.index].text
            if text and known.get((column.index, text)) is not False and self._strange(column, text):
                return True
        return any(self._slipped(row, before, areas) for before, areas in self._beside)

    def _slipped(self, row: Row, units: Column, areas: Column) -> bool:
        """Whether departments stand under 责任街镇 while 责任部门 on its left is empty."""
        text = row.cells[areas.index].text.strip()
        if not text or row.filled[units.index].text.strip():
            return False
        return not is_nothing(text) and fit(Field.AREA, text, self._model) == 1

    def _strange(self, column: Column, text: str) -> bool:
        key = (column.index, text)
        known = self._known.get(key)
        if known is None:
            known = bool(text.strip()) and fit(column.meaning, text.strip(), self._model) <= _MISFIT
            if len(text) < 30:
                self._known[key] = known
        return known


def realign(row: Row, columns: HeaderMap, model: Model) -> Row | None:
    """Return `row` with its cells under the headings they fit, or None where no placement fits everything."""
    open_columns = [column for column in columns if not row.cells[column.index].covered]
    texts = [(index, cell) for index, cell in enumerate(row.cells) if cell.text.strip()]
    content = _content(columns)
    empty = content if content is not None and not row.filled[content.index].text.strip() else None
    places = _place(texts, open_columns, model, empty)
    if places is None or [place.index for place in places] == [index for index, _ in texts]:
        return None
    if content is not None and content in open_columns and content not in places:
        return None
    moved = {place.index: cell for place, (_, cell) in zip(places, texts, strict=True)}
    changes = {at: moved.get(at, Cell("", cell.where)) for at, cell in enumerate(row.cells) if not cell.covered}
    return with_cells(row, changes)


def fit(meaning: object, text: str, model: Model) -> int:
    """Return how well a text fits a column's meaning: 3 well, 0 unknown, -3 and less not at all."""
    if meaning is Field.NUMBER:
        return 3 if is_plain_number(text) or (len(text) <= 12 and text.isascii()) else -2 if len(text) < 8 else -4
    if meaning is Field.SECTION and text in model.groups:
        return 3
    if meaning in _UNITS and model.units and all(name in model.units for name in split_units(text)):
        return 1 if is_nothing(text) else 3
    if meaning is Field.CONTENT and text in model.groups and is_numbered_heading(text):
        return -1
    names_only = meaning is Field.CONTENT and len(text) < _LONGEST_NAMES and not text.endswith("。")
    if names_only and model.units and not is_nothing(text) and model.units.issuperset(split_units(text)):
        return -3
    return _fit(meaning, text) if isinstance(meaning, Field | StageYear) else 0


@lru_cache(maxsize=8192)
def _fit(meaning: Field | StageYear, text: str) -> int:
    """Return how well a text fits by its own looks."""
    if isinstance(meaning, StageYear):
        strange = len(text) >= 30 or _all_units(text)
        return 2 if is_nothing(text) else 3 if _STAGE.match(text) else -3 if strange else -1
    if meaning in _TEXTS:
        return _fit_text(text)
    if meaning is Field.SECTION:
        sentence = text.endswith("。") or len(text) > 45
        return (
            -3
            if sentence or _is_short_sign(text)
            else 3
            if is_numbered_heading(text)
            else -1
            if _all_units(text)
            else 1
        )
    if meaning in _UNITS or meaning is Field.AREA:
        return _fit_units(text, areas=meaning is Field.AREA)
    if meaning is Field.DUE:
        return (
            1 if is_nothing(text) else 3 if not read_due_words(text, 2000).findings else -3 if _all_units(text) else -1
        )
    if meaning is Field.PHONE:
        return 3 if _PHONE.match(text) else 1 if is_nothing(text) else -2
    if meaning in _PEOPLE:
        return 2 if _NAME.match(text) and not _all_units(text) else -3 if _STAGE.match(text) else -1
    return 0


def _is_short_sign(text: str) -> bool:
    return is_nothing(text) or bool(_STAGE.match(text)) or is_plain_number(text)


def _fit_text(text: str) -> int:
    if _is_short_sign(text) or says_only_when(text):
        return -4
    if len(text) > 14 and ("，" in text or "," in text or text.endswith("。")):
        return 3
    if is_numbered_heading(text):
        return 0
    return -1 if _all_units(text) else 2 if len(text) >= 6 else 1


def _fit_units(text: str, *, areas: bool) -> int:
    if is_nothing(text):
        return 2
    names = split_units(text)
    if names and all(map(looks_like_unit, names)):
        return 3 if not areas or all(map(is_area_name, names)) else 1
    if _STAGE.match(text) or is_plain_number(text) or text.endswith("。") or says_only_when(text):
        return -4
    return 0 if all(len(name) <= 16 for name in names) else -3


def _all_units(text: str) -> bool:
    names = split_units(text)
    return bool(names) and all(map(looks_like_unit, names))


def _content(columns: HeaderMap) -> Column | None:
    return next((column for column in columns if column.meaning is Field.CONTENT), None)


def _place(
    texts: Sequence[tuple[int, Cell]], columns: Sequence[Column], model: Model, empty: Column | None
) -> list[Column] | None:
    """Return for each text the column it belongs to, order kept, or None where some text fits nowhere.

    Args:
        empty: the column of the tasks where it is empty: something must have slipped out of it.
    """
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for index, cell in texts:
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (score, path) in best.items():
            for at in range(last + 1, len(columns)):
                gain = fit(columns[at].meaning, cell.text.strip(), model)
                if gain <= _MISFIT:
                    continue
                total = score + gain + _STAYS * (columns[at].index == index) + _NEXT_TO_EACH_OTHER * (at == last + 1)
                total += _FILLS * (columns[at] is empty)
                if total > reached.get(at, (float("-inf"), ()))[0]:
                    reached[at] = (total, (*path, at))
        best = reached
    if not best:
        return None
    return [columns[at] for at in max(best.values())[1]]
