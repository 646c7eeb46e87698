"""From task rows to drafts: one for each row, or one for each measure of a problem."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.people_words import read_people
from ledger_app.domain.task import TaskKind
from ledger_app.domain.unit import Person, PersonRole
from ledger_app.intake.tables.area_rows import TaskRow
from ledger_app.intake.tables.measures import leading_number, share_out, split_measures
from ledger_app.intake.tables.outline import one_line
from ledger_app.intake.tables.progress import NOTHING, counts_to_one, progress_of, states_progress
from ledger_app.intake.tables.roles import roles_of
from ledger_app.intake.tables.rows import Row, with_cells
from ledger_app.intake.tables.task_cells import Layout, TaskCells
from ledger_app.intake.tables.timing import Timing, Years, timing_of
from ledger_app.intake.titles import short_title

_WHOLE = re.compile(r"(\d+)\.0+")
_YES = frozenset({"是", "√", "✓", "★", "☆", "Y", "y", "1", "关注", "重点"})
_PEOPLE = frozenset({Field.PRINCIPAL, Field.LIAISON, Field.PHONE})
_PROBLEM_HEADING = re.compile(
    r"(?:[（(]?(?:[一二三四五六七八九十]+|\d+)[）)、.．]\s*)?(?:(?P<goal>整改目标)|(?:反馈|存在|主要|具体)?问题\s*(?P<number>[一二三四五六七八九十\d]*))\s*[：:]\s*"
)
_SHOWN_ONLY = frozenset({Field.TARGET, Field.LIGHT, Field.DAYS_LATE, Field.REASONS})
_KINDS = {kind.value: kind for kind in TaskKind}
_BRACKET_BELOW = re.compile(r"\s*\n\s*(?=[（(])")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all rows of an area.

    Attributes:
        first_leads: a rule says that the first of several units leads.
        to_one: the percent column holds shares of one.
        sheet: the heading of tasks that have none, where the document has several areas.
    """

    layout: Layout
    years: Years
    kind: TaskKind
    first_leads: bool
    to_one: bool
    progress: bool
    sheet: str

    @property
    def is_problem_list(self) -> bool:
        """Whether the area holds problems with measures."""
        return Field.PROBLEM in self.layout.by_field and Field.CONTENT in self.layout.by_field


def setting_of(
    layout: Layout, rows: Sequence[TaskRow], years: Years, *, kind: TaskKind, first_leads: bool, sheet: str
) -> Setting:
    """Return what holds for all rows of an area."""
    return Setting(
        layout=layout,
        years=years,
        kind=kind,
        first_leads=first_leads,
        to_one=counts_to_one(layout, [task.row for task in rows]),
        progress=states_progress(layout),
        sheet=sheet,
    )


def draft_tasks(rows: Sequence[TaskRow], setting: Setting) -> Iterator[TaskDraft]:
    """Yield the drafts of an area's rows; their ids are numbers as printed and need not be unique yet."""
    if setting.is_problem_list:
        yield from _draft_problems(rows, setting)
        return
    for task in rows:
        cells = TaskCells(task.row, setting.layout)
        content = cells.text(Field.CONTENT) or cells.text(Field.PROBLEM)
        number = number_of(cells) if Field.NUMBER in setting.layout.by_field else leading_number(content)
        yield _under_problem(_draft(task, cells, setting, content, number))


def _under_problem(draft: TaskDraft) -> TaskDraft:
    """Return a draft whose headings are a problem and its goal (问题一：… 整改目标：…) as a measure of that problem."""
    found = {part: match for part in draft.section_path if (match := _PROBLEM_HEADING.match(part))}
    if not any(match["goal"] is None for match in found.values()):
        return draft
    texts = {match["goal"] is None: part[match.end() :].strip() for part, match in found.items()}
    number = next(match["number"] for match in found.values() if match["goal"] is None)
    return replace(
        draft,
        kind=TaskKind.RECTIFICATION,
        problem=texts[True],
        goal=draft.goal or texts.get(False, ""),
        parent=f"问题{number or texts[True][:12]}",
        section_path=tuple(part for part in draft.section_path if part not in found),
    )


def number_of(cells: TaskCells) -> str:
    """Return the number of a row as printed: 1.0 is 1, 1、 is 1."""
    text = cells.text(Field.NUMBER)
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else one_line(text).rstrip("、．.")


def _draft_problems(rows: Sequence[TaskRow], setting: Setting) -> Iterator[TaskDraft]:
    """Yield a draft for each measure, with the problem it belongs to; empty problem cells carry on the one above."""
    key, problem, goal, count = "", "", "", 0
    numbered = Field.NUMBER in setting.layout.by_field
    for task in rows:
        cells = TaskCells(task.row, setting.layout)
        said, number = cells.text(Field.PROBLEM), number_of(cells)
        begins = bool(cells.own(Field.PROBLEM)) or (bool(cells.own(Field.NUMBER)) and not said)
        if begins and (said != problem or cells.own(Field.NUMBER) or not numbered):
            count += 1
            key, problem, goal = number or f"问题{count}", said or problem, cells.text(Field.GOAL)
        goal = cells.text(Field.GOAL) or goal
        yield from _draft_measures(task, cells, setting, key, (problem, goal))


def _draft_measures(
    task: TaskRow, cells: TaskCells, setting: Setting, key: str, problem: tuple[str, str]
) -> Iterator[TaskDraft]:
    """Yield the drafts of the measures in one row."""
    parts = split_measures(cells.text(Field.CONTENT))
    goals = share_out(problem[1], len(parts))
    for at, ((printed, content), goal) in enumerate(zip(parts, goals, strict=True)):
        own = TaskCells(_part_of(task.row, at, len(parts)), setting.layout)
        draft = _draft(task, own, setting, content, printed or number_of(cells))
        yield replace(draft, id=f"{key}-", parent=key, problem=problem[0], goal=goal)


def _part_of(row: Row, at: int, count: int) -> Row:
    """Return the row for one of several measures: cells numbered as the measures are (units, days) give their part."""
    if count == 1:
        return row
    shared = {index: share_out(cell.text, count) for index, cell in enumerate(row.filled)}
    return with_cells(
        row,
        {index: row.filled[index]._replace(text=texts[at]) for index, texts in shared.items() if len(set(texts)) > 1},
    )


def _draft(task: TaskRow, cells: TaskCells, setting: Setting, content: str, number: str) -> TaskDraft:
    """Return the draft of one task."""
    row, layout = task.row, setting.layout
    title = one_line(cells.text(Field.TITLE))
    findings = list(task.findings)
    content = _content(content, title, task, number, findings)
    goal = cells.text(Field.GOAL)
    texts = (content, title, "" if Field.DUE in layout.by_field else goal)
    timing = timing_of(cells, texts, setting.years)
    roles = roles_of(cells, content, first_leads=setting.first_leads)
    progress = progress_of(cells, setting.years.year, to_one=setting.to_one) if setting.progress else NOTHING
    findings += [
        finding if finding.where else replace(finding, where=row.where)
        for finding in (*timing.findings, *progress.findings)
    ]
    return TaskDraft(
        id=number,
        content=content,
        plan_title=cells.text(Field.PLAN),
        number=number,
        title=title or short_title(content),
        kind=_KINDS.get(cells.text(Field.KIND), setting.kind),
        section_path=task.path or ((setting.sheet,) if setting.sheet else ()),
        goal=goal,
        lead_units=roles.lead,
        co_units=roles.co,
        area_units=roles.area,
        lead_assumed=roles.assumed,
        people=_people(cells),
        schedule=timing.schedule,
        milestones=timing.milestones,
        start=timing.start,
        due=timing.due,
        due_text=timing.due_text,
        due_source=timing.due_source,
        cadence=timing.cadence,
        ongoing=timing.ongoing,
        status=progress.status,
        completed_on=progress.completed_on,
        percent=progress.percent,
        latest=progress.latest,
        problems=cells.text(Field.PROBLEMS),
        next_step=cells.text(Field.NEXT_STEP),
        remark=cells.text(Field.REMARK),
        watched=cells.text(Field.WATCHED) in _YES,
        extra=(*_extra(cells), *_undated(cells, timing), *progress.extra),
        findings=tuple(findings),
        span=row.span,
        where=row.where,
    )


def _content(content: str, title: str, task: TaskRow, number: str, findings: list[Finding]) -> str:
    """Return what is to be done: an empty cell's title or group stands in, with a warning; nothing is an error."""
    if content:
        return content
    named = f"序号{number}的" if number else ""
    stand_in = title or next((text for text in reversed(task.groups) if text), "")
    if stand_in:
        message = f"{named}任务内容为空，暂用“{stand_in[:30]}”，请核对"
        findings.append(Finding(Severity.WARNING, task.row.where, message))
        return stand_in
    findings.append(Finding(Severity.ERROR, task.row.where, f"{named}任务内容为空，请在原表中补填后重新导入"))
    return ""


def _people(cells: TaskCells) -> tuple[Person, ...]:
    """Return the persons of a row; a telephone column belongs to the column of persons on its left."""
    if not _PEOPLE & cells.layout.by_field.keys():
        return ()
    people: dict[int, list[Person]] = {}
    for field, role in ((Field.PRINCIPAL, PersonRole.PRINCIPAL), (Field.LIAISON, PersonRole.LIAISON)):
        for column, cell in cells.all(field):
            found = read_people(_BRACKET_BELOW.sub("", cell.text.strip()), role)
            people[column.index] = [person for person in found if person.name.strip("-—– /")]
    for column, cell in cells.all(Field.PHONE):
        left = max((index for index in people if index < column.index), default=None)
        owners = people.setdefault(left if left is not None else column.index, [])
        phones = [person.phone or person.name for person in read_people(cell.text, PersonRole.LIAISON)]
        if not owners:
            owners.extend(Person(PersonRole.LIAISON, "", phone=phone) for phone in phones)
        elif len(phones) >= len(owners):
            owners[:] = [replace(one, phone=one.phone or phone) for one, phone in zip(owners, phones, strict=False)]
        elif phones:
            owners[0] = replace(owners[0], phone=owners[0].phone or phones[0])
    return tuple(person for index in sorted(people) for person in people[index])


def _undated(cells: TaskCells, timing: Timing) -> Iterator[tuple[str, str]]:
    """Yield the words of 进度安排 and 节点 columns that gave neither stages nor days, so that they are kept."""
    if not timing.schedule and not timing.milestones:
        for field in (Field.SCHEDULE, Field.MILESTONES):
            yield from ((column.heading, cell.text.strip()) for column, cell in cells.all(field))


def _extra(cells: TaskCells) -> tuple[tuple[str, str], ...]:
    """Return the texts of columns we have no field for, and of those that only a light or a target would fill."""
    found = [(heading, cells.row.filled[index].text.strip()) for index, heading in cells.layout.extras]
    for field in _SHOWN_ONLY & cells.layout.by_field.keys():
        found += [(column.heading, cell.text.strip()) for column, cell in cells.all(field)]
    kind = cells.text(Field.KIND)
    if kind and kind not in _KINDS:
        found += [(cells.all(Field.KIND)[0][0].heading, kind)]
    return tuple((heading, text) for heading, text in found if text)
