"""The directory of units: saving, merging, deleting, filling sets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ledger_app.actions.clerk import Clerk
from ledger_app.domain.identifier import new_id
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.plain_words import plain
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.task import Task
from ledger_app.domain.unit import Unit, UnitKind
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.domain.unit_words import kind_of_name
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.store import Store

_UNITS = frozenset({Kind.UNIT})
_BOTH = frozenset({Kind.UNIT, Kind.TASK})
_OWN = ("区", "县", "旗")
_SHORTEST_ALIAS = 3


def new_unit(name: str, kind: UnitKind, known: UnitIndex) -> Unit:
    """Return a new unit, 暂定 as yet; a department of the district is known without its 区 too, if nobody else is."""
    bare = name[1:]
    own = kind is UnitKind.DEPARTMENT and name.startswith(_OWN) and len(bare) >= _SHORTEST_ALIAS
    aliases = (bare,) if own and known.find(bare) is None else ()
    return Unit(new_id("U"), name, kind, aliases=aliases, provisional=True)


def save_unit(ledger: Ledger, clerk: Clerk, unit: Unit) -> Outcome:
    """Keep a new or edited unit; saving is the clerk's word for it, so it is no longer 暂定."""
    if not unit.name.strip():
        raise LedgerError("单位还没有名称", "请写单位全称")
    with ledger.transaction("保存单位", by=clerk.name, at=clerk.now) as store:
        _refuse_taken_names(unit, store.units())
        store.save(replace(unit, provisional=False))
    return Outcome(f"已保存单位 {unit.name}", _BOTH)


def delete_unit(ledger: Ledger, clerk: Clerk, unit_id: str) -> Outcome:
    """Put a unit away that no task and no set names."""
    with ledger.transaction("删除单位", by=clerk.name, at=clerk.now) as store:
        unit = _known(store, unit_id)
        used = store.count(TaskQuery(clerk.today, units=(unit_id,)))
        if used:
            raise LedgerError(f"{unit.name} 还有 {used} 项任务，不能删除", "可以把它合并到另一个单位")
        sets = [other for other in store.units() if unit_id in other.members]
        store.save_many([replace(other, members=_without(other.members, unit_id)) for other in sets])
        store.save(replace(unit, deleted=True))
    return Outcome(f"已删除单位 {unit.name}", _UNITS)


def merge_units(ledger: Ledger, clerk: Clerk, source_id: str, target_id: str) -> Outcome:
    """Let the target take over the tasks, sets, persons and names of the source; its names become aliases."""
    if source_id == target_id:
        raise LedgerError("不能把单位合并到它自己", "请选另一个单位")
    with ledger.transaction("合并单位", by=clerk.name, at=clerk.now) as store:
        source, target = _known(store, source_id), _known(store, target_id)
        if UnitKind.SET in {source.kind, target.kind} and source.kind is not target.kind:
            raise LedgerError(f"{source.name} 和 {target.name} 一个是单位、一个是集合", "集合只能和集合合并")
        names = (*target.aliases, source.name, source.short_name, *source.aliases)
        aliases = tuple(dict.fromkeys(name for name in names if name and name not in {target.name, target.short_name}))
        persons = tuple(dict.fromkeys((*target.persons, *source.persons)))
        members = tuple(dict.fromkeys((*target.members, *source.members)))
        store.save(replace(source, deleted=True, short_name="", aliases=()))
        store.save(replace(target, aliases=aliases, persons=persons, members=members))
        tasks = store.rows(TaskQuery(clerk.today, units=(source_id,)))
        store.save_many([_moved(row.task, source_id, target_id) for row in tasks])
        sets = [other for other in store.units() if source_id in other.members]
        store.save_many([replace(other, members=_swapped(other.members, source_id, target_id)) for other in sets])
    return Outcome(f"已把 {source.name} 合并到 {target.name}", _BOTH)


def fill_set(ledger: Ledger, clerk: Clerk, set_name: str, unit_names: Sequence[str]) -> Outcome:
    """Say which units a set stands for; units not known yet are created (暂定) and named."""
    wanted = [name.strip() for name in unit_names if name.strip()]
    if not set_name.strip():
        raise LedgerError("没有写集合的名称", "例如：各街镇 临河街道,望湖街道")
    if not wanted:
        raise LedgerError("没有写集合包含哪些单位", "例如：各街镇 临河街道,望湖街道")
    with ledger.transaction(f"设定集合 {set_name}", by=clerk.name, at=clerk.now) as store:
        known = UnitIndex(store.units())
        chosen = known.find(set_name) or Unit(new_id("U"), set_name, UnitKind.SET)
        known.add(chosen)
        members, created = _find_or_make(known, wanted)
        if chosen.id in _reached(members, {unit.id: unit for unit in store.units()}):
            raise LedgerError(f"集合 {set_name} 不能包含它自己，也不能经别的集合绕回来", "请去掉这个名称")
        if chosen.kind is not UnitKind.SET and not chosen.provisional:
            raise LedgerError(f"{chosen.name} 是单位（{chosen.kind.value}），不是集合", "请换一个集合名称")
        store.save_many(created)
        ids = tuple(dict.fromkeys(unit.id for unit in members))
        store.save(replace(chosen, kind=UnitKind.SET, members=ids, provisional=False))
    turned = f"（原来是{chosen.kind.value}，暂定；现改为集合）" if chosen.kind is not UnitKind.SET else ""
    made = f"，新建 {len(created)} 个单位（暂定）：{'、'.join(unit.name for unit in created)}" if created else ""
    return Outcome(f"{chosen.name}{turned} 现在包含 {len(ids)} 个单位{made}", _BOTH)


def _reached(members: Iterable[Unit], known: Mapping[str, Unit]) -> set[str]:
    """Return the ids of `members` and of all that the sets among them hold, however deep."""
    reached = set[str]()
    left = list(members)
    while left:
        unit = left.pop()
        if unit.id not in reached:
            reached.add(unit.id)
            left += [known[each] for each in unit.members if each in known]
    return reached


def _find_or_make(known: UnitIndex, names: Iterable[str]) -> tuple[list[Unit], list[Unit]]:
    """Return the units of those names, and which of them had to be created."""
    members, created = [], []
    for name in names:
        unit = known.find(name)
        if unit is None:
            unit = new_unit(name, kind_of_name(name), known)
            known.add(unit)
            created.append(unit)
        members.append(unit)
    return members, created


def _refuse_taken_names(unit: Unit, others: Iterable[Unit]) -> None:
    """Refuse a name that already stands for another unit: nobody could tell them apart."""
    index = UnitIndex(other for other in others if other.id != unit.id)
    for name in (unit.name, unit.short_name, *unit.aliases):
        other = index.find(name) if plain(name) else None
        if other is not None and not other.deleted:
            raise LedgerError(f"“{name}”已经是单位 {other.name} 的名称", "请换一个名称，或把两个单位合并")


def _known(store: Store, unit_id: str) -> Unit:
    """Return the unit with that id."""
    for unit in store.units():
        if unit.id == unit_id:
            return unit
    raise LedgerError(f"台账里没有单位 {unit_id}", "请刷新单位列表后再试")


def _moved(task: Task, source_id: str, target_id: str) -> Task:
    """Return `task` with one unit in place of another, in every role; a lead does not also help itself."""
    lead = _swapped(task.lead_units, source_id, target_id)
    return replace(
        task,
        lead_units=lead,
        co_units=tuple(unit for unit in _swapped(task.co_units, source_id, target_id) if unit not in lead),
        area_units=_swapped(task.area_units, source_id, target_id),
    )


def _swapped(ids: tuple[str, ...], source_id: str, target_id: str) -> tuple[str, ...]:
    """Return `ids` with one in place of another, each once."""
    return tuple(dict.fromkeys(target_id if unit_id == source_id else unit_id for unit_id in ids))


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    """Return `ids` without one of them."""
    return tuple(unit_id for unit_id in ids if unit_id != gone)
