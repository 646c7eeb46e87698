"""Tasks of an invented district as forms show them: plain ones, long ones, and texts that programs like to spoil."""

from datetime import date
from typing import Any

from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.domain.report import State
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import DueSource, Milestone, Stage, StageWord, Status
from ledger_app.domain.unit import Person, PersonRole
from ledger_app.reports.form import Column, Form, FormFacts, FormRow
from ledger_app.reports.grid import Block, Grid
from ledger_app.reports.layout import lay_out
from tests.builders import a_plan, a_task

AS_OF = date(2025, 11, 21)
FACTS = FormFacts(AS_OF, "青河区生态环境局", "方知远", "5550-0100", "0b3c5a52-aaaa-4bbb-8ccc-123456789abc")

LONG = "段落一：对𠮷祥里片区逐户排查。" + "".join(
    f"第{nth}步，由牵头单位会同配合单位核实第{nth}批点位，形成问题清单，涉及资金{nth * 37.5:g}万元。"
    for nth in range(1, 80)
)
SPOILABLE = (
    "=1+1",
    "+8",
    "-5",
    "@备注",
    "0012",
    "5550-0101",
    "20250101123456789",
    "𠮷祥里",
    "1E5",
    "  缩进  ",
    "2025-1-2",
)


def a_form_row(number: str, light: Light = Light.GREEN, days_late: int = 0, **fields: Any) -> FormRow:
    """Return a task on AS_OF; among `fields` may be its plan, state, names of units, reasons and working days late."""
    state, plan = fields.pop("state", State()), fields.pop("plan", a_plan())
    names = {name: fields.pop(name, ()) for name in ("lead_names", "co_names", "area_names")}
    reasons, workdays = fields.pop("reasons", ()), fields.pop("workdays", None)
    task = a_task(**{"id": f"T{number:0>8}", "number": number} | fields)
    return FormRow(TaskRow(task, plan, AS_OF, state, light, days_late, **names), reasons, workdays)


def a_column(field: Field, width: float = 20, *heading: str, **fields: Any) -> Column:
    """Return a column of a form, headed by the field's own name if nothing else is said."""
    return Column(field, heading or (field.value,), width, **fields)


def a_form(*columns: Column, **fields: Any) -> Form:
    """Return a form with these columns, else with number and content."""
    chosen = columns or (a_column(Field.NUMBER, 8), a_column(Field.CONTENT, 40))
    return Form(**{"name": "样表", "description": "样表", "title": "样表", "columns": chosen} | fields)


def laid_out(form: Form, rows: list[FormRow], facts: FormFacts = FACTS) -> tuple[Grid, list[Block]]:
    """Return the grid of a form and its pages."""
    grid = lay_out(form, rows, facts, lambda _done, _total: None, lambda: False)
    return grid, list(grid.pages)


def district() -> list[FormRow]:
    """Return nine tasks in two chapters that use every field."""
    air, water = "一、深入推进蓝天保卫战", "二、持续打好碧水保卫战"
    chief = Person(PersonRole.PRINCIPAL, "陈立言", "副局长", "5550-0101")
    clerk = Person(PersonRole.LIAISON, "方知远", phone="5550-0102")
    dust: dict[str, Any] = {"section_path": (air, "（一）严控扬尘污染"), "people": (chief, clerk)}
    fumes: dict[str, Any] = {"section_path": (air, "（二）整治油烟异味"), "lead_names": ("区城管局",)}
    rivers: dict[str, Any] = {"section_path": (water, "（一）治理黑臭水体"), "lead_names": ("区水务局",)}
    late = ("完成时限 2025-06-30，已逾期 144 天（101 个工作日）。", "时限原文“2025年6月底前”。")
    return [
        a_form_row(
            "1",
            Light.RED,
            144,
            **dust,
            content="建立在建工地动态清单，规模以上工地全部安装扬尘在线监测设备，2025年6月底前接入监管平台。",
            lead_names=("区住建局",),
            co_names=("区城管局", "区交通运输局"),
            area_names=("各街镇",),
            schedule=(Stage(2024, StageWord.START), Stage(2025, StageWord.FINISH)),
            due=date(2025, 6, 30),
            due_text="2025年6月底前",
            due_source=DueSource.TEXT,
            state=State(Status.IN_PROGRESS, date(2025, 3, 1), percent=45.5, latest="已接入32个工地。"),
            reasons=late,
            workdays=101,
            extra=(("资金来源", "企业自筹"),),
        ),
        a_form_row("2", **dust, content="对小型工地实行开工报备。", lead_names=("区住建局",), ongoing=True),
        a_form_row(
            "0012",
            Light.YELLOW,
            **dust,
            content="=1+1",
            lead_names=("区城管局",),
            extra=(("资金来源", "区级财政"), ("投资额", "20250101123456789")),
            remark="@需协调",
            watched=True,
        ),
        a_form_row(
            "4",
            Light.BLUE,
            **fumes,
            content="完成餐饮单位油烟净化设施体检。",
            start=date(2025, 1, 6),
            due=date(2025, 11, 30),
            milestones=(Milestone(date(2025, 5, 31), "完成首轮"), Milestone(date(2025, 11, 30), "完成复查")),
            state=State(Status.COMPLETED, date(2025, 11, 1), date(2025, 11, 1), 100.0, "两轮体检均已完成。"),
        ),
        a_form_row("5", Light.GREY, **fumes, content="𠮷祥里油烟治理示范街区建设。"),
        a_form_row("6", **rivers, content=LONG, state=State(problems="管线未迁改", next_step="约谈产权单位")),
        a_form_row(
            "7", Light.RED, 21, **rivers, content="完成临河路雨污分流改造。", due=date(2025, 10, 31), reasons=late[:1]
        ),
        a_form_row(
            "8", **rivers, content="开展入河排口溯源。", cadence="每季度末", problem="底数不清", goal="全部建档"
        ),
        a_form_row(
            "9", Light.RED, 5, **dust, content="修订扬尘应急预案。", lead_names=("区住建局",), due=date(2025, 11, 16)
        ),
    ]
