"""Finding tasks by any piece of text: words apart by blanks are AND, each found anywhere in the text or its sound.

On SQLite an index of character pairs (FTS5, contentless) names the candidates. Of one or two Chinese characters,
letters or figures it knows for certain; longer words are then confirmed on the stored text, so nothing is missed. A
single other sign, and every word on PostgreSQL, is looked for in the stored text itself. The index is written from
Python: a trigger fails under `trusted_schema = OFF`, and SQLite 3.40 cannot delete from a contentless table without
being given the old text.
"""

import operator
import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    Text,
    and_,
    column,
    func,
    literal,
    or_,
    select,
    table,
)

from ledger_app.domain.task import Task
from ledger_app.errors import LedgerError
from ledger_app.storage.bulk import run
from ledger_app.storage.pinyin import sound_of
from ledger_app.storage.tables import TASK_STATE, TASK_TEXT

CREATE_INDEX = (
    "CREATE VIRTUAL TABLE task_grams USING fts5("
    "grams, content='', columnsize=0, detail=none, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cf Cn Co Cs'\")"
)
_CODES = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_GRAMS = table("task_grams", column("rowid", Integer), column("task_grams", Text))
_IN_INDEX = re.compile("[0-9a-z\u4e00-\u9fff]{1,2}")
"""The words that the index knows for certain: a pair, or a character, with which a pair begins."""
_MOST_WORDS = 200
_REMOVE = "INSERT INTO task_grams (task_grams, rowid, grams) VALUES ('delete', ?, ?)"


class _Spelling(dict[int, str]):
    """How each character is stored and looked for, by its code point, worked out when first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = "".join(" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in plain)
        return self[code]


@cache
def _spelling() -> _Spelling:
    """Return the table for str.translate; doing whole texts at a time takes four times as long."""
    return _Spelling()


def normal(words: str) -> str:
    """Return `words` as they are stored and looked for: NFKC and casefolded, with one line end for each blank.

    Full and half width, upper and lower case become alike; control characters are blanks too.
    """
    return "\n".join(unicodedata.normalize("NFC", words.translate(_spelling())).split())


def haystack_of(task: Task, names: Iterable[str], said: Iterable[str]) -> str:
    """Return everything a task can be found by: `names` of its units, and what was `said` last in reports."""
    pieces = [task.number, task.title, task.content, *task.section_path, task.problem, task.goal, *names]
    for person in task.people:
        pieces += (person.name, person.title, person.phone)
    for heading, content in task.extra:
        pieces += (heading, content)
    pieces += (task.due_text, task.cadence, task.remark, task.parent, *said)
    pieces += (step.text for step in task.milestones)
    for target in task.targets:
        pieces += (target.name, target.text)
    return "\n".join(filter(None, map(_normal_piece, pieces)))


_normal_piece = lru_cache(maxsize=4096)(normal)
"""The names of units, headings and remarks of a plan come again in task after task."""


def sound_of_task(task: Task, units: Iterable[str]) -> str:
    """Return how the names in a task sound: title (else the begin of the content), persons, and `units`, ready made."""
    names = [task.title or task.content[:40], *(person.name for person in task.people)]
    return "\n".join([*(sound_of(name) for name in names), *units])


def condition(words: str, dialect: Dialect) -> ColumnElement[bool] | None:
    """Return what a task's text must fulfil for `words` to be found in it; None when there are none.

    Raises:
        LedgerError: they are more than an engine can look for at once.
    """
    terms = list(dict.fromkeys(normal(words).split()))
    if not terms:
        return None
    if len(terms) > _MOST_WORDS:
        raise LedgerError(f"要找的词有 {len(terms)} 个，太多了", f"请少写一些，一次最多找 {_MOST_WORDS} 个词")
    near = _candidates(TASK_TEXT.c.serial, terms, dialect)
    doubtful = terms if near is None else [term for term in terms if not _IN_INDEX.fullmatch(term)]
    if near is not None and not doubtful:
        return _candidates(TASK_STATE.c.serial, terms, dialect)
    found = and_(*(_holds(term, dialect) for term in doubtful))
    return TASK_STATE.c.serial.in_(select(TASK_TEXT.c.serial).where(found if near is None else and_(near, found)))


def candidates(words: Sequence[str], dialect: Dialect) -> ColumnElement[bool] | None:
    """Return what a task must fulfil to have all `words` in its text, by the index alone; None where that says nothing.

    What fulfils it need not have them: the index knows pairs of characters, not where they stand.
    """
    return _candidates(TASK_STATE.c.serial, [term for word in words for term in normal(word).split()], dialect)


def _candidates(serial: ColumnElement[int], terms: Sequence[str], dialect: Dialect) -> ColumnElement[bool] | None:
    pairs = sorted(set[str]().union(*(_pairs(term) for term in terms)))
    begins = sorted({term for term in terms if len(term) == 1 and _IN_INDEX.fullmatch(term)})
    if dialect.name != "sqlite" or not (pairs or begins):
        return None
    marks = ['"' + pair.replace('"', '""') + '"' for pair in pairs] + [f'"{begin}"*' for begin in begins]
    wanted = " AND ".join(marks)
    return serial.in_(select(_GRAMS.c.rowid).where(_GRAMS.c.task_grams.op("MATCH")(wanted)))


def add_to_index(connection: Connection, rows: Iterable[tuple[int, str, str]], index: str = "task_grams") -> None:
    """Enter (serial, haystack, sound) into the index, where the engine has one."""
    if connection.dialect.name == "sqlite":
        add = f"INSERT INTO {index} (rowid, grams) VALUES (?, ?)"
        run(connection, add, ((serial, grams(haystack, sound)) for serial, haystack, sound in rows))


def remove_from_index(connection: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Take out what `add_to_index` entered; the text must be that of then."""
    if connection.dialect.name == "sqlite":
        run(connection, _REMOVE, ((serial, grams(haystack, sound)) for serial, haystack, sound in rows))


def grams(haystack: str, sound: str) -> str:
    """Return all pairs of neighbouring characters, apart by blanks; a pair with a line end counts for one character."""
    words = f"{haystack}\n{sound}\n"
    codes = array("I", words.encode(_CODES))
    pairs = array("I", [ord(" ")]) * (3 * (len(codes) - 1))
    pairs[0::3], pairs[1::3] = codes[:-1], codes[1:]
    return pairs.tobytes().decode(_CODES)


def _pairs(term: str) -> set[str]:
    """Return the pairs of neighbouring characters of a word."""
    return set(map(operator.add, term, term[1:]))


def _holds(term: str, dialect: Dialect) -> ColumnElement[bool]:
    """Return whether one word is in the text or, if it is written in letters, in its sound."""
    find = func.instr if dialect.name == "sqlite" else func.strpos
    in_text = find(TASK_TEXT.c.haystack, literal(term), type_=Boolean) > literal(0)
    if not (term.isascii() and term.isalnum()):
        return in_text
    return or_(in_text, find(TASK_TEXT.c.sound, literal(term), type_=Boolean) > literal(0))
