"""Which field a heading of somebody else's table stands for."""

import re
import unicodedata
from functools import lru_cache

from ledger_app.domain.field import HEADINGS, Field

_HINT = re.compile(r"[(\[【〔<][^)\]】〕>]{0,100}[)\]】〕>]")
_MARKS = re.compile(r"[\s:;,.、*★☆※·_]+")
_LONGEST = 14
_BODY = r"(?:单位|部门|主体|科室|处室|机构|股室?|支部|班组|业主|委办局)"
_LEAD_HINT = re.compile(r"[(\[【〔<]\s*(?:牵头|主办|主责)(?:单位|部门)?\s*[)\]】〕>]")


def plain_heading(text: str) -> str:
    """Return a heading without blanks, line breaks, marks and bracketed hints: 责 任 单位（全称） → 责任单位."""
    bare = unicodedata.normalize("NFKC", text)
    return _MARKS.sub("", _HINT.sub("", bare) or bare).upper()


_BY_TEXT = {plain_heading(text): each.field for each in reversed(HEADINGS) for text in (*each.synonyms, each.text)}

# How offices vary a heading: what it ends in (or holds) tells the field. The first that fits counts.
_BY_FORM: tuple[tuple[re.Pattern[str], Field], ...] = tuple(
    (re.compile(form), field)
    for form, field in (
        (
            r"(投资|资金|金额|经费|预算|审核|审批|验收|督导|督办单位|监督|核查|级别|层级|依据|来源|地点|位置|坐标)",
            Field.EXTRA,
        ),
        (r"^下一?步", Field.NEXT_STEP),
        (r"(领导|责任人|负责人).*(电话|联系方式)$", Field.PRINCIPAL),
        (r"(联系人|联络员|经办人).*(电话|联系方式)$", Field.LIAISON),
        (r"(联系|办公)?(电话|手机号?码?|联系方式)$", Field.PHONE),
        (r"(联系人|联络员|经办人|联络人)(及|和|姓名|员|$)", Field.LIAISON),
        (r"(领导|责任人|负责人|负责同志)(姓名|及职务|职务)?$", Field.PRINCIPAL),
        (rf"(牵头|主办|主责|(主要|首要|第一)责任).*{_BODY}$", Field.LEAD),
        (rf"(配合|协办|协助|协同|参与|参加|协作).*{_BODY}$", Field.CO),
        (
            r"(属地|街道|乡镇|街镇|镇街|街乡|园区|开发区|县区|区县|县市区).*(责任|单位|主体|部门)$|^(责任|属地|所属|所在|涉及).*(街道|乡镇|街镇|镇街|街乡|园区|县区|区县|县市区|县|镇|街)$",
            Field.AREA,
        ),
        (rf"(责任|负责|承办|落实|实施|建设|承担|整改|主管).*{_BODY}$", Field.UNITS),
        (r"(实际).*(完成|办结|竣工|销号).*(时间|日期)$", Field.COMPLETED_ON),
        (r"(时限|期限|年限|完成时间|截止时间|截止日期|完成节点)(要求|安排)?$", Field.DUE),
        (r"(工期|建设期)(要求|安排)?$", Field.DUE),
        (r"(^建设|^实施|起止|开竣工|计划建成|建成(投[产用])?)(时间|年月|日期)$", Field.DUE),
        (r"(开工|启动|开始)(时间|日期)$", Field.START),
        (r"^(序时|时序|时间)进度(安排|计划|要求|目标)*$", Field.SCHEDULE),
        (r"(时间节点|阶段性?目标|节点目标)$", Field.MILESTONES),
        (r"(进展|推进|落实|办理|整改|开展)(情况|进度|结果)$|进展$", Field.LATEST),
        (r"(困难|需.{0,4}协调)", Field.PROBLEMS),
        (r"(问题|隐患)$", Field.PROBLEM),
        (r"(完成|整改|办结|销号)(状态|与否)$|^是否(已)?(完成|销号|办结|整改)", Field.STATUS),
        (r"(完成率|百分比|进度%)$", Field.PERCENT),
        (r"(整改|工作|任务|治理|整治)目标$", Field.GOAL),
        (r"(进度|年度|季度|月度|阶段|推进|实施)(工作)?(安排|计划)$", Field.SCHEDULE),
        (r"(类别|分类|板块|领域|章节)$", Field.SECTION),
        (r"(任务|措施|举措|内容)(要求|描述|分解)?$", Field.CONTENT),
        (r"(项目|任务|事项|工程)名称$", Field.TITLE),
        (r"^备注", Field.REMARK),
        (r"(序号|编号)$", Field.NUMBER),
    )
)


@lru_cache(maxsize=4096)
def match_heading(text: str) -> Field | None:
    """Return the field a heading stands for, or None where it is no heading we know.

    Blanks, line breaks, marks and bracketed hints (（单位：万元）) do not matter; EXTRA is never returned.
    """
    heading = plain_heading(text)
    if not heading or len(heading) > _LONGEST:
        return None
    field = _BY_TEXT.get(heading)
    if field is None:
        field = next((field for form, field in _BY_FORM if form.search(heading)), None)
    if field is Field.UNITS and _LEAD_HINT.search(unicodedata.normalize("NFKC", text)):
        return Field.LEAD  # 责任（牵头）单位
    return None if field is Field.EXTRA else field
