"""Whether a ledger is sound: the file, the references, the chain of its history, and all that follows from the rest."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DatabaseError

from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.long_work import Progress
from ledger_app.domain.task import Task
from ledger_app.storage.codec import Column
from ledger_app.storage.derive import STATE_NAMES, TEXT_NAMES, Deriver, write_derived
from ledger_app.storage.history import first_break
from ledger_app.storage.records import CHUNK, among, chunks, load_tasks
from ledger_app.storage.search import CREATE_INDEX, add_to_index
from ledger_app.storage.tables import TASK, TASK_STATE, TASK_TEXT
from ledger_app.storage.wording import KIND_NAMES

_ADVICE = "请停止使用这个文件，用备份恢复。"
_CALLED = {kind.value: name for kind, name in KIND_NAMES.items()} | {
    "task_unit": "任务的责任单位",
    "unit_set_member": "集合的成员",
    "stage": "进度安排",
    "milestone": "节点",
    "task_state": "任务的计算列",
    "task_text": "任务的检索文字",
    "deed": "操作",
    "change": "变更记录",
}
"""What people call what a table holds."""


def check_file(connection: Connection) -> Iterator[Finding]:
    """Yield what is wrong with the file itself and with what refers to what."""
    if connection.dialect.name != "sqlite":
        return
    broken = [words for (words,) in connection.exec_driver_sql("PRAGMA integrity_check").all() if words != "ok"]
    if broken:
        yield Finding(Severity.ERROR, "文件", f"文件结构已损坏（{len(broken)} 处）。{_ADVICE}")
    lost = Counter((str(row[0]), str(row[2])) for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all())
    for (table, wanted), count in lost.items():
        message = f"{count} 条{_CALLED.get(table, table)}所属或引用的{_CALLED.get(wanted, wanted)}不存在。{_ADVICE}"
        yield Finding(Severity.ERROR, _CALLED.get(table, table), message)


def check_chain(connection: Connection) -> Iterator[Finding]:
    """Yield the first deed at which the history was altered after it was written."""
    deed = first_break(connection)
    if deed is not None:
        where = f"操作 {deed.sequence}"
        which = f"第 {deed.sequence} 次操作“{deed.name}”（{deed.at:%Y-%m-%d %H:%M}，{deed.by}）"
        message = f"变更记录从{which}起对不上，此处或此前被改动过。"
        yield Finding(Severity.ERROR, where, message)


def check_derived(connection: Connection, progress: Progress, *, repair: bool) -> Iterator[Finding]:
    """Yield a warning for tasks whose computed columns are not what they should be, and compute them anew."""
    serials = list(connection.execute(select(TASK.c.serial).order_by(TASK.c.serial)).scalars())
    wrong: dict[int, Task] = {}
    for number, chunk in enumerate(chunks(serials)):
        progress(number * CHUNK, len(serials))
        wrong |= _wrong_in(connection, chunk)
    progress(len(serials), len(serials))
    if wrong:
        yield _healed("任务", f"{len(wrong)} 个任务的计算列与内容不符", repair=repair)
    if wrong and repair:
        write_derived(connection, wrong, frozenset(), 0)


def check_index(connection: Connection, *, repair: bool) -> Iterator[Finding]:
    """Yield a warning where the search index is not what the texts make of it, and build it anew."""
    if connection.dialect.name != "sqlite" or _is_index_right(connection):
        return
    yield _healed("检索", "检索索引与任务内容不符", repair=repair)
    if repair:
        connection.exec_driver_sql("DROP TABLE task_grams")
        connection.exec_driver_sql(CREATE_INDEX)
        add_to_index(connection, _texts(connection))


def _wrong_in(connection: Connection, serials: list[int]) -> dict[int, Task]:
    """Return those tasks whose derived rows differ from what they should be."""
    tasks = load_tasks(connection, among(TASK.c.serial, serials))
    states = _rows(connection, TASK_STATE, STATE_NAMES, serials)
    texts = _rows(connection, TASK_TEXT, TEXT_NAMES, serials)
    column = TASK_STATE.c
    deeds = connection.execute(select(column.serial, column.changed).where(among(column.serial, serials))).all()
    changed = dict.fromkeys(serials, 0) | {row.serial: row.changed for row in deeds}
    return {
        row.serial: tasks[row.serial]
        for row in Deriver(connection, tasks).derive(changed)
        if (states.get(row.serial), texts.get(row.serial)) != (row.state, row.text)
    }


def _rows(
    connection: Connection, table: Table, names: tuple[str, ...], serials: list[int]
) -> dict[int, tuple[Column, ...]]:
    """Return the stored rows of tasks by serial."""
    query = select(*(table.c[name] for name in names)).where(among(table.c.serial, serials))
    return {row[0]: tuple(row) for row in connection.execute(query)}


def _is_index_right(connection: Connection) -> bool:
    """Whether an index made anew, in SQLite's own scratch space, holds the same words in as many tasks."""
    reading_only = connection.exec_driver_sql("PRAGMA query_only").scalar()
    connection.exec_driver_sql("PRAGMA query_only = OFF")  # it forbids the scratch space too
    connection.exec_driver_sql(CREATE_INDEX.replace("TABLE task_grams", "TABLE temp.task_grams_anew"))
    try:
        add_to_index(connection, _texts(connection), "temp.task_grams_anew")
        return _words_in(connection, "main", "task_grams") == _words_in(connection, "temp", "task_grams_anew")
    finally:
        connection.exec_driver_sql("DROP TABLE temp.task_grams_anew")
        connection.exec_driver_sql(f"PRAGMA query_only = {reading_only}")


def _words_in(connection: Connection, schema: str, index: str) -> str:
    """Return a hash of the words of an index, each with the number of tasks it is in; "" where it cannot be read."""
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.{index}_words USING fts5vocab('{schema}', '{index}', 'row')")
    digest = hashlib.sha256()
    try:
        for row in connection.exec_driver_sql(f"SELECT term, doc FROM temp.{index}_words"):
            digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    except DatabaseError:
        return ""
    finally:
        connection.exec_driver_sql(f"DROP TABLE temp.{index}_words")
    return digest.hexdigest()


def _texts(connection: Connection) -> Iterator[tuple[int, str, str]]:
    """Yield (serial, haystack, sound) of every task."""
    column = TASK_TEXT.c
    for row in connection.execute(select(column.serial, column.haystack, column.sound).order_by(column.serial)).all():
        yield row.serial, row.haystack, row.sound


def _healed(where: str, what: str, *, repair: bool) -> Finding:
    """Return a warning, and say what was done about it."""
    done = "已重新计算，台账内容没有变" if repair else "台账是以只读方式打开的，没有重新计算"
    return Finding(Severity.WARNING, where, f"{what}，{done}。")
