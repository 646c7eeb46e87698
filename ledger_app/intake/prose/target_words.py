"""The words around an amount: which comparison they make, and when an amount is no target at all."""

import re

from ledger_app.domain.task import Comparison

_WORD = 8  # no word of comparison or work is longer: only the end of a text is searched for it
_ENDING = 16  # nor any ending of a name
_HEDGE = re.compile(
    r"(?:力争|争取|尽量|大约|约|近|左右|预计|努力|分别|平均|均|都|全部|累计|总计|合计|共计|共|各|再|总|现有|一批)+$"
)
_AFTER = re.compile(r"(?:含)?(?:及|或|和)?(以上|之上|以下|之下|以内|之内|左右|上下|内(?=$|[，,、。；]))")
_BEFORE: tuple[tuple[re.Pattern[str], Comparison, bool], ...] = tuple(
    (re.compile(rf"(?:{words})$"), comparison, firm)
    for words, comparison, firm in (
        (r"不超过|不高于|不大于|不多于|不超|不突破|不得超过|≤|<=|至多|最多|不长于", Comparison.AT_MOST, True),
        (r"不低于|不少于|不小于|不得少于|不得低于|不短于|不弱于|不止|至少|最少|≥|>=", Comparison.AT_LEAST, True),
        (r"控制(?:在|到|至)?", Comparison.AT_MOST, True),
        (
            r"(?:压减|压缩|缩短|缩减|下降|降低|减少|削减|压降|精简|回落|收窄|降|减|缩)(?:到|至|为)",
            Comparison.AT_MOST,
            True,
        ),
        (r"低于|小于|少于|短于|<|＜", Comparison.LESS, True),
        (r"超过|突破|高于|大于|多于|超出|超|逾|>|＞", Comparison.MORE, True),
        (
            r"(?:提高|提升|增加|增长|扩大|扩展|上升|发展|延长|拓展|增|升|扩|涨|扩容|扩充|壮大|跃升|恢复|推广|补充)(?:到|至|为)",
            Comparison.AT_LEAST,
            True,
        ),
        (
            r"(?:保持|稳定|维持|巩固|稳控)(?:在)?|达到|达|均达|实现|占到|占|为|是|拥有|完成|超额完成|拓展到|≈|=",
            Comparison.AT_LEAST,
            False,
        ),
    )
)
_FALLS = re.compile(r"(?:累计|平均|再)?(?:下降|降低|减少|压减|削减|缩短|压降|压缩|减|降)(?:了|率|幅度?)?$")
_GROWS = re.compile(
    r"(?:累计|平均|再)?(?:提高|提升|增长|增加|上升|净增|增|扩大|提速|延长|递增)(?:了|率|幅度?)?$|(?:增速|增幅)$"
)
_BAD = re.compile(
    r"(?:(?<!达标)浓度|(?:重?污染|超标|重污染天气)(?:发生)?天数|降尘量?|能耗|煤耗|水耗|物耗|电耗|油耗|消耗(?:量|总量|强度)?|(?<!减)排放(?:量|总量|强度|浓度)?"
    r"|(?:死亡|病死|发生|发病|患病|感染|失业|辍学|近视|超标|差错|不良|事故|空置|负债|缺陷|流失|返贫|伤亡|投诉|复发|致残|误报"
    r"|漏损|损失|损耗|废弃|失信|违约|闲置|故障|漏报|检出|肥胖|贫困|漏失|退货|资产负债|腐败|违法|案发|万人发案|致死|早死)率"
    r"|(?:死亡|伤亡|失踪|受伤|感染|发病|违法|投诉|案件|事故|事件)(?:人数|人口|起数|数量|数|量)|用时|耗时|停时|历时|时限|(?:办理|审批|等候|等待|开办|响应|处置|到场|停电|办结|通关)(?:环节|时间|材料)"
    r"|投诉量|事故|事件|成本|费用|劣[ⅤV五]类?水?(?:质|体)?(?:断面)?(?:比例|占比)?|污染指数|综合指数|涨幅|用水量|取水量|用量|使用量|施用量|负债|杠杆|噪声|声级|缺口)$"
)
_MEASURE = re.compile(
    r"(?:率|比例|比率|占比|比重|比|面|浓度|天数|指数|系数|数量|总量|总数|人数|户数|家数|数|量|规模|产值|面积|里程|总额|额|收入"
    r"|增速|增幅|水平|密度|寿命|年限|时间|时限|时长|用时|能力|强度|长度|距离|价值|总值|生产总值|GDP|人口|支出|投入|投资|经费|营收"
    r"|能耗|用水|产能|产量|蓄积量|保有量|容量|存栏|出栏|成本|占|覆盖|分值|得分|满意度|等级|程度|吞吐|周期|储备)$"
)
_LASTING = re.compile(
    r"(?:寿命|年限|天数|时限|时间|时长|周期|半径|年龄|年数|期限|教育|距离|[工学停用耗历班]时|住院日)$"
)
WORK = (
    r"(?:新增|新建|扩建|改建|新改扩建|改扩建|建成|建设|建立|打造|培育|培养|培训|完成|实施|开展|改造|创建|引进|引育|引入|招引|组建|设立|设置|成立|推广|推进|推动"
    r"|治理|整治|淘汰|关停|制定|制修订|修订|编制|出台|发布|举办|组织|落地|认定|布局|形成|发展|壮大|孵化|申报|获批|遴选|选树|选拔|评选|评定|构建|更新|购置"
    r"|投放|投入|种植|造林|绿化|修复|疏浚|清淤|整改|解决|办理|办好|救助|服务|惠及|帮扶|转移|吸纳|安置|开工|竣工|投运|投用|投产|启用|提供|增加|减少|压减|削减"
    r"|强化|巩固|支持|扶持|遴选|储备|谋划|签约|开发|开设|开通|增设|增建|增配|配备|配置|配建|建档|监测|检查|抽查|抽检|排查|检测|巡查|打击|查处|关闭|拆除|清理|盘活"
    r"|出让|收储|供应|供给|安排|落实|新认定|新培育|新引进|新开工|搭建|争创|创成|创新|选派|选聘|招聘|招收|募集|资助|奖励|补助|攻克|突破|研发|转化|实现|达到|做强|做大"
    r"|延伸|铺设|敷设|埋设|加装|安装|栽植|补植|补种|抚育|保护|修缮|提升|升级|覆盖|接入|联网|上线|推出|开放|打通|贯通|改善|收集|回收|处置|消纳|利用|节约|节水|替代)"
)
_WORK_END = re.compile(rf"{WORK}(?:了|出|至少|不少于)?$")
_WORK_START = re.compile(WORK)
_HISTORY = re.compile(
    r"截至|截止目前|截止到目前|目前|(?<![建造升合善])现有|现状|原有|(?<![而早])已(?:有|建|完|实|达|经|累|培|投|形|开|超|发|引|安|办|成)|以来|过去|去年|上年末|上年底|历史上|存量"
    r"|(?:完成|建成|实现|达到|培育|新增|引进)了"
)
_DONE = re.compile(r"(?:完成|开展|实施)$")
_AT_LEAST_DONE = re.compile(r"(?:不少于|至少|不低于|最少)$")
_COSTS = re.compile(r"成本|费用|负债|债务|支出|欠薪|损失")
_MISSED = re.compile(r"(?:[达做完]不到|未达到?|没有达到|不足|未满|不满)$")
_MONEY = re.compile(
    r"给予|奖励|奖补|补助|补贴|资助|贴息|一次性|减免|优惠|税率|罚款|处以|酬金|奖金|津贴|额度|每人每月|每生每年|授信|贷款额|担保费|资金支持|配套支持|最高不超过|允许|可按|可以按|可提取"
)
_NOT_A_THING = re.compile(
    r"(?:大关|关口|台阶|目标|要求|标准|任务|水平|增速|速度|幅度|比例|比率|规模|增长|底线|红线|以上|区间|速率)"
)


def comparison_of(before: str, after: str, name: str, *, falls_or_grows: bool = False) -> Comparison:
    """Return how the amount between two texts is meant, for the thing called `name`.

    A bare 达到 or 为 is a ceiling for what shall be little (浓度, 死亡率), a floor for all else.
    """
    word, firm = comparator(before)
    behind = _AFTER.match(after)
    limit = behind[1] if behind else ""
    if word in {Comparison.MORE, Comparison.LESS} and not falls_or_grows:
        return word
    if limit in {"以下", "之下", "以内", "之内", "内"}:
        return Comparison.AT_MOST
    if limit in {"以上", "之上"}:
        return Comparison.AT_LEAST
    if word is not None and firm:
        return word
    return Comparison.AT_MOST if is_bad(name) and not falls_or_grows else Comparison.AT_LEAST


def _unhedged(text: str) -> str:
    """Return a text without 力争, 约, 分别 at its end; all of them have two characters at most."""
    return _HEDGE.sub("", text) if _HEDGE.search(text[-2:]) else text


def comparator(before: str) -> tuple[Comparison | None, bool]:
    """Return the comparison at the end of the text before an amount, and whether it holds for anything."""
    plain = _unhedged(before)
    for text in (before,) if plain == before else (before, plain):
        end = text[-_WORD:]
        for pattern, comparison, firm in _BEFORE:
            if pattern.search(end):
                return comparison, firm
    return None, False


def without_comparator(before: str) -> str:
    """Return the text before an amount without the words of comparison at its end."""
    text = before
    while True:
        shorter = _unhedged(text)
        for pattern, _, _ in _BEFORE:
            shorter = pattern.sub("", shorter)
        if shorter == text:
            return text
        text = shorter


def without_limit(after: str) -> str:
    """Return the text after an amount without 以上, 以内, 左右."""
    return _AFTER.sub("", after, count=1) if _AFTER.match(after) else after


def has_limit(after: str) -> bool:
    """Whether 以上, 以内 or 左右 follow an amount."""
    return _AFTER.match(after) is not None


def change(before: str) -> str:
    """Return 下降 or 增长 where the amount is by how much something changes, else ""."""
    plain = _unhedged(before)
    return "下降" if _FALLS.search(plain[-_WORD:]) else "增长" if _GROWS.search(plain[-_WORD:]) else ""


def without_change(before: str) -> str:
    """Return the text before an amount without the word that says that something changes."""
    return _GROWS.sub("", _FALLS.sub("", _unhedged(before)))


def is_bad(name: str) -> bool:
    """Whether a thing shall be little: 浓度, 重污染天数, 死亡率, 办理时限."""
    return _BAD.search(name[-_ENDING:]) is not None


def is_measure(name: str) -> bool:
    """Whether a name ends in what can be measured: 率, 比例, 规模, 天数."""
    return _MEASURE.search(name[-_ENDING:]) is not None


def is_lasting(name: str) -> bool:
    """Whether a name ends in what is measured in days or years."""
    return _LASTING.search(name[-_ENDING:]) is not None


def is_done(before: str) -> bool:
    """Whether the amount is one of work to be done (完成4万亩), not one to be reached."""
    return _DONE.search(_unhedged(before)) is not None


def says_at_least(before: str) -> bool:
    """Whether the words before an amount ask for no fewer: 不少于, 至少."""
    return _AT_LEAST_DONE.search(_unhedged(before)) is not None


def ends_in_work(text: str) -> bool:
    """Whether a text ends in a verb of work (新建, 培育), its object to follow."""
    return _WORK_END.search(_unhedged(text)[-_WORD:]) is not None


def begins_with_work(text: str) -> bool:
    """Whether a text begins with a verb of work."""
    return _WORK_START.match(text) is not None


def names_work(text: str) -> bool:
    """Whether a text holds a verb of work."""
    return _WORK_START.search(text) is not None


def is_cost(name: str) -> bool:
    """Whether a name is that of money which shall be little."""
    return _COSTS.search(name) is not None


def does_not_reach(before: str) -> bool:
    """Whether the words before an amount say that it is missed: 达不到85%, 不足3个."""
    return _MISSED.search(before) is not None


def is_history(text: str) -> bool:
    """Whether a text tells what is, not what shall be."""
    return _HISTORY.search(text) is not None


def is_about_grants(text: str) -> bool:
    """Whether a text is about money given, taken or lent: its amounts are terms, not targets."""
    return _MONEY.search(text) is not None


def is_still_the_target(rest: str) -> bool:
    """Whether 的 behind an amount leads to 目标, 要求 or the like, so that the amount is one all the same."""
    return _NOT_A_THING.match(rest.removeprefix("的")) is not None
