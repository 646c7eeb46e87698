"""What a reader made of a document in this folder, against its gold.

A gold file holds the facts that the rules of reading (README.md) leave no doubt about: a field that is not in a gold
task is not compared. Blanks never count; a due date's words may be longer or shorter than the gold's; a date written
another way is the same date; a milestone on the due day itself may be there or not.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Facts = Mapping[str, Any]

_NUMBERING = re.compile(r"^(\d+[.．、]|[（(]\d+[）)]|[①-⑳])")


def gold_files() -> list[Path]:
    """Return every gold file, in order of name."""
    return sorted(HERE.glob("*.json"))


def load(gold_file: Path) -> Facts:
    """Return the gold of one document."""
    facts: Facts = json.loads(gold_file.read_text(encoding="utf-8"))
    return facts


def documents(gold: Facts) -> list[Path]:
    """Return the document, or the documents, that should give this gold."""
    return [(HERE / gold[key]).resolve() for key in ("document", "also") if key in gold]


def differences(gold: Facts, read: Facts) -> list[str]:
    """Return, one sentence each, where `read` (the JSON of `ledger-app read`) is not what the gold says."""
    found = [
        f"plan.{key}: {read.get('plan', {}).get(key)!r}, not {value!r}"
        for key, value in gold["plan"].items()
        if key in {"title", "doc_no"} and plain(read.get("plan", {}).get(key)) != plain(value)
    ]
    wanted, got = gold["tasks"], read.get("tasks") or []
    if len(wanted) != len(got):
        contents = [plain(task.get("content"))[:16] for task in got]
        return [*found, f"{len(got)} tasks, not {len(wanted)}: {contents}"]
    for want, have in zip(wanted, got, strict=True):
        found += [f"task {want['id']} {line}" for line in task_differences(want, have, gold.get("open_extra", ()))]
    found += _parents(wanted, got)
    return found


def task_differences(want: Facts, have: Facts, open_extra: Sequence[str] = ()) -> list[str]:
    """Return the fields of one task that are not what the gold says."""
    found = []
    for key, value in want.items():
        if key in {"id", "parent"} or (key == "due_source" and not want.get("due")):
            continue
        if key == "lead_assumed" and not want["lead_units"]:
            continue
        if key == "due_text" and (value is None or want["due_source"] == "schedule"):
            continue
        same = _SAME.get(key, _same_words)
        given: Any = _without(have.get(key), open_extra) if key == "extra" else have.get(key)
        if key == "milestones":
            due = want.get("due")
            agree = same(_before(due, value), _before(due, given))
        else:
            agree = same(value, given)
        if not agree:
            found.append(f"{key}: {given!r}, not {value!r}")
    return found


def _before(due: str | None, steps: Sequence[Facts] | None) -> list[Facts]:
    """Return the milestones apart from the due day itself, which may be one or not."""
    return [step for step in steps or () if step["date"] != due]


def unflagged(gold: Facts, read: Facts, document: Path) -> list[str]:
    """Return the places of `document` that the reader should have told about in a finding, and did not."""
    key = "flagged" if document.name == Path(gold["document"]).name else "also_flagged"
    rows = {_row(finding["where"]) for finding in read.get("findings") or []}
    return [place for place in gold[key] if place not in rows]


def plain(value: object) -> str:
    """Return a value's text without any blank."""
    return re.sub(r"\s+", "", str(value if value is not None else ""))


def _row(where: str) -> str:
    """Return a finding's place without its column: Sheet1!C7 and Sheet1!7 are one row."""
    where = re.sub(r"!\$?[A-Z]{1,3}\$?(\d+).*$", r"!\1", where)
    return re.sub(r"(第\d+行)第\d+[列格].*$", r"\1", where)


def _same_words(want: object, have: object) -> bool:
    return plain(want) == plain(have) or _numbers(want) == _numbers(have) != []


def _numbers(value: object) -> list[int]:
    """Return year, month and day where a text is nothing but a date, else nothing."""
    match = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(00:00:00)?", plain(value))
    return [int(part) for part in match.groups()[:3]] if match else []


def _same_content(want: object, have: object) -> bool:
    return _NUMBERING.sub("", plain(want)) == _NUMBERING.sub("", plain(have))


def _same_due_words(want: object, have: object) -> bool:
    if not plain(want) or not plain(have):
        return plain(want) == plain(have)
    return plain(want) in plain(have) or plain(have) in plain(want) or _same_words(want, have)


def _same_names(want: Sequence[str], have: Sequence[str] | None) -> bool:
    return [plain(name) for name in want] == [plain(name) for name in have or ()]


def _same_steps(want: Sequence[Facts], have: Sequence[Facts] | None) -> bool:
    """Whether the days agree, and each text holds the other: a reader may keep a longer part of the sentence."""
    got = list(have or ())
    return [step["date"] for step in want] == [step["date"] for step in got] and all(
        _same_due_words(a["text"], b["text"]) for a, b in zip(want, got, strict=True)
    )


def _same_stages(want: Facts, have: Facts | None) -> bool:
    return {year: plain(word) for year, word in want.items()} == {y: plain(w) for y, w in (have or {}).items()}


def _same_people(want: Sequence[Facts], have: Sequence[Facts] | None) -> bool:
    def key(person: Facts) -> tuple[str, ...]:
        return tuple(plain(person.get(part)) for part in ("role", "name", "title", "phone"))

    return sorted(map(key, want)) == sorted(map(key, have or ()))


def _same_extra(want: Facts, have: Facts | None) -> bool:
    """Whether the same columns were kept; a heading of two rows may carry the upper one too."""
    left = dict(have or {})
    for heading, text in want.items():
        match = next((h for h in left if plain(heading) in plain(h) and _same_words(text, left[h])), None)
        if match is not None:
            del left[match]
        elif _said(text):
            return False
    return not any(_said(text) for text in left.values())


def _said(text: object) -> bool:
    return plain(text).strip("—-–") != ""


def _without(extra: Facts | None, headings: Sequence[str]) -> Facts:
    return {heading: text for heading, text in (extra or {}).items() if plain(heading) not in headings}


def _same_number(want: object, have: object) -> bool:
    if want is None or have is None or plain(have) == "":
        return want is None and plain(have) == ""
    return abs(float(str(want)) - float(str(have))) < 1e-6


def _parents(wanted: Sequence[Facts], got: Sequence[Facts]) -> list[str]:
    """Measures of one problem share a parent, whatever its name; tasks without one have none."""
    pairs = {(want["parent"], have.get("parent") or None) for want, have in zip(wanted, got, strict=True)}
    names = [name for name, _ in pairs], [name for _, name in pairs]
    clear = all(len(side) == len(set(side)) for side in names) and all((a is None) == (b is None) for a, b in pairs)
    return [] if clear else [f"parents: {sorted(map(str, pairs))}"]


_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "content": _same_content,
    "lead_units": _same_names,
    "co_units": _same_names,
    "streets": _same_names,
    "section_path": _same_names,
    "lead_assumed": lambda want, have: want is bool(have),
    "ongoing": lambda want, have: want is bool(have),
    "due_text": _same_due_words,
    "milestones": _same_steps,
    "schedule": _same_stages,
    "people": _same_people,
    "percent": _same_number,
    "extra": _same_extra,
}
