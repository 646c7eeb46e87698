"""What commands print: JSON, findings, and tables whose Chinese lines up."""

import json
import unicodedata
from collections.abc import Iterable, Sequence

from ledger_app.domain.finding import Finding, Severity

_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "需核对", Severity.NOTE: "说明"}
_WIDE = frozenset("WF")


def print_json(value: object) -> None:
    """Print a value as JSON with Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_findings(findings: Iterable[Finding]) -> None:
    """Print one finding a line, with its place."""
    for finding in findings:
        print(f"{_SEVERITIES[finding.severity]}  {finding.where}：{finding.message}".replace("\n", " "))


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
    flat = [[" ".join(cell.split()) for cell in row] for row in rows]
    columns = list(zip(headings, *flat, strict=True))
    widths = [min(most or 0, max(map(width, cells))) for most, cells in zip(widest, columns, strict=True)]
    for row in (headings, *flat):
        cells = (fit(cell, wide) if wide else cell for cell, wide in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes; Chinese takes two each."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else not unicodedata.combining(char) for char in text)


def fit(text: str, columns: int) -> str:
    """Return `text` in exactly that many columns: filled up with blanks, or cut with an ellipsis."""
    missing = columns - width(text)
    if missing >= 0:
        return text + " " * missing
    kept, taken = [], 0
    for char in text:
        taken += width(char)
        if taken > columns - 1:
            break
        kept.append(char)
    cut = "".join(kept)
    return cut + "…" + " " * (columns - 1 - width(cut))
