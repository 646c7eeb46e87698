"""The cells of one task row, asked for by what their columns mean."""

from dataclasses import dataclass
from datetime import date

from ledger_app.domain.due_words import is_nothing
from ledger_app.domain.field import Field
from ledger_app.intake.document import Cell
from ledger_app.intake.tables.columns import Column, Extra, HeaderMap, PeriodEnd, StageYear
from ledger_app.intake.tables.rows import Row


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, looked up once for all its rows; extras, stages and periods by index."""

    by_field: dict[Field, tuple[Column, ...]]
    extras: tuple[tuple[int, str], ...]
    stages: tuple[tuple[int, int], ...]
    periods: tuple[tuple[int, date], ...]

    @classmethod
    def of(cls, columns: HeaderMap) -> "Layout":
        """Return the layout of these columns."""
        by_field: dict[Field, tuple[Column, ...]] = {}
        for column in columns:
            if isinstance(column.meaning, Field):
                by_field[column.meaning] = (*by_field.get(column.meaning, ()), column)
        return cls(
            by_field,
            extras=tuple((each.index, each.meaning.heading) for each in columns if isinstance(each.meaning, Extra)),
            stages=tuple((each.index, each.meaning.year) for each in columns if isinstance(each.meaning, StageYear)),
            periods=tuple((each.index, each.meaning.day) for each in columns if isinstance(each.meaning, PeriodEnd)),
        )


@dataclass(frozen=True, slots=True)
class TaskCells:
    """One task row under its layout; cells under a merge count as the merge's first cell."""

    row: Row
    layout: Layout

    def all(self, field: Field) -> list[tuple[Column, Cell]]:
        """Return the cells of `field` that hold something."""
        columns = self.layout.by_field.get(field)
        if columns is None:
            return []
        return [(column, cell) for column in columns if (cell := self.row.filled[column.index]).text.strip()]

    def cell(self, field: Field) -> Cell | None:
        """Return the first cell of `field` that holds something."""
        for column in self.layout.by_field.get(field, ()):
            cell = self.row.filled[column.index]
            if cell.text.strip():
                return cell
        return None

    def text(self, field: Field) -> str:
        """Return the text of `field`, "" for an empty cell or a dash; several columns one below the other."""
        columns = self.layout.by_field.get(field)
        if columns is None:
            return ""
        if len(columns) == 1:
            text = self.row.filled[columns[0].index].text.strip()
            return "" if not text or is_nothing(text) else text
        texts = [self.row.filled[column.index].text.strip() for column in columns]
        return "\n".join(dict.fromkeys(text for text in texts if text and not is_nothing(text)))

    def own(self, field: Field) -> str:
        """Return the text of `field` in this very row, merges left aside."""
        columns = self.layout.by_field.get(field, ())
        return "\n".join(text for column in columns if (text := self.row.cells[column.index].text.strip()))
