import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger_app import paths
from ledger_app.actions.import_preview import UnitAnswer, UnitChoice
from ledger_app.actions.plan_matching import PlanChoice
from ledger_app.actions.saved_review import (
    ReadingChoices,
    SavedReading,
    SavedReview,
    Source,
    TableChoice,
    changes_since,
    forget_review,
    keep_reading,
    keep_review,
    reading_of,
    saved_reviews,
    source_of,
)
from ledger_app.domain.draft import DatedText, Intake, PartDraft, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.review import Answers, Edit
from ledger_app.domain.task import Comparison, DueSource
from ledger_app.errors import LedgerError
from ledger_app.intake.document import Document, Paragraph

UNSURE = Finding(Severity.WARNING, "第2段", "没有写牵头单位")
DRAFT = TaskDraft(
    "1",
    "整治沿街餐饮油烟。",
    number="1",
    findings=(UNSURE,),
    due=date(2025, 6, 30),
    due_source=DueSource.TEXT,
    milestones=(DatedText(date(2025, 3, 31), "摸底"),),
    places=((Field.DUE, (3, 7)),),
    span=(0, 9),
)
INTAKE = Intake(
    PlanDraft("青河区2025年计划"),
    (DRAFT,),
    (TargetDraft("油烟", "1", Comparison.AT_LEAST, 12.0, "家"),),
    parts=(PartDraft("一、重点任务", taken=True, tasks=1, span=(0, 9)),),
    text="整治沿街餐饮油烟。",
)
READING = SavedReading(Document("计划.docx", INTAKE.text, (Paragraph(INTAKE.text, "第1段", (0, 9)),)), INTAKE)
SAVED = SavedReview(
    "V00000001",
    "青河的台账",
    Source("计划.docx"),
    "2025-11-21T09:30:00",
    1,
    "abc",
    ReadingChoices(
        (TableChoice("Sheet1", wanted=True, meanings=("序号", "具体任务")),),
        (("四、保障措施", True),),
        PlanChoice(new=True),
        (("区环境局", UnitAnswer(UnitChoice.EXISTING, unit_id="U1")),),
    ),
    (Edit("修改第 1 条的标题", ("1",), (replace(DRAFT, title="油烟"),)),),
    Answers(settled=frozenset({("1", "没有写牵头单位")}), left=frozenset({"1"})),
)
CRASHING = """
import os, signal
from tests.actions.test_saved_review import READING, SAVED
from ledger_app.actions.saved_review import keep_reading, keep_review
from ledger_app.reports import atomic
keep_reading(SAVED.id, READING)
keep_review(SAVED)
atomic._to_disk = lambda path: os.kill(os.getpid(), signal.SIGKILL)
keep_review(SAVED.__class__("V00000001", "青河的台账", SAVED.source, "2025-11-21T09:31:00", 0, "abc", SAVED.choices))
"""


def test_what_was_read_and_decided_comes_back_as_it_was() -> None:
    keep_reading(SAVED.id, READING)
    keep_review(SAVED)
    assert saved_reviews("青河的台账") == (SAVED,)
    assert reading_of(SAVED) == READING
    assert saved_reviews("别的台账") == ()


def test_a_program_killed_while_writing_leaves_what_was_kept_before() -> None:
    if sys.platform == "win32":
        pytest.skip("needs SIGKILL")
    root = Path(__file__).parents[2]
    child = subprocess.run([sys.executable, "-c", CRASHING], cwd=root, env={**os.environ}, check=False)
    assert child.returncode == -signal.SIGKILL
    assert saved_reviews("青河的台账") == (SAVED,)
    assert reading_of(SAVED) == READING


def test_the_newest_comes_first_and_a_forgotten_one_no_more() -> None:
    older = replace(SAVED, id="V00000002", kept_at="2025-11-20T17:00:00")
    for saved in (older, SAVED):
        keep_reading(saved.id, READING)
        keep_review(saved)
    assert [saved.id for saved in saved_reviews("青河的台账")] == ["V00000001", "V00000002"]
    forget_review("V00000001")
    assert [saved.id for saved in saved_reviews("青河的台账")] == ["V00000002"]


def test_one_that_cannot_be_read_is_passed_over_and_told_when_it_is_asked_for() -> None:
    keep_reading(SAVED.id, READING)
    keep_review(SAVED)
    folder = paths.user_folder("reviews")
    (folder / "V9.review.json").write_text('{"id": 3', encoding="utf-8")
    assert saved_reviews("青河的台账") == (SAVED,)
    (folder / "V00000001.reading.json").write_text("[]", encoding="utf-8")
    with pytest.raises(LedgerError, match="读不出来"):
        reading_of(SAVED)


@pytest.mark.parametrize(("field", "value"), [("id", "7"), ("id", '"V2"'), ("kept_at", "null"), ("kept_at", '"昨天"')])
def test_one_whose_id_or_time_is_damaged_is_passed_over(field: str, value: str) -> None:
    keep_reading(SAVED.id, READING)
    keep_review(SAVED)
    path = paths.user_folder("reviews") / f"{SAVED.id}.review.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), field: json.loads(value)}), encoding="utf-8")
    assert saved_reviews(SAVED.ledger) == ()


def test_a_changed_or_missing_file_and_a_changed_ledger_are_told(tmp_path: Path) -> None:
    file = tmp_path / "计划.docx"
    file.write_bytes(b"one")
    saved = replace(SAVED, source=source_of(file))
    assert changes_since(saved, "abc") == ()
    file.write_bytes(b"two")
    assert ["后来改过" in told for told in changes_since(saved, "abc")] == [True]
    file.unlink()
    assert ["不在那里" in told for told in changes_since(saved, "abc")] == [True]
    assert changes_since(SAVED, "def") == ("台账后来有改动，已按现在的台账重新比对",)
