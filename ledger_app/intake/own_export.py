"""Recognises our own exports by the hidden sheet they carry, and reads which row is which task.

Layout: A1 "ledger-app", B1 version; A2 "ledger", B2 the ledger's uuid; A3 "form", B3 its name; from row 5 on one row a
task: sheet name, row number, task id, digest of the row as exported.
"""

from collections.abc import Sequence
from typing import Any

from ledger_app.intake.assembly import Assembly
from ledger_app.intake.document import Identity

IDENTITY_SHEET = "_ledger"
_MARK = "ledger-app"
_VERSION = "1"
_FIRST_ROW = 5


def read_identity(rows: Sequence[Sequence[Any]], assembly: Assembly) -> bool:
    """Take the identity from the rows of that sheet; tell whether the sheet is ours at all."""
    words = [[_word(raw) for raw in row] for row in rows]
    if not words or len(words[0]) < 2 or words[0][0] != _MARK:
        return False
    if words[0][1] != _VERSION:
        assembly.note(IDENTITY_SHEET, "这张表由更新版本的程序导出，只按表上的内容读取")
        return True
    tasks = []
    for number, row in enumerate(words[_FIRST_ROW - 1 :], _FIRST_ROW):
        if len(row) > 3 and row[0] and row[1].isascii() and row[1].isdigit() and row[2]:
            tasks.append((row[0], int(row[1]), row[2], row[3]))
        elif any(row):
            assembly.warn(f"{IDENTITY_SHEET}!A{number}", "导出时记下的任务对照被改动过，这一行按内容匹配")
    facts = {row[0]: row[1] for row in words[1 : _FIRST_ROW - 1] if len(row) > 1}
    assembly.identity = Identity(facts.get("ledger", ""), facts.get("form", ""), tuple(tasks))
    return True


def _word(raw: Any) -> str:  # noqa: ANN401 - a cell as calamine gives it
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip()
