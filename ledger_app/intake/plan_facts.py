"""The facts of the plan as its title, the lines around its text, its tables and the file's name state them."""

from collections.abc import Iterable, Sequence
from datetime import date

from ledger_app.domain.draft import PlanDraft
from ledger_app.intake.document import Document, Table
from ledger_app.intake.facts.doc_no import doc_no_of
from ledger_app.intake.facts.front import flat, front_of
from ledger_app.intake.facts.origin import issue_day_of, issuer_of
from ledger_app.intake.facts.scope import (
    BARE_YEAR,
    ONE_YEAR,
    SPAN,
    Span,
    kind_of,
    last_valid_day,
    years_in,
    years_in_title,
    years_stated,
)
from ledger_app.intake.facts.title import TITLE_END, Title, first_line, may_be_title, title_in
from ledger_app.intake.tables.areas import Area
from ledger_app.intake.tables.headings import is_period
from ledger_app.intake.tables.row_kinds import is_note, is_numbered_heading, is_signature
from ledger_app.intake.tables.timing import Years

_COVER_LINES, _LONGEST_ON_COVER = 8, 60


def plan_facts(document: Document, areas: Sequence[Area]) -> PlanDraft:
    """Return what the document says of its plan."""
    cover = _cover(document, areas)
    around = [*cover, *(text for area in areas for text in area.above), *_small_print(areas)]
    front = front_of(document, around)
    form = document.identity.form if document.identity is not None else ""
    stated = title_in(front.lines)
    title = stated.text if stated.sure else flat(_title(areas, stated, cover, form))
    title = title if title or areas else first_line(front.lines)
    issued = issue_day_of(front)
    years = _years_of_areas(title, areas, cover, document.name) or years_stated(title, document.text, issued)
    first, last = years or ((issued.year, issued.year) if issued else (None, None))
    return PlanDraft(
        title=title,
        doc_no=next(filter(None, map(doc_no_of, (*front.lines, *front.around))), ""),
        issuer=issuer_of(front, stated.issuer),
        issue_date=issued,
        kind=kind_of(title, document.text),
        period_start=date(first, 1, 1) if first else None,
        period_end=last_valid_day(document.text) or (date(last, 12, 31) if last else None),
    )


def years_of(plan: PlanDraft, areas: Sequence[Area]) -> Years:
    """Return the years in which the plan's months and quarters lie."""
    first, last = plan.period_start, plan.period_end
    if first is None or last is None:
        issued = plan.issue_date.year if plan.issue_date is not None else None
        return Years(issued, issued)
    headed = [int(year) for area in areas for path in area.paths for text in path for year in BARE_YEAR.findall(text)]
    begins = min([first.year, *headed])
    if first.year == last.year:
        return Years(first.year, begins, last.year)
    titled = {year for area in areas for title in area.titles for year in ONE_YEAR.findall(SPAN.sub("", title))}
    return Years(int(titled.pop()) if len(titled) == 1 else None, begins, last.year)


def _cover(document: Document, areas: Sequence[Area]) -> list[str]:
    """Return the lines of a cover before the first table of tasks: a few short ones; a title broken in two is one."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    first = tables[0] if tables else None
    if first is None or not areas or first.name == areas[0].name:
        return []
    lines = [cell.text.strip() for row in first.rows for cell in row if cell.text.strip()]
    if len(lines) > _COVER_LINES or any(len(line) > _LONGEST_ON_COVER for line in lines):
        return []
    if len(lines) > 1 and ONE_YEAR.search(lines[0]) and TITLE_END.search(lines[1]):
        lines[:2] = [lines[0] + lines[1]]
    return lines


def _title(areas: Sequence[Area], stated: Title, cover: Sequence[str], form: str) -> str:
    """Return the title above the first area that has one, else the first leading line that looks like one.

    A title that stands far above the first area is the document's: what stands right above is only the table's.

    Args:
        form: the name of our own form, which is not the plan's title.
    """
    titles = [title for area in areas for title in area.titles if _may_name_an_area(title) and title != form]
    leading = stated.text or next((line for line in cover if _may_name_an_area(line) and TITLE_END.search(line)), "")
    far = bool(stated.text) and bool(areas) and not any(flat(line) in stated.text for line in areas[0].above)
    if titles and not far and (not leading or any(map(TITLE_END.search, titles))):
        whole = next((title for title in titles if TITLE_END.search(title)), titles[0])
        at = titles.index(whole)
        broken = at > 0 and not TITLE_END.search(titles[at - 1]) and titles[at - 1] in areas[0].titles
        return titles[at - 1] + whole if broken and whole in areas[0].titles else whole
    return leading


def _may_name_an_area(text: str) -> bool:
    return may_be_title(text) and not (
        is_note(text) or is_signature(text) or is_numbered_heading(text) or is_period(text)
    )


def _small_print(areas: Sequence[Area]) -> Iterable[str]:
    """Yield the lines of signatures in and below the areas."""
    for area in areas:
        for row in area.rows[-4:]:
            text = " ".join(row.texts)
            if is_signature(text):
                yield text


def _years_of_areas(title: str, areas: Sequence[Area], cover: Sequence[str], name: str) -> Span | None:
    """Return the first and the last year: of the title, else of headings, sheets, the cover, the file's name."""
    headings = " ".join(text for area in areas for path in area.paths for text in path)
    sheets = " ".join(f"{' '.join(area.titles)} {area.name}" for area in areas)
    loose = (years_in(text, BARE_YEAR) for text in (headings, sheets, " ".join(cover), name))
    return years_in_title(title) or next(filter(None, loose), None)
