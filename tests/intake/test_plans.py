"""Documents of this folder's own making, read whole and compared with their gold, field by field."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ledger_app.intake.contract import to_json
from ledger_app.intake.drafting import read_intake
from ledger_app.intake.reading import read_document
from tests.plans.comparison import differences, documents, gold_files, load, unflagged

CASES = [(gold, document) for gold in gold_files() for document in documents(load(gold))]


@pytest.mark.parametrize(("gold_file", "document"), CASES, ids=[document.name for _, document in CASES])
def test_a_document_gives_its_gold(gold_file: Path, document: Path, tmp_path: Path) -> None:
    gold = load(gold_file)
    read = to_json(read_intake(read_document(document, tmp_path)))
    assert differences(gold, read) == []
    assert unflagged(gold, read, document) == []


@pytest.mark.parametrize(
    "name", ["003_xiqing_annex2.xlsx", "003_xiqing_annex2.docx", "003_xiqing_2023_2025_action.txt"]
)
def test_everything_about_the_tasks_of_a_real_plan_is_right(name: str, shared: Path, tmp_path: Path) -> None:
    read = tmp_path / "read.json"
    said = to_json(read_intake(read_document(shared / "plans" / name, tmp_path)))
    read.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    gold = shared / "plans" / "gold" / "003_xiqing_2023_2025_action.json"
    command = [sys.executable, str(shared / "tools" / "score_intake.py"), "--json", str(gold), str(read)]
    (score,) = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout).values()
    parts = ["precision", "recall", "section", "section_path", "number", "units_f1", "areas_f1"]
    parts += ["due", "no_due", "due_text", "milestones", "stages"]
    assert {part: score[part] for part in parts} == dict.fromkeys(parts, 1.0)
