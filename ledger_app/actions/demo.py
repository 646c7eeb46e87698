"""A look at everything with the sample plan: its ledger, what is overdue in it, and two forms."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ledger_app import paths
from ledger_app.actions.clerk import Clerk
from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.exporting import export_form
from ledger_app.actions.import_preview import decide_all
from ledger_app.actions.ledgers import create_ledger
from ledger_app.actions.lights import light_of
from ledger_app.actions.preview_import import preview_import
from ledger_app.actions.working_days import calendar_for
from ledger_app.domain.finding import Finding
from ledger_app.domain.identifier import new_id
from ledger_app.domain.light import Light, LightReading
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.report import Report
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Status
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger

SAMPLE_DAY = date(2025, 11, 21)
"""The day that the sample's progress ends on; its lights are looked at as of then."""
_OFFICE = "青河区生态环境局"
_NAME = "示例台账"
_FORMS = ("任务台账总表", "逾期任务清单")


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made: the ledger, the tasks overdue on SAMPLE_DAY with their reasons, the workbooks."""

    ledger: Path
    overdue: tuple[TaskRow, ...]
    readings: tuple[LightReading, ...]
    workbooks: tuple[Path, ...]
    findings: tuple[Finding, ...]


def make_demo(folder: Path | None, clerk: Clerk) -> DemoResult:
    """Make a sample ledger and two forms in `folder`, by default one of the user's documents; replaces nothing.

    Raises:
        LedgerError: the folder cannot be written to.
    """
    folder = folder or paths.documents() / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"不能在 {folder} 建文件夹：{error.strerror}", "请换一个文件夹") from error
    where = next(path for path in _names(folder) if not path.exists())
    ledger, findings = create_sample_ledger(str(where), clerk)
    try:
        query = TaskQuery(SAMPLE_DAY, lights=(Light.RED,))
        with ledger.reading() as reader:
            overdue, settings = reader.rows(query), reader.settings()
        calendar = calendar_for(settings)
        readings = tuple(light_of(row, settings, calendar) for row in overdue)
        workbooks = tuple(where.with_name(f"{where.stem}-{form}.xlsx") for form in _FORMS)
        for form, path in zip(_FORMS, workbooks, strict=True):
            export_form(ledger, clerk, form, TaskQuery(SAMPLE_DAY), path)
    finally:
        ledger.close()
    return DemoResult(where, overdue, readings, workbooks, findings)


def create_sample_ledger(where: str, clerk: Clerk) -> tuple[Ledger, tuple[Finding, ...]]:
    """Make a ledger with the sample plan and some progress in it and open it; with what was noticed on the way."""
    from ledger_app.intake.reader import read_file

    folder = paths.shipped("resources") / "sample"
    document = next(folder.glob("*.xlsx"))
    intake = read_file(document)
    ledger = create_ledger(where, _OFFICE, clerk)
    preview = preview_import(ledger, clerk, intake, document.name)
    outcome = commit_import(ledger, clerk, preview, decide_all(preview))
    with ledger.transaction("录入示例进展", by=clerk.name, at=clerk.now) as store:
        ids = {row.task.number: row.task.id for row in store.rows(TaskQuery(SAMPLE_DAY))}
        store.save_many(list(_reports(folder / "progress.tsv", ids)))
    return ledger, (*preview.findings, *outcome.findings)


def _reports(path: Path, ids: Mapping[str, str]) -> Iterator[Report]:
    """Yield the entries of progress in `path`, for the tasks of those numbers."""
    with path.open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines, delimiter="\t", restval=""):
            status, finished, percent = Status(entry["状态"]), entry["完成日期"], entry["完成比例"]
            yield Report(
                id=new_id("R"),
                task_id=ids[entry["序号"]],
                day=date.fromisoformat(entry["日期"]),
                status=status,
                completed_on=date.fromisoformat(finished) if finished else None,
                percent=float(percent) if percent else None,
                done=entry["进展"],
                problems=entry["存在问题"],
                next_step=entry["下一步"],
                reason=entry["进展"] if status is Status.SUSPENDED else "",
            )


def _names(folder: Path) -> Iterator[Path]:
    """Yield 示例台账.ledger, 示例台账2.ledger and so on."""
    yield folder / f"{_NAME}.ledger"
    number = 2
    while True:
        yield folder / f"{_NAME}{number}.ledger"
        number += 1
