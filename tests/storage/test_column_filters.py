"""Filters above columns: what SQL lets through is what the same rule lets through of the rows as they are shown."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger_app.domain.column_filter import (
    ChoiceRule,
    FlagRule,
    SpanRule,
    TextRule,
    complaint_about,
    even,
    read_column_filter,
)
from ledger_app.domain.field import Field
from ledger_app.domain.query import ColumnFilter, TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import text_of
from ledger_app.domain.task import Comparison, DueSource, Milestone, Stage, StageWord, Status, Target, TaskKind
from ledger_app.domain.unit import Person, PersonRole, Unit, UnitKind
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_report, a_task
from tests.engines import AT

DAY, EARLIER = date(2025, 7, 1), date(2025, 6, 12)
UNITS = (
    Unit("UA", "区水务局", short_name="水务局", aliases=("河长办",)),
    Unit("UB", "区住建局"),
    Unit("UC", "曾家湾镇", UnitKind.STREET),
    Unit("UD", "各街镇", UnitKind.SET, members=("UC",)),
    Unit("UE", "区环保局", deleted=True),
)
SOUNDS = {"UA": "qushuiwuju qswj shuiwuju swj hezhangban hzb", "UB": "quzhujianju qzjj", "UC": "zengjiawanzhen zjwz"}
PLANS = (
    a_plan(id="P1", title="青河区2025年攻坚计划", period_start=date(2025, 1, 1)),
    a_plan(id="P2", title="河长制方案", period_start=date(2024, 1, 1)),
)
TASKS = (
    a_task(
        id="T1",
        plan_id="P1",
        number="1",
        title="ＰＭ２．５治理",
        content="整治家具企业（含喷涂）20家，\n安装在线监测。",
        section_path=("一、蓝天", "（一）扬尘"),
        lead_units=("UA", "UB"),
        area_units=("UD",),
        people=(
            Person(PersonRole.PRINCIPAL, "方知远", "副局长", "5550-1001"),
            Person(PersonRole.LIAISON, "何青", "", "5550-1002"),
            Person(PersonRole.PRINCIPAL, "陆晓燕"),
        ),
        schedule=(Stage(2024, StageWord.START), Stage(2025, StageWord.FINISH)),
        milestones=(Milestone(date(2025, 3, 31), "摸底"), Milestone(date(2025, 5, 9), "验收")),
        targets=(
            Target("优良天数", Comparison.AT_LEAST, 310.5, "天", "年底"),
            Target("浓度", text="稳步下降"),
            Target("次数", Comparison.MORE, 3.0, "次"),
        ),
        due=date(2025, 6, 30),
        due_text="2025年6月底前",
        due_source=DueSource.MANUAL,
        start=date(2025, 2, 1),
        extra=(("资金来源", "专项债券"), ("批次", ""), ("资金来源", "自筹")),
        remark="每季度通报",
        watched=True,
    ),
    a_task(
        id="T2",
        plan_id="P1",
        number="12",
        content="改造pm2.5监测站",
        kind=TaskKind.PROJECT,
        section_path=("一、蓝天",),
        lead_units=("UB",),
        co_units=("UA", "UC"),
        due=date(2025, 12, 31),
        due_source=DueSource.MANUAL,
        extra=(("资金来源", '区级"财政"'),),
        cadence="每季度末",
    ),
    a_task(
        id="T3",
        plan_id="P2",
        number="1",
        content="健全河长巡查制度",
        ongoing=True,
        problem="巡查不到位",
        goal="每周一次",
        kind=TaskKind.RECTIFICATION,
        lead_units=("UE",),
    ),
    a_task(id="T4", plan_id="P2", number="3-1", content="清理河道", due=date(2024, 5, 1), due_source=DueSource.MANUAL),
    a_task(
        id="T5", plan_id="P2", number="", content="停建项目", area_units=("UC",), targets=(Target("x", value=1e16),)
    ),
)
REPORTS = (
    a_report(id="R1", task_id="T1", day=date(2025, 6, 10), status=Status.IN_PROGRESS, percent=45.5, done="已完成摸底"),
    a_report(id="R2", task_id="T2", day=date(2025, 6, 20), status=Status.COMPLETED, done="收官", problems="资金 不足"),
    a_report(id="R3", task_id="T3", day=date(2025, 6, 1), percent=0.0, next_step="六月再巡"),
    a_report(id="R4", task_id="T5", day=date(2025, 6, 11), status=Status.SUSPENDED, reason="缓建"),
)
ROLES = {Field.LEAD: "lead_units", Field.CO: "co_units", Field.AREA: "area_units"}
COLUMNS = (
    *((field, "") for field in Field if field not in {Field.UNITS, Field.PHONE, Field.REASONS, Field.EXTRA}),
    *((Field.EXTRA, heading) for heading in ("资金来源", "批次", "没有的")),
)

DATED = (
    Field.DUE,
    Field.STATUS,
    Field.COMPLETED_ON,
    Field.PERCENT,
    Field.LATEST,
    Field.PROBLEMS,
    Field.NEXT_STEP,
    Field.LIGHT,
    Field.DAYS_LATE,
)
"""The columns that say something else on another day."""


def apart(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WORDS = apart("""
    空 非空 家具 -家具 不含家具 =1 1 12 (含喷涂) PM2.5 ｐｍ２.５ 河长 河长办 水务局 =水务局 =河长办 swj zengjia
    环保 方知远 副局长) 5550-1002 陆 ；陆 债券；自筹 "财政" 专项 蓝天 扬尘 / 2024年 2025-05-09 >=310.5天 (年底)
    下降 >3次 1e+16 每季度 收官 不足 六月 摸底 2025 2025-06 <2025-06 >=2025-06-30 2025-06..2025-12 ..2025-06-20
    本月 上月 本年 30天内 近30天 长期 0 45.5 >40 1..100 >=50 1天 红 黄 红、灰 -红 未启动 推进中、已完成 未完成
    整改 -整改问题 是 否
""")


@pytest.fixture(scope="module")
def filled(shared_ledger: Ledger) -> Ledger:
    """Return a ledger with five tasks, which is only read."""
    with shared_ledger.transaction("导入", by="何青", at=AT) as store:
        store.save_many([*UNITS, *PLANS, *TASKS, *REPORTS])
    return shared_ledger


def fits(row: TaskRow, typed: ColumnFilter, day: date) -> bool:
    """Say in plain Python whether a row fits."""
    rule = read_column_filter(typed, day)
    match rule:
        case SpanRule():
            return in_span(row, typed.field, rule)
        case ChoiceRule():
            values = {Field.LIGHT: row.light, Field.STATUS: row.state.status, Field.KIND: row.task.kind}
            return values[typed.field] in rule.values
        case FlagRule():
            return row.task.watched == rule.wanted
        case TextRule() if typed.field in ROLES:
            return names_units(getattr(row.task, ROLES[typed.field]), rule)
        case TextRule() if typed.field is Field.EXTRA:
            return rule.fits("；".join(text for heading, text in row.task.extra if heading == typed.heading))
        case _:
            return rule.fits(text_of(typed.field)(row))


def in_span(row: TaskRow, field: Field, rule: SpanRule) -> bool:
    values: dict[Field, Any] = {
        Field.DUE: row.task.due,
        Field.START: row.task.start,
        Field.COMPLETED_ON: row.state.completed_on,
        Field.PERCENT: row.state.percent,
        Field.DAYS_LATE: row.days_late or None,
    }
    value = values[field]
    value = value.toordinal() if isinstance(value, date) else value
    there = value is not None or (field is Field.DUE and row.task.ongoing)
    if (rule.ongoing and not row.task.ongoing) or (rule.filled is not None and rule.filled != there):
        return False
    return all(
        value is not None
        and (span.above is None or (value > span.above if span.over else value >= span.above))
        and (span.below is None or (value < span.below if span.under else value <= span.below))
        for span in rule.spans
    )


def names_units(ids: tuple[str, ...], rule: TextRule) -> bool:
    known = {unit.id: unit for unit in UNITS}
    called = [[even(name) for name in (known[i].name, known[i].short_name, *known[i].aliases) if name] for i in ids]

    def one(word: str) -> bool:
        spoken = any(word in SOUNDS.get(i, "").split() or word in SOUNDS.get(i, "") for i in ids)
        return any(word in name for names in called for name in names) or (word.isalpha() and word.isascii() and spoken)

    if rule.filled is not None and bool(ids) != rule.filled:
        return False
    if rule.exactly and not any(rule.exactly in names for names in called):
        return False
    return all(map(one, rule.wanted)) and not any(map(one, rule.unwanted))


def expected(rows: tuple[TaskRow, ...], filters: tuple[ColumnFilter, ...], day: date) -> list[str]:
    return [row.task.id for row in rows if all(fits(row, typed, day) for typed in filters)]


@pytest.mark.parametrize(
    ("field", "heading", "day"),
    [*((*column, DAY) for column in COLUMNS), *((field, "", EARLIER) for field in DATED)],
    ids=str,
)
def test_each_column_lets_through_what_its_cells_say(filled: Ledger, field: Field, heading: str, day: date) -> None:
    with filled.reading() as reader:
        rows = reader.rows(TaskQuery(day))
        for words in WORDS:
            typed = ColumnFilter(field, words, heading)
            if not complaint_about(typed, day):
                found = reader.task_ids(TaskQuery(day, columns=(typed,)))
                assert found == expected(rows, (typed,), day), words


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(COLUMNS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)),
        max_size=3,
    ),
    st.sampled_from([DAY, EARLIER, date(2026, 1, 1)]),
)
def test_several_filters_must_all_fit(filled: Ledger, wished: list[tuple[tuple[Field, str], str]], day: date) -> None:
    typed = tuple(ColumnFilter(field, words, heading) for (field, heading), words in wished)
    readable = tuple(one for one in typed if not complaint_about(one, day))
    with filled.reading() as reader:
        rows = reader.rows(TaskQuery(day))
        query = TaskQuery(day, columns=readable)
        assert reader.task_ids(query) == expected(rows, readable, day)
        assert reader.count(query) == reader.facets(query).shown


def test_a_filter_that_cannot_be_read_is_refused_with_advice(filled: Ledger) -> None:
    query = TaskQuery(DAY, columns=(ColumnFilter(Field.DUE, "胡说"),))
    with filled.reading() as reader, pytest.raises(LedgerError, match="“胡说”读不成日期") as error:
        reader.task_ids(query)
    assert "本月" in error.value.advice


@pytest.mark.parametrize(
    ("field", "words", "found"),
    [
        (Field.CONTENT, "家具 监测", ["T1"]),
        (Field.CONTENT, "监测 -家具", ["T2"]),
        (Field.TITLE, "pm2.5", ["T1"]),
        (Field.LEAD, "swj", ["T1"]),
        (Field.CO, "水务局 曾家湾", ["T2"]),
        (Field.LEAD, "空", ["T4", "T5"]),
        (Field.AREA, "=各街镇", ["T1"]),
        (Field.DUE, "空", ["T5"]),
        (Field.DUE, "长期", ["T3"]),
        (Field.DAYS_LATE, ">100", ["T4"]),
        (Field.LIGHT, "红", ["T4", "T1"]),
        (Field.PLAN, "河长", ["T3", "T4", "T5"]),
    ],
)
def test_what_a_clerk_types_finds_what_is_meant(filled: Ledger, field: Field, words: str, found: list[str]) -> None:
    query = TaskQuery(DAY, columns=(ColumnFilter(field, words),))
    with filled.reading() as reader:
        assert set(reader.task_ids(query)) == set(found)
