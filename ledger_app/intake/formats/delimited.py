"""Files of comma- or tab-separated values."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ledger_app.intake.assembly import Assembly, Row

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_RECORDS = 200
_FIELD_CHARACTERS = 10_000_000
_DECLARED = re.compile(r"sep=(.)\n", re.IGNORECASE)
_GUARD = re.compile(r"'(?=[=+\-@\t\r＝＋－＠])")
_AS_FORMULA = re.compile(r'="([^"]*)"$')


def read_delimited(text: str, assembly: Assembly) -> None:
    """Append the file as one table; its separator is the one it names, else the one that gives steady columns."""
    declared = _DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    delimiter = declared[1] if declared else _best_delimiter(body)
    rows = list(_records(body, delimiter, first_line=2 if declared else 1))
    width = max((len(fields) for _, fields in rows), default=0)
    assembly.add_table(
        "",
        (
            Row(fields + [""] * (width - len(fields)), [f"第{line}行第{column}列" for column in range(1, width + 1)])
            for line, fields in rows
        ),
        ragged=len({len(fields) for _, fields in rows}) > 1,
    )


def _best_delimiter(text: str) -> str:
    """Return the character that splits most records into the same number of fields."""
    return max(_DELIMITERS, key=lambda mark: _steadiness(text, mark))


def _steadiness(text: str, delimiter: str) -> tuple[float, int]:
    """Return the share of records with the commonest number of fields above one, and that number.

    A separator that leaves quotes in the middle of fields is none.
    """
    records = islice(_records(text, delimiter, first_line=1, strict=True), _SAMPLE_RECORDS)
    try:
        counts = Counter(len(fields) for _, fields in records)
    except csv.Error:
        return 0.0, 0
    widths = [width for width in counts if width > 1]
    if not widths:
        return 0.0, 0
    commonest = max(widths, key=lambda width: (counts[width], width))
    return counts[commonest] / counts.total(), commonest


def _records(text: str, delimiter: str, first_line: int, *, strict: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Yield the line number and the fields of each record that holds anything."""
    csv.field_size_limit(_FIELD_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    line = first_line
    for fields in reader:
        if any(field.strip() for field in fields):
            yield line, [_bare(field) for field in fields]
        line = first_line + reader.line_num


def _bare(field: str) -> str:
    """Take off what spreadsheets and our own exports put before text so that it stays text."""
    formula = _AS_FORMULA.match(field)
    return formula[1] if formula else _GUARD.sub("", field, count=1) if field.startswith("'") else field
