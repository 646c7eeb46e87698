"""Finding tasks by any piece of text: words apart by blanks are AND, each found anywhere in the text or its sound.

On SQLite an index of character pairs (FTS5, contentless) names the candidates, which are then confirmed on the stored
text; so two characters are found as well as twenty, and nothing is missed. A single character, and every word on
PostgreSQL, is looked for in the stored text itself. The index is written from Python: a trigger fails under
`trusted_schema = OFF`, and SQLite 3.40 cannot delete from a contentless table without being given the old text.
"""

import operator
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Boolean, ColumnElement, Connection, Dialect, and_, func, literal, or_, select, text

from ledger_app.domain.task import Task
from ledger_app.domain.unit import Unit
from ledger_app.storage.bulk import run
from ledger_app.storage.pinyin import sound_of
from ledger_app.storage.tables import TASK_STATE, TASK_TEXT

CREATE_INDEX = (
    "CREATE VIRTUAL TABLE task_grams USING fts5("
    "grams, content='', columnsize=0, detail=none, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
)
_ADD = "INSERT INTO task_grams (rowid, grams) VALUES (?, ?)"
_CANDIDATES = "task_text.serial IN (SELECT rowid FROM task_grams WHERE task_grams MATCH :pairs)"
_REMOVE = "INSERT INTO task_grams (task_grams, rowid, grams) VALUES ('delete', ?, ?)"


def normal(words: str) -> str:
    """Return `words` as they are stored and looked for: full and half width, upper and lower case alike."""
    return unicodedata.normalize("NFKC", words).casefold()


def haystack_of(task: Task, units: Iterable[Unit], said: Iterable[str]) -> str:
    """Return everything a task can be found by, one piece a line; `said` is what was reported last."""
    pieces = [task.number, task.title, task.content, *task.section_path, task.problem, task.goal]
    for unit in units:
        pieces += (unit.name, unit.short_name, *unit.aliases)
    for person in task.people:
        pieces += (person.name, person.title, person.phone)
    for heading, content in task.extra:
        pieces += (heading, content)
    pieces += (task.due_text, task.cadence, task.remark, task.parent, *said)
    pieces += (step.text for step in task.milestones)
    for target in task.targets:
        pieces += (target.name, target.text)
    return normal("\n".join(piece for piece in pieces if piece))


def sound_of_task(task: Task, units: Iterable[Unit]) -> str:
    """Return how the names in a task sound: its title (else how its content begins), units and persons."""
    names = [task.title or task.content[:40]]
    for unit in units:
        names += (unit.name, unit.short_name, *unit.aliases)
    names += (person.name for person in task.people)
    return "\n".join(sound_of(name) for name in names if name)


def condition(words: str, dialect: Dialect) -> ColumnElement[bool] | None:
    """Return what a task's text must fulfil for `words` to be found in it; None when there are none."""
    terms = normal(words).split()
    if not terms:
        return None
    found = and_(*(_holds(term, dialect) for term in terms))
    pairs = sorted(set().union(*(_pairs(term) for term in terms)))
    if dialect.name == "sqlite" and pairs:
        wanted = " AND ".join('"' + pair.replace('"', '""') + '"' for pair in pairs)
        found = and_(text(_CANDIDATES).bindparams(pairs=wanted), found)
    return TASK_STATE.c.serial.in_(select(TASK_TEXT.c.serial).where(found))


def add_to_index(connection: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Enter (serial, haystack, sound) into the index, where the engine has one."""
    if connection.dialect.name == "sqlite":
        run(connection, _ADD, ((serial, grams(haystack, sound)) for serial, haystack, sound in rows))


def remove_from_index(connection: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Take out what `add_to_index` entered; the text must be that of then."""
    if connection.dialect.name == "sqlite":
        run(connection, _REMOVE, ((serial, grams(haystack, sound)) for serial, haystack, sound in rows))


def grams(haystack: str, sound: str) -> str:
    """Return the pairs of neighbouring characters, apart by blanks, which no pair holds."""
    return " ".join(_pairs(haystack) | _pairs(sound))


def _pairs(words: str) -> set[str]:
    """Return the pairs of neighbouring characters of each piece between blanks."""
    found: set[str] = set()
    for piece in words.split():
        found.update(map(operator.add, piece, piece[1:]))
    return found


def _holds(term: str, dialect: Dialect) -> ColumnElement[bool]:
    """Return whether one word is in the text or, if it is written in letters, in its sound."""
    find = func.instr if dialect.name == "sqlite" else func.strpos
    in_text = find(TASK_TEXT.c.haystack, literal(term), type_=Boolean) > literal(0)
    if not (term.isascii() and term.isalnum()):
        return in_text
    return or_(in_text, find(TASK_TEXT.c.sound, literal(term), type_=Boolean) > literal(0))
