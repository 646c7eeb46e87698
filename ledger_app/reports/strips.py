"""Turns tasks into strips: rows of a sheet before it is known on which page they stand and what they join."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.reports.columns import GridColumn
from ledger_app.reports.form import Align, FormRow
from ledger_app.reports.grid import LIGHT_STYLES, Style
from ledger_app.reports.heights import split_text

_ALONE: frozenset[int] = frozenset()
_FLOWING = 150.0  # height in points of the rows of a text that goes on: small enough to fill a page to its end


@dataclass(frozen=True, slots=True)
class Strip:
    """One row that is to be.

    Attributes:
        cells: everything it shows where it stands at the top of a page.
        joined: columns, from 0, that belong to the cell above them, if that is on the same page.
        across: its text stands over all columns.
    """

    height: float
    cells: tuple[str, ...]
    styles: tuple[Style, ...]
    joined: frozenset[int] = _ALONE
    across: bool = False
    task_id: str = ""
    digest: str = ""


class TaskStrips:
    """Makes the strips of one task after the other.

    Attributes:
        highest: no strip is higher, in points; longer texts flow on into further strips.
    """

    def __init__(self, columns: Sequence[GridColumn], highest: float) -> None:
        self.highest = highest
        self._columns = columns
        self._merged = tuple(at for at, column in enumerate(columns) if column.merge)
        self._single = tuple(at for at, column in enumerate(columns) if not column.merge)
        self._texts = tuple(column.text for column in columns)
        self._heights = tuple((at, columns[at].height) for at in self._single)
        self._styles = {light: tuple(_style(column, light) for column in columns) for light in Light}
        self._above: tuple[str, ...] = ()

    def begin_group(self) -> None:
        """Let the next task hold together with nothing above it."""
        self._above = ()

    def of(self, row: FormRow) -> list[Strip]:
        """Return the strips of the task that follows in the form."""
        cells = tuple([text(row) for text in self._texts])
        joined = self._held_together(cells)
        self._above = cells
        styles = self._styles[row.row.light]
        height = max([height(cells[at]) for at, height in self._heights])
        first = Strip(height, cells, styles, joined, task_id=row.row.task.id, digest=digest_of(cells))
        return [first] if height <= self.highest else list(self._flow(first))

    def _held_together(self, cells: tuple[str, ...]) -> frozenset[int]:
        """Return the merging columns that go on from the task above, each only if those left of it do."""
        joined = set()
        for at in self._merged if self._above else ():
            if cells[at] != self._above[at] or cells[at] == "":
                break
            joined.add(at)
        return frozenset(joined) if joined else _ALONE

    def _flow(self, whole: Strip) -> Iterator[Strip]:
        """Yield strips over which the long texts of a task go on; its other cells hold together over all of them."""
        parts = {
            at: split_text(whole.cells[at], self._columns[at].room, min(self.highest, _FLOWING)) for at in self._single
        }
        cut = {at: texts for at, texts in parts.items() if len(texts) > 1}
        for nth in range(max(len(texts) for texts in cut.values())):
            cells, styles = list(whole.cells), list(whole.styles)
            joined = {at for at in range(len(cells)) if nth and at not in cut} | (
                set(whole.joined) if not nth else set()
            )
            for at in self._single if nth else ():
                cells[at] = ""
            for at, texts in cut.items():
                cells[at] = texts[nth] if nth < len(texts) else ""
                styles[at] = _flow_style(nth, len(texts))
                if nth >= len(texts):
                    joined.add(at)
            height = max([height(cells[at]) for at, height in self._heights])
            mark = (whole.task_id, whole.digest) if nth == 0 else ("", "")
            yield Strip(height, tuple(cells), tuple(styles), frozenset(joined), False, *mark)  # noqa: FBT003


def digest_of(cells: Iterable[str]) -> str:
    """Return 16 hexadecimal digits of the SHA-256 of a task's cells, joined by the unit separator U+001F."""
    return hashlib.sha256("\x1f".join(cells).encode("utf-8", "replace")).hexdigest()[:16]


def _style(column: GridColumn, light: Light) -> Style:
    if column.field is Field.LIGHT:
        return LIGHT_STYLES[light]
    if column.is_number:
        return Style.NUMBER
    return Style.LEFT if column.align is Align.LEFT else Style.CENTER


def _flow_style(nth: int, parts: int) -> Style:
    if nth == 0:
        return Style.FLOW_FIRST
    return Style.FLOW_MIDDLE if nth < parts - 1 else Style.FLOW_LAST
