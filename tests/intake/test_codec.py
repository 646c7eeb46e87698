import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.draft import DatedText, IndicatorDraft, Intake, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.plan import PlanKind
from ledger_app.domain.task import Comparison, DueSource, Status
from ledger_app.domain.unit import Person, PersonRole
from ledger_app.intake.codec import from_json, to_json
from ledger_app.intake.document import Cell, Document, Identity, Merge, Paragraph, Table


def test_an_intake_comes_back_as_it_went() -> None:
    task = TaskDraft(
        id="1",
        content="清理河道",
        section_path=("一、水", "（一）河"),
        people=(Person(PersonRole.LIAISON, "秦若水", phone="5550-0161"),),
        schedule=((2024, "启动"), (2025, "—")),
        milestones=(DatedText(date(2025, 6, 30), "完工"),),
        due=date(2025, 12, 31),
        due_source=DueSource.TEXT,
        status=Status.IN_PROGRESS,
        percent=37.5,
        watched=True,
        extra=(("投资额", "=1+1"),),
        findings=(Finding(Severity.WARNING, "表!C7", "请核对"),),
        span=(12, 20),
    )
    intake = Intake(
        PlanDraft("方案", kind=PlanKind.ACTION, period_start=date(2025, 1, 1)),
        (task, TaskDraft("2", "")),
        (TargetDraft("降尘量", comparison=Comparison.AT_MOST, value=6.0, workload=True),),
        (IndicatorDraft(1, "优良率", values=(("2025", "72.6"),)),),
        text="正文\n𠮷",
        ledger_uuid="0b1c",
    )
    assert from_json(Intake, to_json(intake)) == intake


def test_a_document_comes_back_as_it_went() -> None:
    row = (Cell("6", "表!A1", (0, 1), number=6.0), Cell("2025-06-30", "表!B1", (2, 12), day=date(2025, 6, 30)))
    table = Table(
        "表", (row, (Cell("", "表!A2", (13, 13), covered=True), Cell("甲", "", (14, 15)))), (Merge(0, 0, 1, 0),)
    )
    hidden = Table("底稿", (), hidden_rows=frozenset({3, 1}), hidden_columns=frozenset({0}), ragged=True, hidden=True)
    document = Document(
        "表.xlsx",
        "全文",
        (table, Paragraph("附注", "第1段", (16, 18)), hidden),
        identity=Identity("u", "f", (("表", 4, "T", "d"),)),
    )
    back = from_json(Document, to_json(document))
    assert back == document
    assert [type(block) for block in back.blocks] == [Table, Paragraph, Table]


@given(st.text(st.characters(), max_size=30))
def test_any_text_comes_back_even_half_characters(text: str) -> None:
    assert from_json(Paragraph, to_json(Paragraph(text, ""))) == Paragraph(text, "")


def test_what_crosses_is_plain_json_without_defaults() -> None:
    assert json.loads(to_json(Finding(Severity.NOTE, "第1行", "看"))) == {
        "severity": "note",
        "where": "第1行",
        "message": "看",
    }
    assert json.loads(to_json(PlanDraft())) == {}
