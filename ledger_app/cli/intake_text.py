"""What `ledger-app read` prints of a document for people: plan, targets, tasks under their headings, indicators."""

from collections import defaultdict
from collections.abc import Iterator

from ledger_app.cli.console import print_findings
from ledger_app.domain.draft import IndicatorDraft, Intake, TargetDraft, TaskDraft


def print_intake(intake: Intake) -> None:
    """Print what a reader made of a document."""
    plan = intake.plan
    print(f"方案：{plan.title or '（没有标题）'}{f'（{plan.doc_no}）' if plan.doc_no else ''}")
    targets: dict[str, list[TargetDraft]] = defaultdict(list)
    for target in intake.targets:
        targets[target.task].append(target)
    for target in targets[""]:
        print(f"目标：{_flat(target.text)}")
    section: tuple[str, ...] = ()
    for draft in intake.tasks:
        if draft.section_path != section:
            section = draft.section_path
            print(" / ".join(section))
        print(f"  {draft.number or draft.id}  {_flat(draft.title or draft.content)}")
        for line in _details(draft, targets[draft.id]):
            print(f"      {line}")
    for indicator in intake.indicators:
        print(_indicator(indicator))
    print_findings(intake.findings)
    print(_counts(intake))


def _counts(intake: Intake) -> str:
    kinds = (("项任务", intake.tasks), ("个目标", intake.targets), ("项指标", intake.indicators))
    told = [f"{len(items)} {name}" for name, items in kinds if items or name == "项任务"]
    return f"共 {'，'.join(told)}，{len(intake.findings)} 条提示。"


def _details(draft: TaskDraft, targets: list[TargetDraft]) -> Iterator[str]:
    """Yield who, when and how much, one line each, where the document says so."""
    if draft.outline:
        yield "附表已逐条列出，以附表为准"
    roles = (("牵头", draft.lead_units), ("配合", draft.co_units), ("属地", draft.area_units))
    who = "；".join(f"{role}：{'、'.join(units)}" for role, units in roles if units)
    if who:
        yield who + ("（没有分牵头、配合）" if draft.lead_assumed else "")
    if draft.due or draft.due_text:
        yield f"时限：{draft.due or '未定'}{f'（{draft.due_text}）' if draft.due_text else ''}"
    for target in targets:
        yield f"目标：{_flat(target.text)}"


def _indicator(indicator: IndicatorDraft) -> str:
    unit = f"（{indicator.unit}）" if indicator.unit else ""
    values = "，".join(f"{year} {value}" for year, value in indicator.values)
    return f"指标 {indicator.number}  {indicator.name}{unit}：{values}"


def _flat(text: str) -> str:
    return " ".join(text.split())
