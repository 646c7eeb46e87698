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


def _words(text: str) -> tuple[str, ...]:
    """Return the headings in a text where blanks stand between them."""
    return tuple(text.split())


HEADINGS: tuple[Heading, ...] = (
    Heading(Field.PLAN, "方案", _words("所属方案 方案名称 所属计划")),
    Heading(
        Field.NUMBER,
        "序号",
        _words(
            "编号 任务序号 任务编号 项次 序 号 顺序号 项目编号 问题编号 问题序号 督办编号 清单编号 "
            "项目代码 NO NO. 行号 条目 任务编码 任务ID 事项编码 项号"
        ),
    ),
    Heading(
        Field.SECTION,
        "重点任务",
        _words(
            "类别 任务类别 工作类别 专项 领域 重点领域 工作领域 板块 章节 所属章节 任务分类 工作分类 "
            "分类 大类 项目类别 专项行动 攻坚战 攻坚行动 行动名称 重点工作 主要任务 目标任务 一级任务 "
            "任务大类 任务板块 工作板块 任务方向 重点方向 条线 所属领域 问题类别 问题类型 工程类别 "
            "重点行动 任务领域 工程名称类别"
        ),
    ),
    Heading(
        Field.TITLE,
        "任务名称",
        _words(
            "项目名称 事项名称 名称 工作名称 工程名称 任务标题 事项 项目 督办事项 重点项目 二级任务 "
            "工作事项 任务事项 重点事项 工作项目"
        ),
    ),
    Heading(
        Field.CONTENT,
        "具体任务",
        _words(
            "任务内容 工作任务 主要内容 工作内容 整改措施 工作措施 任务 措施 具体措施 主要措施 具体内容 "
            "建设内容 整治内容 治理任务 整改任务 重点任务内容 具体工作任务 具体工作 工作要点 任务要求 "
            "任务描述 重点举措 工作举措 具体举措 主要举措 落实措施 治理措施 治理内容 整治措施 推进措施 "
            "具体工作措施 工作任务及措施 任务措施 细化措施 办理事项 办理要求 督办内容 督办要求 建设规模 "
            "建设规模及内容 建设内容及规模 主要建设内容 内容 三级任务 任务清单 分解任务 工作任务分解 "
            "具体工作内容 整改措施及要求 实施内容 改造内容 任务及措施 重点工作内容 "
            "交办事项 内容及要求 任务内容及要求 整改措施及进度 主要建设内容及规模 建设规模和内容 "
            "建设规模及主要内容 部署事项 具体事项 议定事项 会议议定事项 主要工作 工作重点 主要工作内容及目标"
        ),
    ),
    Heading(Field.KIND, "任务类型", _words("类型 任务性质")),
    Heading(
        Field.PROBLEM,
        "问题",
        _words(
            "存在的问题 问题描述 反馈问题 整改问题 督察反馈问题 问题清单 具体问题 主要问题 问题内容 "
            "反馈意见 突出问题 问题表现 问题名称 检查发现问题 发现问题 整改事项 整改内容 问题概述 "
            "反馈的问题 隐患内容 隐患描述 问题隐患 具体表现 督察发现问题 问题及不足 问题表述 风险点 群众诉求"
        ),
    ),
    Heading(
        Field.GOAL,
        "整改目标",
        _words(
            "工作目标 任务目标 预期目标 目标 目标要求 预期成效 年度目标 治理目标 整治目标 总体目标 "
            "具体目标 工作目标及要求 年度目标任务 完成标志 完成标准 成果形式 预期成果 预期效果 目标成果 "
            "整改目标及要求 绩效目标"
        ),
    ),
    Heading(
        Field.UNITS,
        "责任单位",
        _words(
            "责任部门 承办单位 落实单位 责任主体 责任科室 责任处室 承办部门 落实部门 "
            "责任单位及部门 单位 部门 责任 承担单位 整改责任单位 整改单位 整改责任主体 责任分工 任务分工 "
            "部门分工 分工 完成单位 建设单位 项目单位 主体单位 责任机构 整改主体 职责分工 区级责任单位 "
            "区级责任部门 区直责任单位 责任落实单位 实施部门 科室 承办科室 责任单位和部门 责任落实 "
            "业主 项目法人 项目业主 业主单位 承接单位 办理单位 "
            "主体责任 监管责任 主管部门 行业主管部门 归口单位"
        ),
    ),
    Heading(
        Field.LEAD,
        "牵头单位",
        _words(
            "牵头部门 主办单位 主责单位 牵头 主办 主责部门 牵头责任单位 牵头责任部门 主要责任单位 "
            "第一责任单位 牵头科室 牵头处室 主办部门 主责 总牵头单位 牵头主体 主体责任单位 牵头整改单位 "
            "整改牵头单位 实施主体 实施单位 首要责任单位 主要责任部门"
        ),
    ),
    Heading(
        Field.CO,
        "配合单位",
        _words(
            "配合部门 协办单位 参与单位 配合 协办 协同单位 协同部门 协助单位 协作单位 参加单位 参与部门 "
            "协办部门 配合责任单位 配合责任部门 参与 协助部门 配合科室 责任配合单位 协助 协同 辅助单位 "
            "配合整改单位 会办单位 联办单位 成员单位 支持单位 共同责任单位"
        ),
    ),
    Heading(
        Field.AREA,
        "责任街镇",
        _words(
            "属地 属地单位 责任街道 责任乡镇 属地街镇 属地街道 属地乡镇 责任镇街 责任镇 责任区域 "
            "属地责任单位 责任属地 街镇 镇街 街道 乡镇 镇 所属街镇 所属街道 所属乡镇 涉及街镇 涉及街道 "
            "涉及乡镇 责任园区 责任板块 属地政府 街道乡镇 责任街镇园区 责任县区 责任区县 责任区 属地责任 "
            "责任村居 所在街镇 所在街道 所在乡镇 属地镇街 责任街乡 县区 区县 县市区 责任县 责任地区 属地县区"
        ),
    ),
    Heading(
        Field.PRINCIPAL,
        "责任人",
        _words(
            "责任领导 分管领导 负责人 牵头领导 包联领导 包保领导 主管领导 县级领导 区级领导 市级领导 "
            "挂点领导 督办领导 责任人员 主要责任人 处级负责人 分管负责人 单位负责人 责任区领导 牵头区领导 "
            "分管区领导 整改责任人 部门负责人 领导 第一责任人 直接责任人 项目负责人 牵头责任人 联系领导 "
            "包案领导 负责同志 责任同志"
        ),
    ),
    Heading(
        Field.LIAISON,
        "联系人",
        _words(
            "联络员 经办人 科级联系人 具体联系人 承办人 工作联系人 联系人员 具体经办人 联络人 具体负责人 "
            "工作人员 填报联系人"
        ),
    ),
    Heading(Field.PHONE, "联系电话", _words("电话 联系方式 手机 手机号 手机号码 办公电话 电话号码 联系手机")),
    Heading(
        Field.START,
        "开始时间",
        _words("启动时间 开工时间 起始时间 开始日期 启动日期 开工日期 计划开工时间 计划开始时间"),
    ),
    Heading(
        Field.DUE,
        "完成时限",
        _words(
            "时限 截止时间 完成时间 整改时限 办结时限 完成期限 时间要求 截止日期 计划完成时间 "
            "计划完成日期 要求完成时间 整改期限 办理时限 时限要求 期限 推进时限 完成年限 完成时间节点 "
            "起止时间 起止年限 实施期限 建设周期 建设期限 起止日期 工期 办结时间 整改完成时限 "
            "整改完成时间 目标时限 完成时限要求 时间安排 时间进度 完成节点 进度要求 限办时间 拟完成时间 "
            "预计完成时间 建成时间 竣工时间 完工时间 完工日期 竣工日期 "
            "计划完工时间 计划竣工时间 整改时间 治理时限 工作时限 时间 责任时限 "
            "办理期限 任务时限 建设年限 实施时间 建设起止年限 完成日期要求 完成时间及要求 时限节点 "
            "节点时限 起止年月 计划时间"
        ),
    ),
    Heading(Field.DUE_TEXT, "时限原文"),
    Heading(Field.CADENCE, "频次", _words("调度频次 报送频次 工作频次")),
    Heading(
        Field.SCHEDULE,
        "进度安排",
        _words(
            "年度安排 年度计划 分年度计划 分年度安排 实施进度 工作进度安排 进度计划 推进计划 实施计划 "
            "推进安排 年度任务 分年度任务 阶段安排 分年度目标 分年度实施计划 计划安排 "
            "实施安排 年度进度安排 年度工作安排 分年度推进计划 工作计划 年度推进计划 月度安排 月度计划 "
            "季度安排 季度计划 分季度计划 分月计划 年度进度 进度目标 季度目标 分季度目标 月度目标 "
            "实施步骤 推进步骤 时间表 进度安排及目标 月进度计划"
        ),
    ),
    Heading(
        Field.MILESTONES,
        "节点",
        _words(
            "时间节点 阶段目标 节点目标 重要节点 关键节点 阶段性目标 节点安排 里程碑 节点任务 工作节点 "
            "进度节点 阶段任务 形象进度计划 节点计划"
        ),
    ),
    Heading(Field.TARGET, "量化目标", _words("目标值 量化指标 指标要求 任务指标 目标指标")),
    Heading(
        Field.STATUS,
        "状态",
        _words(
            "完成状态 完成情况 整改状态 进展状态 任务状态 办理状态 是否完成 是否销号 销号状态 销号情况 "
            "是否办结 办结情况 当前状态 是否整改完成 是否完成整改 整改完成情况 进度状态 工作状态 办结状态 "
            "整改情况状态"
        ),
    ),
    Heading(
        Field.COMPLETED_ON,
        "完成日期",
        _words(
            "实际完成时间 销号时间 实际完成日期 办结日期 销号日期 实际办结时间 实际竣工时间 完成时间实际 实际办结日期"
        ),
    ),
    Heading(
        Field.PERCENT,
        "完成比例",
        _words(
            "完成率 进度 完成进度 进度百分比 完成百分比 工作进度 形象进度 任务完成率 进展比例 整改进度 "
            "进度比例 当前进度"
        ),
    ),
    Heading(
        Field.LATEST,
        "最新进展",
        _words(
            "进展情况 工作进展 整改进展 本期进展 目前进展 推进情况 落实情况 工作进展情况 整改进展情况 "
            "当前进展 办理进展 办理情况 整改情况 整改落实情况 工作开展情况 进展 截至目前进展 任务进展 "
            "项目进展 完成进展 目前进展情况 最新进展情况 落实进展 推进进展 实施情况 工作推进情况 "
            "任务进展情况 办理结果 整改结果 贯彻落实情况 工作进展及成效 阶段性成果 已完成工作 整改成效"
        ),
    ),
    Heading(
        Field.PROBLEMS,
        "存在问题",
        _words(
            "困难问题 问题困难 存在困难 存在问题及困难 存在的困难 存在困难问题 存在的困难和问题 困难和问题 "
            "需协调问题 需协调解决的问题 问题及困难 存在问题和困难 存在困难及问题 存在主要问题 "
            "需要协调的问题 滞后原因"
        ),
    ),
    Heading(
        Field.NEXT_STEP,
        "下一步措施",
        _words(
            "下一步 下步打算 下一步工作 下一步计划 下一步打算 下步措施 下一步工作计划 下步工作 下步计划 "
            "下一步工作打算 下步工作安排 下一步工作措施 下步工作打算 下一步安排 下一步工作安排"
        ),
    ),
    Heading(Field.LIGHT, "预警", _words("预警灯 亮灯情况 亮灯 灯号 预警等级 红黄绿灯 预警状态")),
    Heading(Field.DAYS_LATE, "逾期天数"),
    Heading(Field.REASONS, "预警原因", ("原因",)),
    Heading(Field.REMARK, "备注", _words("说明 备注说明 其他说明")),
    Heading(Field.WATCHED, "关注", _words("重点关注 是否关注")),
    Heading(Field.EXTRA, "其他栏目"),
)
