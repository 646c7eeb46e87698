"""What chooses tasks on the command line, as a query."""

import re
from argparse import Namespace
from dataclasses import replace

from ledger_app.actions.clerk import Clerk
from ledger_app.cli.desk import typed_date
from ledger_app.domain.light import LIGHT_NAMES, Light
from ledger_app.domain.plain_words import plain
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.status_words import read_status
from ledger_app.domain.task import Role, Status
from ledger_app.errors import LedgerError
from ledger_app.storage.reader import Reader

_SEPARATORS = re.compile(r"[,，、;；\s]+")
_LIGHTS = {light.value: light for light in Light} | {name: light for light, name in LIGHT_NAMES.items()}
_ROLES = {role.value: role for role in Role} | {"牵头": Role.LEAD, "配合": Role.CO, "属地": Role.AREA}


def query_of(arguments: Namespace, reader: Reader, clerk: Clerk) -> TaskQuery:
    """Return the query that the filters amount to.

    Raises:
        LedgerError: a filter that means nothing, told with what it may be.
    """
    if arguments.role and not arguments.unit:
        raise LedgerError("--role 要和 --unit 一起用", "例如 --unit 区水务局 --role lead")
    from ledger_app.actions.lookup import find_plan, find_unit
    from ledger_app.actions.views import view_named
    from ledger_app.cli.views import group_of, narrowed

    plan = (find_plan(reader, arguments.plan).id,) if arguments.plan else ()
    query = TaskQuery(
        as_of=typed_date(arguments.as_of, "--as-of") or clerk.today,
        plans=plan,
        statuses=tuple(_status(word) for word in words_of(arguments.status)),
        lights=tuple(_light(word) for word in words_of(arguments.light)),
        units=tuple(unit.id for unit in find_unit(reader, arguments.unit)) if arguments.unit else (),
        role=_role(arguments.role),
        search=arguments.search or "",
    )
    query = query if not arguments.section else _in_sections(query, arguments.section, reader)
    if arguments.view:
        query = narrowed(query, view_named(reader, arguments.view), reader)
    return replace(query, group=group_of(arguments.group)) if arguments.group else query


def words_of(text: str | None) -> list[str]:
    """Return the words of a list as people type it, apart by commas, 、 or blanks."""
    return [word for word in _SEPARATORS.split(text or "") if word]


def _status(word: str) -> Status:
    """Return the status meant."""
    status = read_status(word)
    if status is None:
        raise LedgerError(f"没有状态“{word}”", f"可以写：{'、'.join(status.value for status in Status)}")
    return status


def _light(word: str) -> Light:
    """Return the light meant: red, 红, 红灯."""
    light = _LIGHTS.get(word.lower().removesuffix("灯").removesuffix("色"))
    if light is None:
        raise LedgerError(f"没有灯“{word}”", f"可以写：{'、'.join(LIGHT_NAMES.values())}，或 {','.join(Light)}")
    return light


def _role(word: str | None) -> Role | None:
    """Return the role meant."""
    if not word:
        return None
    role = _ROLES.get(word.lower().removesuffix("单位"))
    if role is None:
        raise LedgerError(f"没有角色“{word}”", "可以写：lead（牵头）、co（配合）、area（属地）")
    return role


def _in_sections(query: TaskQuery, words: str, reader: Reader) -> TaskQuery:
    """Return `query` for the sections one of whose headings contains `words`.

    Raises:
        LedgerError: no heading does.
    """
    wanted = plain(words)
    paths = reader.section_paths()
    fits = {
        path[:depth]
        for path in paths
        for depth, heading in enumerate(path, start=1)
        if wanted and wanted in plain(heading)
    }
    if not fits:
        tops = "、".join(dict.fromkeys(path[0] for path in paths))
        raise LedgerError(f"没有类别或章节“{words}”", f"台账里有：{tops}" if tops else "台账里的任务没有分章节")
    return replace(query, sections=tuple(sorted(fits)))
