"""A district's ledger of any size, the same every time: tasks that differ in all that is searched, sorted, counted."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from ledger_app.domain.plan import Plan
from ledger_app.domain.report import Report
from ledger_app.domain.task import DueSource, Milestone, Stage, StageWord, Status, Task
from ledger_app.domain.unit import Office, Unit, UnitKind
from ledger_app.storage.ledger import Ledger

AT = datetime(2025, 1, 6, 9, 30)
AS_OF = date(2025, 11, 21)
_PLACES = ["临河", "青石", "柳湾", "东渡", "南桥", "北塘", "西岭", "古井", "新港", "长堤", "曾家湾", "石榴园"]
_MATTERS = ["雨污分流", "扬尘治理", "餐饮油烟", "黑臭水体", "工业废气", "固废堆场", "噪声扰民", "散煤清零", "绿化补植"]
_DEEDS = ["完成", "推进", "开展", "落实", "加强", "巩固", "排查", "整治", "验收", "督促"]
_WORDS = ["改造工程", "专项行动", "长效管护", "问题清单", "在线监测", "执法检查", "达标排放", "清洁取暖", "生态修复"]
_SECTIONS = [("一、蓝天", "（一）扬尘"), ("一、蓝天", "（二）工业"), ("二、碧水",), ("三、净土",), ("四、安静",)]


def units() -> list[Unit]:
    """Return 72 units and one set."""
    departments = [
        Unit(f"UD{n:06}", f"区{matter}{n}局", aliases=(f"{matter}{n}办",)) for n, matter in enumerate(_MATTERS * 4)
    ]
    streets = [Unit(f"US{n:06}", f"{place}{n}镇", UnitKind.STREET) for n, place in enumerate(_PLACES * 3)]
    members = tuple(unit.id for unit in streets)
    return [*departments, *streets, Unit("UX000001", "各街镇", UnitKind.SET, members=members)]


def plans() -> list[Plan]:
    """Return four years' plans."""
    return [
        Plan(
            f"P{year:08}",
            f"青河区{year}年污染防治攻坚计划",
            period_start=date(year, 1, 1),
            period_end=date(year, 12, 31),
        )
        for year in range(2022, 2026)
    ]


def tasks(count: int) -> list[Task]:
    """Return tasks with three units and three stages each."""
    dice, known, years = random.Random(7), units(), plans()
    return [_task(number, dice, known, years) for number in range(1, count + 1)]


def reports(of: Sequence[Task], each: int) -> list[Report]:
    """Return `each` progress entries of every task, a month apart."""
    dice = random.Random(11)
    found: list[Report] = []
    for task in of:
        first = date(int(task.plan_id[1:]), 2, 1) + timedelta(days=dice.randrange(60))
        for turn in range(each):
            last = turn == each - 1
            status = Status.COMPLETED if last and dice.random() < 0.5 else Status.IN_PROGRESS
            done = f"{dice.choice(_PLACES)}{dice.choice(_WORDS)}已{dice.choice(_DEEDS)}{turn * 20}处。"
            day = first + timedelta(days=30 * turn)
            number = len(found) + 1
            found.append(Report(f"R{number:08}", task.id, day, number, status, percent=turn * 20.0, done=done))
    return found


def a_ledger(path: Path, count: int, each: int = 0) -> Ledger:
    """Return a new ledger with that many tasks."""
    ledger = Ledger.create(str(path), Office("青河区环委办", "何青"), AT)
    new = tasks(count)
    with ledger.transaction("导入", by="何青", at=AT) as store:
        store.save_many([*units(), *plans(), *new])
        store.save_many(reports(new, each))
    return ledger


def _task(number: int, dice: random.Random, known: Sequence[Unit], years: Sequence[Plan]) -> Task:
    """Return one task."""
    plan, place, matter = dice.choice(years), dice.choice(_PLACES), dice.choice(_MATTERS)
    year = int(plan.id[1:])
    words = "，".join(
        f"{dice.choice(_DEEDS)}{dice.choice(_PLACES)}{dice.choice(_WORDS)}{dice.randrange(99)}项" for _ in range(8)
    )
    stated = dice.random() < 0.5
    return Task(
        id=f"T{number:08}",
        plan_id=plan.id,
        number=str(number),
        title=f"{place}{dice.randrange(400)}号{matter}",
        content=f"{place}片区{words}。",
        section_path=dice.choice(_SECTIONS),
        lead_units=(dice.choice(known[:36]).id,),
        co_units=(dice.choice(known[:36]).id,),
        area_units=(dice.choice(known[36:]).id,),
        schedule=(Stage(year - 1, StageWord.START), Stage(year, StageWord.ADVANCE), Stage(year + 1, StageWord.FINISH)),
        milestones=(Milestone(date(year, 6, 30), "中期检查"),) if dice.random() < 0.2 else (),
        due=date(year, dice.randrange(1, 13), 28) if stated else None,
        due_text=f"{year}年" if stated else "",
        due_source=DueSource.TEXT if stated else None,
        remark=dice.choice(["", "", "市级督办", "需跨区协调"]),
        position=number,
    )
