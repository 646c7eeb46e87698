"""What the columns of a document's tables mean: as the reader found it, and as the clerk corrected it. No Qt."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ledger_app.domain.field import HEADINGS, Field
from ledger_app.intake.tables.columns import Column, Extra, HeaderMap, Meaning, PeriodEnd, StageYear

if TYPE_CHECKING:  # the window paints before the reader of documents is imported
    from ledger_app.intake.drafting import TableHeader

_KEPT = Extra("")
_KEPT_FIELDS = frozenset({Field.TARGET, Field.LIGHT, Field.DAYS_LATE, Field.REASONS, Field.EXTRA})
_YEAR = re.compile(r"20\d\d")


class TableColumns:
    """The columns of one table.

    Attributes:
        header: what the reader found.
        choices: what a column may mean, with the word for it; None for a column that is not read.
    """

    def __init__(self, header: "TableHeader") -> None:
        self.header = header
        self.choices = tuple(_choices(header.columns))
        self._meanings: list[Meaning | None] = [column.meaning for column in header.columns]
        self._sound = header.columns

    def heading(self, row: int) -> str:
        """Return a column's heading as written."""
        column = self.header.columns[row]
        return column.heading or f"（第{column.index + 1}列，没有表头）"

    def samples(self, row: int) -> tuple[str, ...]:
        """Return some texts that stand in a column."""
        index = self.header.columns[row].index
        return self.header.samples[index] if index < len(self.header.samples) else ()

    def chosen(self, row: int) -> int:
        """Return the place among `choices` of what a column means."""
        meaning = self._meanings[row]
        wanted = _KEPT if isinstance(meaning, Extra) or meaning in _KEPT_FIELDS else meaning
        return [value for _, value in self.choices].index(wanted)

    def choose(self, row: int, place: int) -> bool:
        """Say what a column means, and return whether the table can be read anew with that."""
        meaning = self.choices[place][1]
        self._meanings[row] = self._kept(row) if meaning == _KEPT else meaning
        sound = not self.fault()
        if sound:
            self._sound = tuple(self._columns())
        return sound

    def apply(self, columns: HeaderMap) -> None:
        """Read the columns as in `columns`; those that are not there are not read."""
        meanings = {column.index: column.meaning for column in columns}
        self._meanings = [meanings.get(column.index) for column in self.header.columns]
        if not self.fault():
            self._sound = tuple(self._columns())

    def words(self) -> tuple[str, ...]:
        """Return what each column is read as, in words."""
        return tuple(self.choices[self.chosen(row)][0] for row in range(len(self._meanings)))

    def take_words(self, words: Sequence[str]) -> None:
        """Read the columns as `words` says, of another reading of the table; unknown words are passed over."""
        places = {word: place for place, (word, _) in enumerate(self.choices)}
        now = self.words()
        for row, word in enumerate(words[: len(now)]):
            if word != now[row] and word in places:
                self.choose(row, places[word])

    def is_unsure(self, row: int) -> bool:
        """Whether the reader knew no field for a column, and the clerk has not said anything else."""
        return isinstance(self._meanings[row], Extra) and not self.is_corrected(row)

    def is_corrected(self, row: int) -> bool:
        """Whether the clerk said something else than the reader."""
        return self._meanings[row] != self.header.columns[row].meaning

    def fault(self) -> str:
        """Say why the table cannot be read with these meanings, "" when it can."""
        tasks = [self.heading(row) for row, meaning in enumerate(self._meanings) if meaning is Field.CONTENT]
        if len(tasks) > 1:
            named = "”“".join(tasks)
            return f"“{named}”都读作“具体任务”。请只留一栏，其余的改读作别的栏目，改好后再重新读取。"
        if not tasks and Field.PROBLEM not in self._meanings:
            return "没有一栏读作“具体任务”。请指定一栏，指定后再重新读取。"
        return ""

    def corrected(self) -> HeaderMap | None:
        """Return the columns as last set soundly, None when that is how the reader found them."""
        return self._sound if self._sound != self.header.columns else None

    def _kept(self, row: int) -> Meaning:
        """Return the meaning of a column kept under its own heading, which no other column may bear."""
        own = self.header.columns[row]
        if isinstance(own.meaning, Extra) or own.meaning in _KEPT_FIELDS:
            return own.meaning
        name = own.heading or f"第{own.index + 1}列"
        taken = {meaning.heading for meaning in self._meanings if isinstance(meaning, Extra)}
        return Extra(name if name not in taken else f"{name}（第{own.index + 1}列）")

    def _columns(self) -> Iterator[Column]:
        """Yield the columns that are to be read."""
        for column, meaning in zip(self.header.columns, self._meanings, strict=True):
            if meaning is not None:
                yield Column(column.index, column.heading, meaning)


def _choices(columns: HeaderMap) -> Iterator[tuple[str, Meaning | None]]:
    """Yield what a column of this table may mean: kept, not read, every field, the table's own years and periods."""
    yield "其他栏目（原样保留）", _KEPT
    yield "不读", None
    yield from ((each.text, each.field) for each in HEADINGS if each.field not in _KEPT_FIELDS)
    years = {column.meaning.year for column in columns if isinstance(column.meaning, StageYear)}
    years |= {int(year) for column in columns for year in _YEAR.findall(column.heading)}
    yield from ((f"进度安排 {year}年", StageYear(year)) for year in sorted(years))
    days = {column.meaning.day for column in columns if isinstance(column.meaning, PeriodEnd)}
    yield from ((f"节点 {day}", PeriodEnd(day)) for day in sorted(days))


class DocumentColumns:
    """The tables of one document, and which of them are wanted.

    Attributes:
        tables: in the order of the document.
    """

    def __init__(self, headers: "Sequence[TableHeader]" = ()) -> None:
        self.tables = tuple(TableColumns(header) for header in headers)
        self._left_out: set[str] = set()

    def is_wanted(self, table: TableColumns) -> bool:
        """Whether a table is to be read."""
        return table.header.key not in self._left_out

    def want(self, table: TableColumns, *, wanted: bool) -> bool:
        """Say whether a table is to be read, and return whether that can be: one of them must be."""
        if wanted:
            self._left_out.discard(table.header.key)
        elif len(self._left_out) + 1 < len(self.tables):
            self._left_out.add(table.header.key)
        return self.is_wanted(table) is wanted

    def left_out(self) -> frozenset[str]:
        """Return the keys of the tables that are not wanted."""
        return frozenset(self._left_out)

    def header_maps(self) -> dict[str, HeaderMap]:
        """Return the columns of the tables that the clerk corrected."""
        maps = ((table.header.key, table.corrected()) for table in self.tables)
        return {key: columns for key, columns in maps if columns is not None}

    def name(self, table: TableColumns) -> str:
        """Return how a table is called: its place among several, its sheet and how many rows it has."""
        place = f"第{self.tables.index(table) + 1}张表" if len(self.tables) > 1 else ""
        named = "：".join(filter(None, (place, table.header.name))) or "任务表"
        unread = "" if self.is_wanted(table) else "，不读"
        return f"{named}（{table.header.rows} 行{unread}）"
