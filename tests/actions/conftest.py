"""A ledger with the invented district's plan in it, and who works there."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.import_preview import Counts, count, decide_all
from ledger_app.actions.ledgers import create_ledger
from ledger_app.actions.preview_import import preview_import
from ledger_app.domain.draft import Intake, PlanDraft, TaskDraft
from ledger_app.domain.plan import PlanKind
from ledger_app.domain.task import DueSource
from ledger_app.storage.ledger import Ledger
from tests.engines import server, where

__all__ = ["server", "where"]

PLAN = PlanDraft(
    "青河区2025年污染防治攻坚计划",
    "青政办发〔2025〕8号",
    "青河区人民政府办公室",
    date(2025, 3, 14),
    PlanKind.ANNUAL,
    date(2025, 1, 1),
    date(2025, 12, 31),
)
DRAFTS = (
    TaskDraft(
        "r1",
        "建立在建工地动态清单，规模以上工地全部安装扬尘在线监测设备。",
        number="1",
        section_path=("一、蓝天", "（一）扬尘"),
        lead_units=("区住建局", "区城管局"),
        lead_assumed=True,
        area_units=("各街镇",),
        due=date(2025, 6, 30),
        due_text="2025年6月底前",
        due_source=DueSource.TEXT,
        remark="每季度通报",
        where="任务分解表!A5",
    ),
    TaskDraft(
        "r2",
        "实施钟楼片区雨污分流改造，改造管网18.6公里。",
        number="2",
        section_path=("二、碧水",),
        lead_units=("区水务局",),
        co_units=("区住建局",),
        area_units=("钟楼街道",),
        schedule=((2024, "推进"), (2025, "完成")),
        extra=(("资金来源", "专项债券"),),
        where="任务分解表!A6",
    ),
    TaskDraft(
        "r3",
        "关停退出白塘镇2座砖瓦窑。",
        number="3",
        section_path=("一、蓝天", "（二）工业"),
        lead_units=("区工信局",),
        area_units=("白塘镇",),
        where="任务分解表!A7",
    ),
)
INTAKE = Intake(PLAN, DRAFTS)


@pytest.fixture
def clerk() -> Clerk:
    """Return the clerk on 1 July 2025."""
    return Clerk("方知远", date(2025, 7, 1), datetime(2025, 7, 1, 9, 30))


@pytest.fixture
def empty(where: str, clerk: Clerk) -> Iterator[Ledger]:
    """Return a new ledger."""
    ledger = create_ledger(where, "青河区生态环境局", clerk)
    yield ledger
    ledger.close()


@pytest.fixture
def ledger(empty: Ledger, take_in: Callable[..., Counts]) -> Ledger:
    """Return a ledger with the plan's three tasks."""
    take_in(INTAKE)
    return empty


@pytest.fixture
def take_in(empty: Ledger, clerk: Clerk) -> Callable[..., Counts]:
    """Return a function that imports a document as the command line does, and gives the counts."""

    def run(intake: Intake, source: str = "分解表.xlsx", *, strict: bool = False) -> Counts:
        preview = preview_import(empty, clerk, intake, source)
        decisions = decide_all(preview, strict=strict)
        commit_import(empty, clerk, preview, decisions)
        return count(preview, decisions)

    return run
