"""What commands print: JSON, findings, and tables whose Chinese lines up."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from ledger_app.domain.finding import Finding, Severity

_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "需核对", Severity.NOTE: "说明"}
_WIDE = frozenset("WF")


def print_json(value: object) -> None:
    """Print a value as JSON with Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_findings(findings: Iterable[Finding]) -> None:
    """Print one finding a line, with its place; what is said of several places is said once."""
    places: dict[tuple[Severity, str], list[str]] = {}
    for finding in findings:
        places.setdefault((finding.severity, finding.message), []).append(finding.where)
    for (severity, message), where in places.items():
        print(f"{_SEVERITIES[severity]}  {'、'.join(where)}：{message}".replace("\n", " "))


def findings_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Return findings as JSON has them."""
    return [
        {"severity": finding.severity.value, "where": finding.where, "message": finding.message} for finding in findings
    ]


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], widest: Sequence[int]) -> None:
    """Print rows under their headings; a cell wider than its column may be is cut with an ellipsis.

    Args:
        widest: the most columns of the terminal a column may take; 0 for the last one, which is never cut.
    """
    columns = [
        _column([heading, *(" ".join(cell.split()) for cell in cells)], most)
        for heading, cells, most in zip(
            headings, zip(*rows, strict=True) if rows else [()] * len(headings), widest, strict=True
        )
    ]
    lines = ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]
    print("\n".join(lines))


def _column(cells: list[str], most: int) -> list[str]:
    """Return the cells of one column, all equally wide."""
    if not most:
        return cells
    widths = [width(cell) for cell in cells]
    wide = min(most, max(widths))
    return [
        cell + " " * (wide - taken) if taken <= wide else fit(cell, wide)
        for cell, taken in zip(cells, widths, strict=True)
    ]


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes; Chinese takes two each."""
    return len(text) if text.isascii() else sum(map(_width_of, text))


@cache
def _width_of(char: str) -> int:
    """Return how many columns one character takes."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def fit(text: str, columns: int) -> str:
    """Return `text` in exactly that many columns: filled up with blanks, or cut with an ellipsis."""
    missing = columns - width(text)
    if missing >= 0:
        return text + " " * missing
    kept, taken = 0, 0
    for char in text:
        taken += _width_of(char)
        if taken > columns - 1:
            taken -= _width_of(char)
            break
        kept += 1
    return text[:kept] + "…" + " " * (columns - 1 - taken)
