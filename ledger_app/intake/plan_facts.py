"""The facts of the plan as titles, the lines above the table and the file's name state them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ledger_app.domain.chinese_dates import mentions
from ledger_app.domain.draft import PlanDraft
from ledger_app.domain.plan import PlanKind
from ledger_app.intake.document import Document, Paragraph, Table
from ledger_app.intake.tables.areas import Area
from ledger_app.intake.tables.headings import is_period
from ledger_app.intake.tables.row_kinds import is_note, is_numbered_heading, is_signature
from ledger_app.intake.tables.timing import Years

_DOC_NO = re.compile(r"[\u4e00-\u9fff]{2,12}\s*[〔［\[(（]\s*(?:19|20)\d\d\s*[〕］\])）]\s*(?:第\s*)?\d+\s*号")
_NOTICE = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{2,40}?)\s*关于\s*(?:印发|转发|下发)\s*(?P<title>.+?)\s*的?\s*通知\s*$", re.DOTALL
)
_TITLE_END = re.compile(
    r"(?:方案|计划|规划|纲要|要点|清单|台账|台帐|一览表|[任分分工作][务解工配]表|表|措施|意见|安排|分工|汇总)\s*(?:[（(][^（()）]*[）)])?\s*$"
)
_YEAR = r"(?:19|20)\d\d"
_SPAN = re.compile(rf"({_YEAR})\s*年?\s*(?:[-－–—~～]{{1,2}}|至|到)\s*({_YEAR})\s*年?")
_ONE_YEAR = re.compile(rf"(?<!\d)({_YEAR})\s*年")
_BARE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_KINDS = (
    (re.compile(r"整改|反馈意见|反馈问题|问题清单"), PlanKind.RECTIFICATION),
    (re.compile(r"规划|纲要"), PlanKind.LONG_TERM),
    (re.compile(r"行动方案|行动计划|三年行动|专项行动|攻坚行动|实施方案"), PlanKind.ACTION),
    (re.compile(rf"年度|工作要点|工作计划|{_YEAR}\s*年"), PlanKind.ANNUAL),
)
_ISSUER = re.compile(
    r"(?:印发|发文|制发|编制|填报|填表|制表|报送)\s*(?:机关|单位|部门)\s*(?:[（(]盖章[）)])?\s*[：:]\s*(\S+)"
)
_LEADING_LINES = 12
_COVER_LINES, _LONGEST_ON_COVER = 8, 60


def plan_facts(document: Document, areas: Sequence[Area]) -> PlanDraft:
    """Return what the document says of its plan."""
    lines = [block.text.strip() for block in document.blocks[:_LEADING_LINES] if isinstance(block, Paragraph)]
    notice = _notice(lines)
    form = document.identity.form if document.identity is not None else ""
    cover = _cover(document, areas)
    title = notice["title"].strip("《》") if notice else _title(areas, [*lines, *cover], form)
    around = [*lines, *cover, *(text for area in areas for text in area.above), *_small_print(areas)]
    doc_no = next((found[0] for line in around[:24] if (found := _DOC_NO.search(line)) and len(line) < 40), "")
    first, last = _period(title, areas, cover, document.name)
    issued = _issued(around)
    if first is None and issued is not None:
        first, last = issued.year, issued.year
    return PlanDraft(
        title=_flat(title),
        doc_no=re.sub(r"\s+", "", doc_no),
        issuer=_flat(notice["issuer"]) if notice else _issuer(around),
        issue_date=issued,
        kind=next((kind for form, kind in _KINDS if form.search(title)), PlanKind.OTHER),
        period_start=date(first, 1, 1) if first else None,
        period_end=date(last, 12, 31) if last else None,
    )


def years_of(plan: PlanDraft, areas: Sequence[Area]) -> Years:
    """Return the years in which the plan's months and quarters lie."""
    first, last = plan.period_start, plan.period_end
    if first is None or last is None:
        return Years()
    headed = [int(year) for area in areas for path in area.paths for text in path for year in _BARE_YEAR.findall(text)]
    begins = min([first.year, *headed])
    if first.year == last.year:
        return Years(first.year, begins)
    titled = {year for area in areas for title in area.titles for year in _ONE_YEAR.findall(_SPAN.sub("", title))}
    return Years(int(titled.pop()) if len(titled) == 1 else None, begins)


def _notice(lines: Sequence[str]) -> re.Match[str] | None:
    """Return issuer and title of 某某关于印发《…》的通知 in the leading lines."""
    for at, line in enumerate(lines):
        for text in (line, line + (lines[at + 1] if at + 1 < len(lines) else "")):
            if "通知" in text and len(text) < 160 and (found := _NOTICE.match(text)):
                return found
    return None


def _cover(document: Document, areas: Sequence[Area]) -> list[str]:
    """Return the lines of a cover before the first table of tasks: a few short ones; a title broken in two is one."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    first = tables[0] if tables else None
    if first is None or not areas or first.name == areas[0].name:
        return []
    lines = [cell.text.strip() for row in first.rows for cell in row if cell.text.strip()]
    if len(lines) > _COVER_LINES or any(len(line) > _LONGEST_ON_COVER for line in lines):
        return []
    if len(lines) > 1 and _ONE_YEAR.search(lines[0]) and _TITLE_END.search(lines[1]):
        lines[:2] = [lines[0] + lines[1]]
    return lines


def _title(areas: Sequence[Area], lines: Sequence[str], form: str) -> str:
    """Return the title above the first area that has one, else the first leading line that looks like one.

    Args:
        form: the name of our own form, which is not the plan's title.
    """
    titles = [title for area in areas for title in area.titles if _may_be_title(title) and title != form]
    leading = next((line for line in lines if _may_be_title(line) and _TITLE_END.search(line)), "")
    if titles and (not leading or any(map(_TITLE_END.search, titles))):
        whole = next((title for title in titles if _TITLE_END.search(title)), titles[0])
        at = titles.index(whole)
        broken = at > 0 and not _TITLE_END.search(titles[at - 1]) and titles[at - 1] in areas[0].titles
        return titles[at - 1] + whole if broken and whole in areas[0].titles else whole
    return leading


def _may_be_title(text: str) -> bool:
    return 4 <= len(text) <= 80 and not (
        is_note(text) or is_signature(text) or is_numbered_heading(text) or is_period(text) or _DOC_NO.fullmatch(text)
    )


def _small_print(areas: Sequence[Area]) -> Iterable[str]:
    """Yield the lines of signatures in and below the areas."""
    for area in areas:
        for row in area.rows[-4:]:
            text = " ".join(row.texts)
            if is_signature(text):
                yield text


def _issuer(lines: Iterable[str]) -> str:
    return next((found[1].strip("，,；;") for line in lines if (found := _ISSUER.search(line))), "")


def _issued(lines: Iterable[str]) -> date | None:
    """Return the day that stands alone on a line, or after 填报日期."""
    for line in lines:
        bare = re.sub(r"^.*(?:日期|时间)\s*[：:]\s*", "", line.strip())
        found = mentions(bare, None) if len(bare) <= 16 else ()
        if len(found) == 1 and found[0].day and found[0].day == found[0].first and len(found[0].words) >= len(bare) - 2:
            return found[0].day
    return None


def _period(title: str, areas: Sequence[Area], cover: Sequence[str], name: str) -> tuple[int | None, int | None]:
    """Return the first and the last year: of the title, else of headings, sheets, the cover, the file's name."""
    headings = " ".join(text for area in areas for path in area.paths for text in path)
    sheets = " ".join(f"{' '.join(area.titles)} {area.name}" for area in areas)
    for text in (title, headings, sheets, " ".join(cover), name):
        loose = text is not title
        if span := _SPAN.search(text):
            return int(span[1]), int(span[2])
        years = [int(year) for year in (_BARE_YEAR if loose else _ONE_YEAR).findall(text)]
        if years:
            return min(years), max(years)
    return None, None


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)
