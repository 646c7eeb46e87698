"""What a reader made of a plan in prose, against its gold: aspect by aspect, a sentence for every difference.

Gold tasks carry the facts that the rules of reading leave no doubt about; a missing field is not compared. A task
marked `optional`, an item among `outline_tasks` and an `optional` target may be read or not. Blanks never count.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

Facts = Mapping[str, Any]
Pairs = Sequence[tuple[Facts, Facts]]

_SAME_TASK, _SAME_CONTENT = 0.6, 0.9
_NUMERAL = re.compile(r"^(第?[一二三四五六七八九十]+[章节]?|[（(]?[一二三四五六七八九十\d]+[）)]?)[、.．\s]*")


def plain(text: object) -> str:
    """Return the letters and digits of a text, in half width."""
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", str(text if text is not None else "")))


def pairs_of(gold: Iterable[Facts], read: Sequence[Facts]) -> list[tuple[Facts, Facts]]:
    """Return each gold task with the read one that shares most of its content, both used once."""
    scores = [
        (share(want["content"], have["content"]), -at, want, have)
        for want in gold
        for at, have in enumerate(read)
        if share(want["content"], have["content"]) >= _SAME_TASK
    ]
    pairs: list[tuple[Facts, Facts]] = []
    for _, _, want, have in sorted(scores, key=lambda score: score[:2], reverse=True):
        if not any(want is one or have is other for one, other in pairs):
            pairs.append((want, have))
    return pairs


def share(one: object, other: object) -> float:
    """Return which part of the longer text's character triples both have."""
    a, b = _grams(one), _grams(other)
    return len(a & b) / max(len(a), len(b)) if a and b else 0.0


def tasks(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """Every task is read once, whole, and nothing else is read as one."""
    pairs = pairs_of(_required(gold), read["tasks"])
    for want in _required(gold):
        if not any(want is one for one, _ in pairs):
            yield f"没有读出 {want['content'][:30]}"
    rest = [have for have in read["tasks"] if not any(have is other for _, other in pairs)]
    excused = [other for _, other in pairs_of(_spare(gold), rest)]
    yield from (f"多读了 {have['content'][:30]}" for have in rest if not any(have is other for other in excused))
    for want, have in pairs:
        if share(want["content"], have["content"]) < _SAME_CONTENT:
            yield f"内容不同 {want['content'][:20]}…：读作 {have['content'][:20]}…{have['content'][-20:]}"


def sections(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """The headings above each task."""
    return _differing(gold, read, "section_path", lambda path: [plain(_NUMERAL.sub("", part)) for part in path])


def numbers(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """The number of each task as printed."""
    return _differing(gold, read, "number", plain)


def units(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """Who leads, who helps, which towns; and whether the lead is only taken for one."""
    for role in ("lead_units", "co_units", "streets"):
        yield from _differing(gold, read, role, lambda names: sorted(map(plain, names)))
    yield from (line for line in _differing(gold, read, "lead_assumed", bool))


def dates(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """Due dates, their words, milestones, starts and cadences; and no date where none is written."""
    yield from _differing(gold, read, "due", lambda day: day)
    yield from _differing(gold, read, "start", lambda day: day)
    for want, have in pairs_of(_required(gold), read["tasks"]):
        for key in ("due_text", "cadence"):
            if want.get(key) and not _holds(want[key], have.get(key)):
                yield f"{_name(want)} {key}：{have.get(key)!r}，应为 {want[key]!r}"
        if want.get("ongoing") and not have.get("ongoing"):
            yield f"{_name(want)} ongoing：False，应为 True"
        days = {step["date"] for step in have.get("milestones", ())} | {have.get("due")}
        wanted = {step["date"] for step in want.get("milestones", ())}
        if "milestones" in want and (not wanted <= days or not days <= wanted | {want.get("due", have.get("due"))}):
            yield f"{_name(want)} milestones：{sorted(map(str, days))}，应为 {sorted(wanted)}"


def targets(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """Every target with comparison, value, unit, year and the task it belongs to; none made up."""
    wanted = [target for target in gold["targets"] if target["kind"] == "outcome"]
    left = list(read["targets"])
    names = {have["id"]: want["id"] for want, have in pairs_of(gold["tasks"], read["tasks"])}
    for want in wanted:
        found = next((have for have in left if _same_target(want, have, names)), None)
        if found is not None:
            left.remove(found)
        elif not want.get("optional"):
            yield f"没有读出 {want['text']}：{want['op']} {want['value']} {want['unit']}"
    spare = [target["text"] for target in gold["targets"]]
    for have in left:
        if have["kind"] == "outcome" and have["value"] is not None and not any(_holds(have["text"], t) for t in spare):
            yield f"多读了 {have['name']} {have['op']} {have['value']} {have['unit']}：{have['text']}"


def indicators(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """Every row of the indicator tables, cell by cell."""
    keys = ("no", "name", "unit", "attribute", "values")
    wanted = [tuple(_written(row[key]) for key in keys) for row in gold["indicators"]]
    given = [tuple(_written(row.get(key)) for key in keys) for row in read["indicators"]]
    yield from (f"没有读出 {row}" for row in wanted if row not in given)
    yield from (f"多读了 {row}" for row in given if row not in wanted)


def plan(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """The facts of the plan that the document states."""
    for key, want in gold["plan"].items():
        have = read["plan"].get(key)
        if (want or key in {"doc_no", "issuer", "issue_date"}) and _written(want) != _written(have):
            yield f"{key}：{have!r}，应为 {want!r}"


def spans(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """The span of each task shows its own words in the document's text."""
    for have in read["tasks"]:
        start, end = have["span"]
        shown, content = _grams(text[start:end]), _grams(have["content"])
        if not 0 <= start < end <= len(text) or len(shown & content) < _SAME_TASK * len(content):
            yield f"{have['content'][:20]}：{text[start:end][:30]!r}"


def coverage(gold: Facts, read: Facts, text: str) -> Iterator[str]:
    """Every sentence of a task stands in some task that was read."""
    everything = plain("|".join(task["content"] for task in read["tasks"]))
    for task in _required(gold):
        sentences = filter(plain, re.split(r"[。；\n]", task["content"]))
        yield from (f"丢了 {sentence}" for sentence in sentences if plain(sentence) not in everything)


def _required(gold: Facts) -> list[Facts]:
    return [task for task in gold["tasks"] if not task.get("optional")]


def _spare(gold: Facts) -> list[Facts]:
    return [*(task for task in gold["tasks"] if task.get("optional")), *gold.get("outline_tasks", ())]


def _differing(gold: Facts, read: Facts, key: str, form: Callable[[Any], object]) -> Iterator[str]:
    for want, have in pairs_of(_required(gold), read["tasks"]):
        if key in want and form(want[key]) != form(have.get(key)):
            yield f"{_name(want)} {key}：{have.get(key)!r}，应为 {want[key]!r}"


def _same_target(want: Facts, have: Facts, names: Mapping[str, str]) -> bool:
    if want["op"] == "text":
        return _holds(want["text"], have["text"])
    printed = _written(want["unit"] or "") if _holds(want["unit"], want["text"]) else _written(have["unit"])
    return (
        (want["op"], want["value"], printed) == (have["op"], have["value"], _written(have["unit"]))
        and bool(_grams(want["name"]) & (_grams(have["name"]) | _grams(have["text"])))
        and (not want["by"] or want["by"][:4] == (have["by"] or "")[:4])
        and (want["task"] or None) == names.get(have["task"] or "")
    )


def _name(task: Facts) -> str:
    return f"任务“{task['content'][:16]}”"


def _grams(text: object) -> set[str]:
    letters = plain(text)
    return {letters[at : at + 3] for at in range(max(1, len(letters) - 2))} if letters else set()


def _holds(one: object, other: object) -> bool:
    a, b = plain(one), plain(other)
    return bool(a and b) and (a in b or b in a)


def _written(value: object) -> object:
    """Return a value with its texts free of blanks and in half width; nothing is nothing."""
    if isinstance(value, Mapping):
        return {key: _written(each) for key, each in value.items()}
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", value)) or None if isinstance(value, str) else value


ASPECTS = {
    aspect.__name__: aspect
    for aspect in (tasks, sections, numbers, units, dates, targets, indicators, plan, spans, coverage)
}
