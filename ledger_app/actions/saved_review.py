"""A started review on disk, so that closing or crashing loses none of it. Nothing of it is in the ledger yet.

Two files each in the user's data folder: what was read, written once a reading, and what the clerk decided, written
after every decision; both whole or not at all.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from ledger_app import paths
from ledger_app.actions.import_preview import UnitAnswer
from ledger_app.actions.plan_matching import PlanChoice
from ledger_app.domain.draft import Intake
from ledger_app.domain.identifier import new_id
from ledger_app.domain.review import Answers, Edit, Review
from ledger_app.errors import LedgerError
from ledger_app.intake.codec import from_json, to_json
from ledger_app.intake.document import Document
from ledger_app.reports.atomic import replacing

T = TypeVar("T")
_FOLDER = "reviews"
_REVIEW, _READING = ".review.json", ".reading.json"
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Source:
    """The document: its name, where its file lies and what was in it; pasted text has neither path nor digest."""

    name: str
    path: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class TableChoice:
    """One table of the document: whether it is read, and what each of its columns is read as, in words."""

    key: str
    wanted: bool
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What the clerk chose before going through the rows: tables, parts of the plan, the plan, unknown units."""

    tables: tuple[TableChoice, ...] = ()
    parts: tuple[tuple[str, bool], ...] = ()
    plan: PlanChoice = field(default=PlanChoice())
    units: tuple[tuple[str, UnitAnswer], ...] = ()


@dataclass(frozen=True, slots=True)
class SavedReview:
    """What the clerk decided of one document for one ledger.

    Attributes:
        ledger: its uuid. chain_head: its newest deed when the review was kept.
        kept_at: in ISO form, to the second.
        unsure: how many rows were still 需核对.
    """

    id: str
    ledger: str
    source: Source
    kept_at: str
    unsure: int
    chain_head: str
    choices: ReadingChoices
    edits: tuple[Edit, ...] = ()
    answers: Answers = field(default=Answers())

    def review(self, intake: Intake) -> Review:
        """Return the review as it stood."""
        return Review(intake, self.edits, answers=self.answers)

    @property
    def time(self) -> datetime:
        """When it was kept."""
        return datetime.fromisoformat(self.kept_at)


@dataclass(frozen=True, slots=True)
class SavedReading:
    """The document of a review, and what was read of it."""

    document: Document
    intake: Intake


def new_review_id() -> str:
    """Return an id for a review about to be kept."""
    return new_id("V")


def source_of(path: Path) -> Source:
    """Return what a file is recognised by; one that is gone has no digest."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        digest = ""
    return Source(path.name, str(path), digest)


def keep_reading(review_id: str, reading: SavedReading) -> None:
    """Keep what was read.

    Raises:
        LedgerError: it cannot be written; what was kept before is as it was.
    """
    _write(review_id + _READING, reading)


def keep_review(saved: SavedReview) -> None:
    """Keep what was decided.

    Raises:
        LedgerError: it cannot be written; what was kept before is as it was.
    """
    _write(saved.id + _REVIEW, saved)


def saved_reviews(ledger_uuid: str) -> tuple[SavedReview, ...]:
    """Return the reviews started for a ledger, the newest first; one that cannot be read is passed over."""
    found = list[SavedReview]()
    for path in (paths.user_data() / _FOLDER).glob(f"*{_REVIEW}"):
        with suppress(LedgerError, *_UNREADABLE):
            saved = _read(SavedReview, path)
            is_whole = (
                path.name == f"{saved.id}{_REVIEW}" and saved.time and (path.parent / (saved.id + _READING)).exists()
            )
            if is_whole and saved.ledger == ledger_uuid:
                found.append(saved)
    return tuple(sorted(found, key=lambda saved: saved.kept_at, reverse=True))


def reading_of(saved: SavedReview) -> SavedReading:
    """Return what a kept review is of.

    Raises:
        LedgerError: it cannot be read any more.
    """
    return _read(SavedReading, paths.user_folder(_FOLDER) / (saved.id + _READING))


def forget_review(review_id: str) -> None:
    """Remove a review that is done, or that nobody wants."""
    for ending in (_REVIEW, _READING):
        with suppress(OSError):
            (paths.user_folder(_FOLDER) / (review_id + ending)).unlink(missing_ok=True)


def changes_since(saved: SavedReview, chain_head: str) -> tuple[str, ...]:
    """Return a sentence each if the document's file or the ledger changed since a review was kept."""
    told = []
    if saved.source.path:
        now = source_of(Path(saved.source.path))
        if not now.digest:
            told.append(f"原来的文件 {saved.source.name} 已经不在那里，下面是当时读到的内容")
        elif now.digest != saved.source.digest:
            told.append(f"文件 {saved.source.name} 后来改过，下面是当时读到的内容；要按新文件，请重新开始")
    if saved.chain_head != chain_head:
        told.append("台账后来有改动，已按现在的台账重新比对")
    return tuple(told)


def _write(name: str, value: object) -> None:
    target = paths.user_folder(_FOLDER) / name
    with replacing(target, _prove) as new:
        new.write_bytes(to_json(value))


def _prove(path: Path) -> None:
    """Raise a LedgerError unless a file was written to its end."""
    if not path.read_bytes().endswith(b"}"):
        raise LedgerError("核对草稿没有写完", "请检查磁盘")


def _read(kind: type[T], path: Path) -> T:
    try:
        return from_json(kind, path.read_bytes())
    except (OSError, *_UNREADABLE) as error:
        raise LedgerError(f"核对草稿 {path.name} 读不出来", "请重新选文件导入") from error
