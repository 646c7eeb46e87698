"""Finds the task, plan or unit that a clerk's words mean; what fits several things is told, never guessed."""

import re
from collections.abc import Iterable

from ledger_app.domain.plain_words import plain
from ledger_app.domain.plan import Plan
from ledger_app.domain.showing import show_earlier
from ledger_app.domain.task import Task
from ledger_app.domain.unit import Unit
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.errors import LedgerError
from ledger_app.storage.reader import Reader

_TASK_ID = re.compile(r"T[0-9A-Z]{8}", re.IGNORECASE)


def find_task(reader: Reader, words: str) -> Task:
    """Return the task meant by its id, its plan's number, or PLAN/NUMBER.

    Raises:
        LedgerError: none or several tasks fit; for several, their ids are listed.
    """
    words = words.strip()
    if _TASK_ID.fullmatch(words) and (task := reader.task(words.upper())) is not None:
        if task.deleted:
            raise LedgerError(f"任务 {task.id} 在回收站里", "请先恢复它")
        return task
    plan_words, slash, number = words.rpartition("/")
    tasks = [task for task in reader.tasks_numbered(number.strip()) if not task.deleted]
    if slash and not plan_words.strip():
        raise LedgerError(f"“{words}”的斜杠前没有写方案", "请写成“方案/序号”，或只写序号")
    if slash:
        plan = find_plan(reader, plan_words)
        tasks = [task for task in tasks if task.plan_id == plan.id]
    if not tasks:
        raise LedgerError(f"没有找到任务“{words}”", "请写任务编号（T 开头）、方案中的序号，或“方案/序号”")
    if len(tasks) > 1:
        titles = {plan.id: plan.title for plan in reader.plans()}
        listed = "；".join(f"{task.id} {titles.get(task.plan_id, '')}" for task in tasks)
        raise LedgerError(
            f"序号 {number.strip()} 有 {len(tasks)} 项任务：{listed}", "请用 T 开头的编号，或写“方案/序号”"
        )
    return tasks[0]


def find_plan(reader: Reader, words: str) -> Plan:
    """Return the plan of the ledger that `words` fit; see `plan_among`."""
    return plan_among(reader.plans(), words)


def plan_among(plans: Iterable[Plan], words: str) -> Plan:
    """Return the plan that `words`, its id or any part of its title or 文号, fit.

    Raises:
        LedgerError: none or several plans fit.
    """
    plans = list(plans)
    wanted = plain(words)
    exact = [plan for plan in plans if wanted in {plain(plan.id), plain(plan.title), plain(plan.doc_no)} and wanted]
    fits = exact or [plan for plan in plans if wanted and wanted in plain(plan.title) + "\n" + plain(plan.doc_no)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        listed = "、".join(f"{plan.id}《{plan.title}》{plan.doc_no}" for plan in fits)
        advice = "请把方案名称写得更完整，或写文号，或写 P 开头的编号"
        raise LedgerError(f"“{words}”适合 {len(fits)} 个方案：{listed}", advice)
    listed = "、".join(f"《{plan.title}》{plan.doc_no}" for plan in plans)
    raise LedgerError(f"没有方案“{words}”", f"台账里的方案：{listed}" if plans else "台账里还没有方案")


def find_unit(reader: Reader, words: str) -> tuple[Unit, ...]:
    """Return the unit that `words`, its name, short name or an alias, mean; a set is one unit.

    Raises:
        LedgerError: nothing is called so; units with a similar name are told.
    """
    units = reader.units()
    unit = UnitIndex(units).find(words)
    if unit is not None:
        return (unit,)
    alike = suggest_units(words, units)
    listed = "、".join(unit.name for unit in alike)
    raise LedgerError(f"没有单位“{words}”", f"名称相近的有：{listed}" if alike else "用 units 命令可以看全部单位")


def earlier_name(reader: Reader, task: Task) -> str:
    """Return what the earlier task that `task` goes on with is called, "" for none."""
    earlier = reader.task(task.continues) if task.continues else None
    if earlier is None:
        return ""
    titles = {plan.id: plan.title for plan in reader.plans()}
    return show_earlier(earlier, titles.get(earlier.plan_id, ""))


def suggest_units(name: str, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return up to five units whose name is like `name`, the most alike first."""
    from ledger_app.actions.likeness import closest

    known = [unit for unit in units if not unit.deleted]
    names = [(plain(text), unit) for unit in known for text in (unit.name, unit.short_name, *unit.aliases) if text]
    found: dict[str, Unit] = {}
    for position in closest(plain(name), [text for text, _ in names]):
        unit = names[position][1]
        found.setdefault(unit.id, unit)
    return tuple(found.values())[:5]
