"""The child process that reads foreign files: no ledger, no window, little memory, and plain JSON for an answer.

Started by reader.py through multiprocessing's spawn, so this module imports nothing heavy and does nothing by itself.
"""

import gc
import json
import os
import sys
import traceback
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path

from ledger_app.errors import LedgerError
from ledger_app.intake.memory import cap_memory

MEMORY_BYTES = 2 * 1024**3
_OWN_GROUP = sys.platform != "win32"


class Wanted(StrEnum):
    """How far a file is read: to its blocks of text and cells, or to drafts."""

    DOCUMENT = "document"
    INTAKE = "intake"


class Answer(StrEnum):
    """How an answer begins, one letter: the value as JSON, a LedgerError as [message, advice], or our own mistake."""

    VALUE = "V"
    REFUSED = "R"
    MISTAKE = "M"


def serve(requests: Connection, work: str) -> None:
    """Answer requests, JSON lists of (what is wanted, path), until the other end is closed."""
    if _OWN_GROUP:
        os.setpgrp()  # so that ending us ends what we started, too
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)  # a native parser that aborts would write over the terminal
    cap_memory(MEMORY_BYTES)
    gc.disable()  # a file is read and forgotten; searching a million fresh cells for cycles costs a third of the time
    while True:
        try:
            wanted, path = json.loads(requests.recv_bytes())
        except EOFError:
            return
        gc.collect()  # what the file before left; after the last one nobody waits for it
        requests.send_bytes(_answer(Wanted(wanted), Path(path), Path(work)))


def _answer(wanted: Wanted, path: Path, work: Path) -> bytes:
    from ledger_app.intake.codec import to_json

    try:
        return Answer.VALUE.encode() + to_json(_read(wanted, path, work))
    except LedgerError as error:
        return Answer.REFUSED.encode() + json.dumps([error.message, error.advice]).encode()
    except Exception:  # noqa: BLE001 - the parent tells the clerk, and keeps the traceback for us
        return Answer.MISTAKE.encode() + traceback.format_exc().encode("utf-8", "replace")


def _read(wanted: Wanted, path: Path, work: Path) -> object:
    from ledger_app.intake.reading import read_document

    document = read_document(path, work)
    if wanted is Wanted.DOCUMENT:
        return document
    from ledger_app.intake.drafting import read_intake

    return read_intake(document)
