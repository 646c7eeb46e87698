"""Opens the ledger for a command, and knows who acts and what day it is."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime

from ledger_app.actions.clerk import Clerk, remember_name, remembered_name
from ledger_app.actions.ledgers import open_ledger
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger


def clerk_of(arguments: Namespace) -> Clerk:
    """Return who acts, now: the name given, else the one last given on this computer, else the login's."""
    now = datetime.now().replace(microsecond=0)
    given = (getattr(arguments, "by", None) or "").strip()
    if not given.isprintable():
        raise LedgerError("--by 的姓名里有换行或不能显示的字符", "请只写姓名")
    if given:
        remember_name(given)
    return Clerk(given or remembered_name() or _login(), now.date(), now)


@contextmanager
def reading(arguments: Namespace) -> Iterator[tuple[Ledger, Clerk]]:
    """Open the ledger to look at it; that works while the window has it open."""
    clerk = clerk_of(arguments)
    ledger = open_ledger(arguments.ledger, clerk, read_only=True)
    try:
        yield ledger, clerk
    finally:
        ledger.close()


@contextmanager
def writing(arguments: Namespace) -> Iterator[tuple[Ledger, Clerk]]:
    """Open the ledger to write to it.

    Closing makes no backup, as the window's closing does: sixty commands would push the backups of weeks out.
    """
    clerk = clerk_of(arguments)
    ledger = open_ledger(arguments.ledger, clerk, progress=_tell_of_check)
    try:
        if ledger.checked:
            sys.stderr.write("检查完毕，台账完好。\n")
        yield ledger, _named(ledger, arguments, clerk)
    finally:
        ledger.close()


def typed_date(text: str | None, option: str) -> date | None:
    """Return the day a person typed, None for none typed.

    Raises:
        LedgerError: no such day.
    """
    if text is None:
        return None
    with suppress(ValueError):
        return date.fromisoformat(text.strip())
    from ledger_app.domain.chinese_dates import read_typed_date

    day = read_typed_date(text, datetime.now().date())
    if day is None:
        raise LedgerError(f"{option} 的日期“{text}”读不懂，或没有这一天", "请写成 2025-06-30 这样")
    return day


def _named(ledger: Ledger, arguments: Namespace, clerk: Clerk) -> Clerk:
    """Return the clerk; without any name given on this computer, the ledger's maker."""
    if (getattr(arguments, "by", None) or "").strip() or remembered_name():
        return clerk
    with ledger.reading() as reader:
        maker = reader.office().operator
    return replace(clerk, name=maker) if maker else clerk


def _tell_of_check(done: int, _total: int) -> None:
    """Say what takes long: only a ledger that was not closed in order is checked at opening."""
    if done == 0:
        sys.stderr.write("上次没有正常关闭，正在检查台账……\n")
        sys.stderr.flush()


def _login() -> str:
    """Return the name this computer knows its user by."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "经办人"
