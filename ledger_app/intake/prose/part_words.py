"""What a heading of a plan announces by its words: tasks, goals, background, organisation, a schedule, or a topic."""

import re
from enum import Enum

_ORGANISES = re.compile(
    r"(?:保障|组织)(?:措施|机制)|(?:组织|实施|推进)(?:领导|实施|保障|推动|推进|落实|管理)|(?:实施|支撑|规划|工作|政策|要素|服务)保障$"
    r"|(?:工作|有关|相关|几点|具体|实施|推进|组织|纪律|报送)要求|^要求$|附则"
    r"|(?:工作|领导|组织|协调)机构|(?:职责|责任)分工$|工作机制$|(?:经费|资金)(?:安排|保障|来源|管理)|监督(?:检查|考核|管理)$|督导(?:检查|考核)"
    r"|考核(?:评价|评估|验收|奖惩)?$|宣传引导$|评估验收$|(?:有关|其他)事项$|^其他$|(?:实施|执行)(?:时间|期限)|有效期|联系方式|规划实施"
)
_SCHEDULES = re.compile(
    r"(?:实施|工作|方法|推进|整治|行动|时间|进度|阶段|计划|任务|活动)(?:的)?(?:步骤|安排|阶段|进度)(?:[和及与、].{0,8})?$|时间(?:步骤|节点|表)$|阶段划分"
)
_BACKGROUND = re.compile(
    r"指导思想|总体(?:要求|思路|考虑|部署|情况|战略)|基本(?:原则|思路|情况|考虑|现状)|原则$|形势|现状|背景|(?:工作|发展|现实|规划)基础$|基础(?:和|与|及)"
    r"|回顾|成效|成就|进展情况|(?:存在|主要|突出|面临)的?(?:突出|主要)?问题$|问题(?:和|与)(?:不足|挑战)|(?:存在|面临|主要|突出|问题|不足)[^，]{0,4}短板$|挑战|机遇|重要?意义|重要性|(?:编制|制定|工作|政策)依据"
    r"|(?:适用|实施|规划|整治|检查)(?:范围|对象|期限)|术语|定义$|^总则$|^前言|^引言|^序言|工作思路|(?:战略|功能|发展)定位|^概述|(?:活动|整治|行动|检查|工作|培训|实施|开展)(?:时间|地点|对象|主题|名称)$|认识$|工作要点$"
)
_BEGINS_WITH_DEED = re.compile(
    r"加强|强化|夯实|推进|完善|健全|建立|优化|提升|深化|加快|落实|实施|开展|构建|打造|培育|推动|促进|巩固|解决|补|破解|严格|坚决|全面|持续|着力|大力|改善|扩大|应对|防范|化解|抢抓"
    r"|防治|保护|管控|整治|治理|增强|降低|减少|调整|规范|支持|鼓励|引导|支撑|统筹|拓展|畅通|放宽|简化|压[减实]|营造|保障|确保|筑牢|创[建新]|探索|壮大|做[强优大]|打[赢好]|突破|维护"
    r"|弘扬|传承|丰富|发挥|积极|切实|扎实|深入|稳[步妥]|有序|依法|科学|精准|分类|聚力|攻坚|整合|盘活"
)
_STATES_GOALS = re.compile(r"^.{0,6}(?:目标|指标)(?:体系)?$")
_GOALS = re.compile(r"目标|指标|愿景")
_TASKS = re.compile(r"任务|措施|举措|行动|工程|工作|项目|内容|事项|重点|方向|领域|环节")
_GENERIC = re.compile(
    r"主要|重点|重大|具体|核心|整改|整治|目标|实施|推进|建设|关键|年度|当前|下一步|下步|近期|专项|治理|改革|发展|全年|本年|(?:20\d\d|[今本])年度?|政策|总体|开展|落实|突出|抓好|做好"
    r"|明确|聚焦|强化|任务|措施|举措|行动|工程|工作|项目|内容|事项|方向|领域|环节|重点|安排|分工|分解|计划|责任|要点|主攻|清单|保障|[一二三四五六七八九十\d]+(?:大|项|个|方面)|及其?|[和与的]|\W"
)
_LONGEST = 24


class PartKind(Enum):
    """What a part of a plan is."""

    TASKS = "tasks"
    GOALS = "goals"
    BACKGROUND = "background"
    ORGANISATION = "organisation"
    SCHEDULE = "schedule"
    TOPIC = "topic"


def kind_of_part(title: str) -> PartKind:
    """Return what a part is by the words of its heading.

    A heading made of general words only (重点任务, 主要举措) says that tasks follow; any other is a topic.
    """
    if len(title) > _LONGEST:
        return PartKind.TOPIC
    goals = _GOALS.search(title) is not None
    if _TASKS.search(title) and not re.search(r"保障措施|组织|要求", title) and not _GENERIC.sub("", title):
        return PartKind.GOALS if goals and not re.search(r"任务|措施|举措|重点|工程", title) else PartKind.TASKS
    if _SCHEDULES.search(title):
        return PartKind.SCHEDULE
    if _ORGANISES.search(title):
        return PartKind.ORGANISATION
    if goals and (_STATES_GOALS.search(title) or not (_BEGINS_WITH_DEED.match(title) or re.search("[，,]", title))):
        return PartKind.GOALS
    if _BACKGROUND.search(title) and not _BEGINS_WITH_DEED.match(title):
        return PartKind.BACKGROUND
    return PartKind.TOPIC
