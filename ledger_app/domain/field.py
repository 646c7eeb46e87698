"""The fields of a task that a table can show: their headings, and every heading that offices write for them.

One list for import matching, forms and the window's table. How a field is shown stands in showing.py.
"""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What one column of a table of tasks is about."""

    PLAN = "plan"
    NUMBER = "number"
    SECTION = "section"
    TITLE = "title"
    CONTENT = "content"
    KIND = "kind"
    PROBLEM = "problem"
    GOAL = "goal"
    UNITS = "units"
    LEAD = "lead_units"
    CO = "co_units"
    AREA = "area_units"
    PRINCIPAL = "principal"
    LIAISON = "liaison"
    PHONE = "phone"
    START = "start"
    DUE = "due"
    DUE_TEXT = "due_text"
    CADENCE = "cadence"
    SCHEDULE = "schedule"
    MILESTONES = "milestones"
    TARGET = "target"
    STATUS = "status"
    COMPLETED_ON = "completed_on"
    PERCENT = "percent"
    LATEST = "latest"
    PROBLEMS = "problems"
    NEXT_STEP = "next_step"
    LIGHT = "light"
    DAYS_LATE = "days_late"
    REASONS = "reasons"
    REMARK = "remark"
    WATCHED = "watched"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Heading:
    """How a field is headed: the heading we print, and others that mean the same in documents."""

    field: Field
    text: str
    synonyms: tuple[str, ...] = ()


HEADINGS: tuple[Heading, ...] = (
    Heading(Field.PLAN, "方案", ("所属方案", "方案名称", "任务来源", "文件依据")),
    Heading(Field.NUMBER, "序号", ("编号", "任务序号", "任务编号", "项次")),
    Heading(Field.SECTION, "重点任务", ("类别", "任务类别", "工作类别", "专项")),
    Heading(Field.TITLE, "任务名称", ("项目名称", "事项名称", "名称")),
    Heading(Field.CONTENT, "具体任务", ("任务内容", "工作任务", "主要内容", "工作内容", "整改措施", "工作措施")),
    Heading(Field.KIND, "任务类型", ("类型",)),
    Heading(Field.PROBLEM, "问题", ("存在的问题", "问题描述", "反馈问题", "整改问题")),
    Heading(Field.GOAL, "整改目标", ("工作目标", "任务目标")),
    Heading(Field.UNITS, "责任单位", ("责任部门", "承办单位", "落实单位")),
    Heading(Field.LEAD, "牵头单位", ("牵头部门", "主办单位", "主责单位")),
    Heading(Field.CO, "配合单位", ("配合部门", "协办单位", "参与单位")),
    Heading(Field.AREA, "责任街镇", ("属地", "属地单位", "责任街道", "责任乡镇")),
    Heading(Field.PRINCIPAL, "责任人", ("责任领导", "分管领导", "负责人")),
    Heading(Field.LIAISON, "联系人", ("联络员", "经办人")),
    Heading(Field.PHONE, "联系电话", ("电话", "联系方式", "手机")),
    Heading(Field.START, "开始时间", ("启动时间", "开工时间")),
    Heading(Field.DUE, "完成时限", ("时限", "截止时间", "完成时间", "整改时限", "办结时限")),
    Heading(Field.DUE_TEXT, "时限原文", ()),
    Heading(Field.CADENCE, "频次", ("调度频次",)),
    Heading(Field.SCHEDULE, "进度安排", ("年度安排",)),
    Heading(Field.MILESTONES, "节点", ("时间节点", "阶段目标")),
    Heading(Field.TARGET, "量化目标", ("目标值",)),
    Heading(Field.STATUS, "状态", ("完成状态", "完成情况", "整改状态")),
    Heading(Field.COMPLETED_ON, "完成日期", ("实际完成时间", "销号时间")),
    Heading(Field.PERCENT, "完成比例", ("完成率", "进度")),
    Heading(Field.LATEST, "最新进展", ("进展情况", "工作进展", "整改进展")),
    Heading(Field.PROBLEMS, "存在问题", ("困难问题",)),
    Heading(Field.NEXT_STEP, "下一步措施", ("下一步", "下步打算")),
    Heading(Field.LIGHT, "预警", ("预警灯", "亮灯情况")),
    Heading(Field.DAYS_LATE, "逾期天数", ()),
    Heading(Field.REASONS, "预警原因", ("原因",)),
    Heading(Field.REMARK, "备注", ("说明",)),
    Heading(Field.WATCHED, "关注", ("重点关注",)),
    Heading(Field.EXTRA, "其他栏目", ()),
)
