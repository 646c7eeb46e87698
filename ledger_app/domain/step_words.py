"""Stages and milestones as a clerk types them: 2024年 启动；2025年 完成, and one dated step a line."""

import re
from collections.abc import Sequence
from datetime import date

from ledger_app.domain.chinese_dates import read_typed_date
from ledger_app.domain.task import Milestone, Stage, StageWord

_STAGE = re.compile(r"(\d{4})\s*年?\s*[:：]?\s*(启动|推进|完成|—|-|－)")
_NEXT_STEP = re.compile(r"\n|[；;]\s*(?=\d{4}-\d\d-\d\d\s)")


def read_stages(text: str, before: Sequence[Stage]) -> tuple[Stage, ...]:
    """Return the stages typed as 2024年 启动；2025年 完成; a stage that stays keeps its done date."""
    done = {(stage.year, stage.word): stage.done_on for stage in before}
    words = {word.value: word for word in StageWord}
    found = ((int(year), words.get(word, StageWord.NONE)) for year, word in _STAGE.findall(text))
    return tuple(Stage(year, word, done.get((year, word))) for year, word in sorted(dict(found).items()))


def stages_complaint(text: str) -> str:
    """Return what of typed stages cannot be read, as a sentence; "" for nothing."""
    left = _STAGE.sub("", text).strip("；;、，, \n")
    return f"没有看懂“{left}”，请写成 2024年 启动；2025年 完成" if left else ""


def read_milestones(text: str, before: Sequence[Milestone], today: date) -> tuple[Milestone, ...]:
    """Return the milestones typed one a line as a day and words; one that stays keeps its done date."""
    done = {(step.day, step.text): step.done_on for step in before}
    steps = [pair for line in _lines(text) if (pair := _milestone(line, today))]
    return tuple(Milestone(day, words, done.get((day, words))) for day, words in steps)


def milestones_complaint(text: str, today: date) -> str:
    """Return which typed milestone has no day, as a sentence; "" for none."""
    wrong = [line for line in _lines(text) if _milestone(line, today) is None]
    return f"“{wrong[0]}”前面没有日期，请写成 2025-06-30 做到什么" if wrong else ""


def _lines(text: str) -> list[str]:
    """Return the milestones of a text, which stand one a line, or one behind the other with ； before the day."""
    return [line for part in _NEXT_STEP.split(text) if (line := part.strip())]


def _milestone(line: str, today: date) -> tuple[date, str] | None:
    first, _, words = line.partition(" ")
    day = read_typed_date(first, today)
    return (day, words.strip()) if day else None
