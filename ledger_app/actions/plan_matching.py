"""Which plan of the ledger a document is: by 文号, else by title, else by the name of its file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from ledger_app.domain.draft import PlanDraft, TaskDraft
from ledger_app.domain.identifier import new_id
from ledger_app.domain.plain_words import plain
from ledger_app.domain.plan import Plan, PlanKind
from ledger_app.domain.query import TaskQuery
from ledger_app.errors import LedgerError
from ledger_app.storage.reader import Reader

_YEAR = re.compile(r"(20\d\d)\s*年")
_NAMED = re.compile(r"《(?P<title>[^《》]+)》(?:[（(](?P<doc_no>[^（()）]+号)[）)])?")
_FACTS = ("doc_no", "issuer", "issue_date", "period_start", "period_end")


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """The clerk's word on which plan a document is: an existing one, or a new one whatever it is called."""

    plan_id: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class PlanMatch:
    """A plan that an import concerns, with the facts the document adds.

    Attributes:
        is_new: the import creates it.
        changed: the document fills in facts the ledger does not have yet.
    """

    plan: Plan
    is_new: bool = False
    changed: bool = False


class PlanMatcher:
    """Tells for each draft of a document which plan it belongs to.

    Args:
        document: what the document says of its plan. source: its file name.
    """

    def __init__(self, reader: Reader, document: PlanDraft, source: str, choice: PlanChoice) -> None:
        self._plans = [plan for plan in reader.plans() if not plan.deleted]
        self._document = _named(document)
        self._title = self._document.title or PurePath(source).stem
        self._choice = choice
        self._reader = reader

    def match(self, drafts: Sequence[TaskDraft]) -> list[tuple[PlanMatch, list[TaskDraft]]]:
        """Return the plans concerned, each with its drafts, in the order of the document."""
        groups: defaultdict[str, list[TaskDraft]] = defaultdict(list)
        for draft, key in zip(drafts, self._keys(drafts), strict=True):
            groups[key].append(draft)
        known = {plan.id: plan for plan in self._plans}
        merged: dict[str, tuple[PlanMatch, list[TaskDraft]]] = {}
        for key, group in groups.items():
            match = PlanMatch(known[key]) if key in known else self._match(key, group)
            merged.setdefault(match.plan.id, (match, []))[1].extend(group)
        return list(merged.values())

    def _plans_of_tasks(self, drafts: Iterable[TaskDraft]) -> dict[str, str]:
        """Return plan ids by task id, for the drafts that carry one of this ledger."""
        ids = tuple(draft.ledger_id for draft in drafts if draft.ledger_id)
        if not ids:
            return {}
        rows = self._reader.rows(TaskQuery(date.min, ids=ids))
        return {row.task.id: row.task.plan_id for row in rows}

    def _keys(self, drafts: Sequence[TaskDraft]) -> Iterator[str]:
        """Yield for each draft the id of its plan, or the title it goes by; the clerk's choice makes all of them one.

        A row typed into one of our exports without either belongs where the row above it belongs, or the first.
        """
        if self._choice.plan_id or self._choice.new:
            yield from (self._title for _ in drafts)
            return
        of_task = self._plans_of_tasks(drafts)
        known = [of_task.get(draft.ledger_id, "") or draft.plan_title.strip() for draft in drafts]
        above = next(filter(None, known), self._title)
        for key in known:
            above = key or above
            yield above

    def _match(self, title: str, drafts: Sequence[TaskDraft]) -> PlanMatch:
        """Return the plan of that title, filled up with what the document says of it."""
        facts = self._document if plain(title) == plain(self._title) else PlanDraft(title)
        facts = _with_period(replace(facts, title=title), drafts)
        plan = self._existing(facts)
        if plan is None:
            kind = facts.kind
            made = Plan(new_id("P"), title, facts.doc_no, facts.issuer, facts.issue_date, kind, *_period(facts))
            return PlanMatch(made, is_new=True, changed=True)
        missing = {name: getattr(facts, name) for name in _FACTS if not getattr(plan, name) and getattr(facts, name)}
        if plan.kind is PlanKind.OTHER and facts.kind is not PlanKind.OTHER:
            missing["kind"] = facts.kind
        return PlanMatch(replace(plan, **missing), changed=bool(missing))

    def _existing(self, facts: PlanDraft) -> Plan | None:
        """Return the ledger's plan: the clerk's choice, else that of the same 文号, else of the same title."""
        if self._choice.new:
            return None
        if self._choice.plan_id:
            for plan in self._plans:
                if plan.id == self._choice.plan_id:
                    return plan
            raise LedgerError(f"台账里没有方案 {self._choice.plan_id}", "请重新选择方案")
        by_number = [plan for plan in self._plans if facts.doc_no and plain(plan.doc_no) == plain(facts.doc_no)]
        by_title = [
            plan
            for plan in self._plans
            if plain(plan.title) == plain(facts.title) and not _at_another_time(plan, facts)
        ]
        return next(iter((*by_number, *by_title)), None)


def _named(document: PlanDraft) -> PlanDraft:
    """Return the facts with title and 文号 taken apart where they stand together: 《title》（文号）."""
    whole = _NAMED.fullmatch(document.title.strip())
    if whole is None:
        return replace(document, title=document.title.strip())
    return replace(document, title=whole["title"], doc_no=document.doc_no or whole["doc_no"] or "")


def _with_period(facts: PlanDraft, drafts: Iterable[TaskDraft]) -> PlanDraft:
    """Return `facts` with first and last day; missing ones are those of the stage years, else of the issue year."""
    if facts.period_start and facts.period_end:
        return facts
    years = [year for draft in drafts for year, _ in draft.schedule]
    named = _YEAR.search(facts.title)
    if not years and (facts.issue_date or named):
        years = [facts.issue_date.year if facts.issue_date else int(named[1] if named else 0)]
    if not years:
        return facts
    start = facts.period_start or date(min(years), 1, 1)
    return replace(facts, period_start=start, period_end=facts.period_end or date(max(years), 12, 31))


def _at_another_time(plan: Plan, facts: PlanDraft) -> bool:
    """Whether a plan is over before a document of the same title begins, or the other way round: another year's."""
    if not (plan.period_start and plan.period_end and facts.period_start and facts.period_end):
        return False
    return plan.period_end < facts.period_start or facts.period_end < plan.period_start


def _period(facts: PlanDraft) -> tuple[date | None, date | None]:
    """Return first and last day."""
    return facts.period_start, facts.period_end
