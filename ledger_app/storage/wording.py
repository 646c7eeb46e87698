"""What a change says to people: fields by their headings, values as words."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from ledger_app.domain.choice import Choice
from ledger_app.domain.field import HEADINGS
from ledger_app.domain.filter_words import filter_words, layout_words
from ledger_app.domain.outcome import Kind
from ledger_app.domain.plan import Plan
from ledger_app.domain.query import TaskFilter
from ledger_app.domain.report import Report
from ledger_app.domain.showing import show_target
from ledger_app.domain.task import DueSource, Milestone, Stage, Target, Task
from ledger_app.domain.unit import Person, PersonRole
from ledger_app.domain.view import Layout

KIND_NAMES = {
    Kind.TASK: "任务",
    Kind.REPORT: "进展",
    Kind.PLAN: "方案",
    Kind.UNIT: "单位",
    Kind.OFFICE: "本单位",
    Kind.SETTINGS: "设置",
    Kind.CHOICE: "记住的选择",
    Kind.VIEW: "视图",
}
_SOURCES = {
    DueSource.MANUAL: "手工",
    DueSource.TEXT: "时限原文",
    DueSource.SCHEDULE: "进度安排",
    DueSource.PLAN: "方案末日",
}
_PERSONS = {PersonRole.PRINCIPAL: "责任人", PersonRole.LIAISON: "联系人"}
_FIELD_NAMES = {
    "title": "名称",
    "doc_no": "文号",
    "issuer": "印发单位",
    "issue_date": "印发日期",
    "kind": "类型",
    "period_start": "开始日期",
    "period_end": "结束日期",
    "name": "名称",
    "short_name": "简称",
    "aliases": "别名",
    "persons": "人员",
    "members": "成员",
    "provisional": "暂定",
    "deleted": "删除",
    "filter": "筛选和排序",
    "layout": "版式",
    "operator": "经办人",
    "contact": "联系人",
    "phone": "联系电话",
    "day": "填报日期",
    "done": "进展情况",
    "reason": "中止原因",
    "quantities": "完成数量",
    "plan_id": "方案",
    "section_path": "章节",
    "lead_assumed": "牵头暂定",
    "parent": "所属事项",
    "people": "人员",
    "targets": "量化目标",
    "due_source": "时限来源",
    "ongoing": "长期任务",
    "to_check": "需核对",
    "position": "顺序",
    "imported": "上次导入的内容",
    "continues": "承接",
    "about": "针对",
    "answer": "选择",
    "warn_days": "临期天数",
    "lag_points": "允许滞后百分点",
    "warn_due_soon": "临期预警",
    "warn_lag": "滞后预警",
    "warn_not_started": "未启动预警",
    "warn_milestone": "节点预警",
    "extra_holidays": "补充休息日",
    "extra_workdays": "补充工作日",
    "hash_in_footer": "页脚印校验码",
}
_HEADINGS = {heading.field.value: heading.text for heading in HEADINGS}
_BY_ID = frozenset({"plan_id", "continues"})
_UNIT_FIELDS = frozenset({"lead_units", "co_units", "area_units", "members"})


def field_name(kind: Kind, field: str) -> str:
    """Return what people call a field."""
    if kind is Kind.TASK and field == "title":
        return _HEADINGS[field]
    return _FIELD_NAMES.get(field) or _HEADINGS.get(field, field)


def thing_name(kind: Kind, number: str, headline: str) -> str:
    """Return what people call a thing: 任务 12, 单位 城管委."""
    return f"{KIND_NAMES[kind]} {number or headline}".rstrip()


def headline_of(thing: object) -> str:
    """Return a thing in a few words."""
    match thing:
        case Task():
            return thing.title or thing.content
        case Report():
            percent = "" if thing.percent is None else f"{thing.percent:g}%"
            words = (thing.day.isoformat(), value_text("status", thing.status, {}), percent, thing.done)
            return " ".join(word for word in words if word)
        case Plan():
            return thing.title
        case Choice():
            return thing.about
        case _:
            return str(getattr(thing, "name", ""))


def value_text(field: str, value: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401, PLR0911 - any field, a case a line
    """Return a field's value in words, "" for nothing. `names` gives units, plans and tasks by id."""
    if field in _UNIT_FIELDS:
        return "、".join(names.get(unit, unit) for unit in value)
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case DueSource():
            return _SOURCES[value]
        case Enum():
            return str(value.value)
        case date():
            return value.isoformat()
        case float():
            return f"{value:g}"
        case TaskFilter() | Layout():
            return _look_text(value, names)
        case tuple():
            joint = " / " if field == "section_path" else "；"
            return joint.join(_part_text(part) for part in value)
        case _:
            return names.get(value, value) if field in _BY_ID else str(value)


def _look_text(value: TaskFilter | Layout, names: Mapping[str, str]) -> str:
    """Return what a view keeps in words."""
    return layout_words(value) if isinstance(value, Layout) else filter_words(value, names) or "全部任务"


def _part_text(part: object) -> str:
    """Return one part of a value in words."""
    match part:
        case Person():
            return " ".join(word for word in (_PERSONS[part.role], part.name, part.title, part.phone) if word)
        case Stage():
            return f"{part.year} {part.word.value}{_done(part.done_on)}"
        case Milestone():
            return f"{part.day} {part.text}{_done(part.done_on)}"
        case Target():
            return show_target(part)
        case (str(heading), str() | float() as content):
            return f"{heading}：{value_text('', content, {})}"
        case _:
            return value_text("", part, {})


def _done(day: date | None) -> str:
    """Say when a part was done."""
    return f"（{day} 完成）" if day else ""
