"""What an import does, as people read it: the differences on one page, word by word; and as JSON."""

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict

from ledger_app.actions.import_preview import ImportDecisions, ImportPreview, PreviewRow, count
from ledger_app.cli.console import findings_json, print_findings, print_json
from ledger_app.domain.changed_words import ChangedField, RunKind, Runs, changed_field, shortened
from ledger_app.domain.finding import Finding
from ledger_app.domain.showing import show_earlier
from ledger_app.domain.succession import Continuation
from ledger_app.domain.task import Task

_MARKS = {RunKind.SAME: ("", ""), RunKind.REMOVED: ("[-", "-]"), RunKind.ADDED: ("{+", "+}")}
_COLOURS = {RunKind.REMOVED: "\x1b[31;9m", RunKind.ADDED: "\x1b[32;4m"}
_PLAIN = "\x1b[0m"
_WORDS = 30


def print_import(
    preview: ImportPreview, decisions: ImportDecisions, message: str, findings: tuple[Finding, ...], *, changes: bool
) -> None:
    """Print plans, findings and counts, with `changes` every difference before them."""
    for match in preview.plans:
        print(f"方案：{match.plan.title}{'（新）' if match.is_new else ''}")
    if changes:
        for line in _differences(preview, decisions):
            print(line)
    print_findings(findings)
    counts = count(preview, decisions)
    left_out = f"，没有写入 {counts.faulty} 项（原因见上）" if counts.faulty else ""
    linked = f"，承接 {len(decisions.continued)} 项" if decisions.continued else ""
    print(f"{message}{linked}{left_out}。")


def print_import_json(
    preview: ImportPreview, decisions: ImportDecisions, findings: tuple[Finding, ...], *, changes: bool
) -> None:
    """Print counts and findings, with `changes` every change of a task and every link to an earlier one too."""
    told: dict[str, object] = {**asdict(count(preview, decisions)), "findings": findings_json(findings)}
    if changes:
        ticked = [row for row in preview.rows if row.draft.id in decisions.ticked]
        told["changes"] = [_changes_json(row, row.task) for row in ticked if row.task is not None and row.changes]
        told["continues"] = [
            _link_json(row, row.continues, linked=row.draft.id in decisions.continued)
            for row in preview.rows
            if row.continues is not None
        ]
    print_json(told)


def marked(runs: Runs) -> str:
    """Return runs as text in which [-what went-] and {+what came+} are marked."""
    return "".join(run.text.join(_MARKS[run.kind]) for run in runs)


def _differences(preview: ImportPreview, decisions: ImportDecisions) -> Iterator[str]:
    """Yield a line for each new task, the lines of each changed one, and a line for each proposed link."""
    rows = [row for row in preview.rows if row.draft.id in decisions.ticked]
    new = [row for row in rows if row.row is None]
    if any(row.task is not None for row in preview.rows):  # of a plan that is new altogether the number says enough
        yield from (f"新增  {_name(row)}" for row in new)
    changed = [row for row in rows if row.changes]
    renumbered = [row for row in changed if _is_renumbered(row)]
    for row in changed:
        if not _is_renumbered(row):
            yield f"变化  {_name(row)}"
            yield from (f"      {line}" for change in row.changes for line in _lines(changed_field(change)))
    if renumbered:
        yield "只是序号变了  " + "，".join(f"{row.changes[0].ours} → {row.changes[0].theirs}" for row in renumbered)
    for row in preview.rows:
        if row.continues is not None:
            word = "承接" if row.draft.id in decisions.continued else "可以承接"
            doubt = "" if row.continues.sure else "（只有一部分相同，请在窗口里核对）"
            earlier = show_earlier(row.continues.task, row.continues.plan.title)
            yield f"{word}  {_name(row)} ← {earlier}{doubt}"


def _is_renumbered(row: PreviewRow) -> bool:
    """Whether nothing but the number of a row changed."""
    return [change.field for change in row.changes] == ["number"] and not row.conflicts


def _lines(field: ChangedField) -> Iterator[str]:
    """Yield what changed in a field: one line, or where both sides changed it one for each."""
    if not field.conflict:
        yield f"{field.label}：{_coloured(shortened(field.runs))}"
        return
    yield f"{field.label}：两边都改过，保留台账的"
    yield f"  台账：{_coloured(shortened(field.ledger))}"
    yield f"  文件：{_coloured(shortened(field.file))}"


def _name(row: PreviewRow) -> str:
    """Return a row's number and first words."""
    words = " ".join((row.draft.title or row.draft.content).split())[:_WORDS]
    return f"{row.draft.number or row.draft.where}  {words}"


def _coloured(runs: Runs) -> str:
    """Return runs marked, and coloured where a terminal can show it."""
    if not _shows_colours():
        return marked(runs).replace("\n", " ")
    return "".join(
        f"{_COLOURS[run.kind]}{marked((run,))}{_PLAIN}" if run.kind in _COLOURS else run.text for run in runs
    ).replace("\n", " ")


def _shows_colours() -> bool:
    """Whether the output is a terminal that understands colours; the old console of Windows does not."""
    known = os.name != "nt" or "WT_SESSION" in os.environ
    return known and sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _changes_json(row: PreviewRow, task: Task) -> dict[str, object]:
    """Return the changes of one task."""
    return {
        "task": task.id,
        "number": row.draft.number,
        "where": row.draft.where,
        "fields": [
            {
                "field": change.field,
                "label": change.label,
                "base": change.base,
                "ledger": change.ours,
                "file": change.theirs,
                "conflict": change.conflict,
                "marked": marked(changed_field(change).runs),
            }
            for change in row.changes
        ],
    }


def _link_json(row: PreviewRow, link: Continuation, *, linked: bool) -> dict[str, object]:
    """Return the earlier task that a row seems to go on with."""
    return {
        "number": row.draft.number,
        "where": row.draft.where,
        "task": link.task.id,
        "sure": link.sure,
        "linked": linked,
    }
