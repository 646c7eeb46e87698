"""What the clerk is told of the pairs that an import proposes and is not sure of."""

from collections.abc import Mapping
from dataclasses import replace

from ledger_app.actions.naming import task_name
from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.pairing import Pairing
from ledger_app.domain.task import Task

_SHOWN = 20


def with_doubts(draft: TaskDraft, pairing: Pairing, tasks: Mapping[str, Task]) -> TaskDraft:
    """Return `draft` with a warning where it is only likely its task, was cut out of one, or took one up.

    Args:
        tasks: of the plan, by id.
    """
    said = []
    task, whole = pairing.found.get(draft.id), pairing.parted.get(draft.id)
    taken_up = [task_name(tasks[gone]) for gone, into in pairing.merged.items() if into == draft.id]
    if task is not None and draft.id in pairing.doubtful and not taken_up:
        said.append(f"和任务 {task_name(task)} 只有一部分相同，请核对是不是同一项：{_words(task)}")
    if whole is not None:
        said.append(
            f"好像是从任务 {task_name(whole)} 分出来的，按新任务写入，原来的进展留在更相近的一项：{_words(whole)}"
        )
    if task is not None and taken_up:
        said.append(f"好像由任务 {'、'.join((task_name(task), *taken_up))} 合并而成，沿用任务 {task_name(task)} 的进展")
    warnings = tuple(Finding(Severity.WARNING, draft.where, text) for text in said)
    return replace(draft, findings=(*draft.findings, *warnings)) if warnings else draft


def gone_words(task: Task, into: TaskDraft | None) -> Finding:
    """Return what is said of a task that the document no longer has; `into` is what it seems to be a part of now."""
    where = f"任务 {task_name(task)}"
    if into is None:
        return Finding(Severity.WARNING, where, f"文件里没有这项任务了，请决定是否中止：{_words(task, 40)}")
    name = into.number or (into.title or into.content)[:_SHOWN]
    text = f"文件里没有这项任务了，好像并入了“{name}”，请决定是否中止：{_words(task, 40)}"
    return Finding(Severity.WARNING, where, text)


def _words(task: Task, most: int = _SHOWN) -> str:
    """Return the first words of a task."""
    return (task.title or task.content)[:most]
