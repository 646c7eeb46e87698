"""Plans in prose, read whole through the function behind `ledger-app read --json`, and compared with their gold."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ledger_app.intake.contract import to_json
from ledger_app.intake.drafting import read_intake
from ledger_app.intake.reading import read_document
from tests.plans.prose.comparison import ASPECTS, plain

HERE = Path(__file__).parent
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.json"))}
DOCUMENTS = {gold[key]: name for name, gold in GOLD.items() for key in ("document", "also") if key in gold}


@cache
def reading(document: str) -> tuple[dict[str, Any], str]:
    """Return what the reader makes of a document, and the text that spans count in."""
    with TemporaryDirectory() as work:
        intake = read_intake(read_document(HERE / document, Path(work)))
    return to_json(intake), intake.text


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_plan_in_prose_gives_its_gold(document: str, aspect: str) -> None:
    read, text = reading(document)
    assert list(ASPECTS[aspect](GOLD[DOCUMENTS[document]], read, text)) == []


@pytest.mark.parametrize("name", GOLD)
def test_gold_does_not_differ_from_itself(name: str) -> None:
    gold = GOLD[name]
    for aspect in ASPECTS.keys() - {"spans"}:
        assert list(ASPECTS[aspect](gold, gold, "")) == [], aspect


def has_kin(task: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Whether a task's words stand in another one, too: an item and its measures."""
    ids = {each["id"] for each in gold["tasks"]}
    return task.get("parent") in ids or any(other.get("parent") == task["id"] for other in gold["tasks"])


@pytest.mark.parametrize("name", GOLD)
def test_a_task_dropped_or_made_up_is_a_difference(name: str) -> None:
    gold = GOLD[name]
    alone = next(task for task in gold["tasks"] if not task.get("optional") and not has_kin(task, gold))
    fewer = {**gold, "tasks": [task for task in gold["tasks"] if task is not alone]}
    more = {**gold, "tasks": [*gold["tasks"], {**alone, "content": "另外一件谁也没有写过的事情。"}]}
    assert list(ASPECTS["tasks"](gold, fewer, ""))
    assert list(ASPECTS["coverage"](gold, fewer, ""))
    assert list(ASPECTS["tasks"](gold, more, ""))


@pytest.mark.parametrize("name", GOLD)
def test_the_words_of_the_gold_are_written_in_the_text(name: str) -> None:
    gold = GOLD[name]
    (path,) = (path for path in HERE.glob(f"{name}.*") if path.suffix in {".txt", ".md"})
    text = plain(path.read_text(encoding="utf-8"))
    for task in gold["tasks"]:
        words = [*task["lead_units"], *task["co_units"]] if "co_units" in task and "lead_units" in task else []
        words += [*task.get("streets", ()), *task.get("section_path", ()), task.get("due_text") or ""]
        if name != "parks":  # its sentences are cut by pages
            assert [word for word in words if plain(word) not in text] == []
            assert all(plain(line) in text for line in task["content"].split("\n"))


def test_every_document_has_gold_and_every_gold_a_document() -> None:
    shown = {path.name for path in HERE.iterdir() if path.suffix in {".txt", ".md", ".docx", ".html", ".pdf"}}
    assert shown == set(DOCUMENTS)
