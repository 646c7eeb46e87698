"""The long work of an import, off the window's thread: reading a document and comparing it with the ledger. No Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.import_preview import ImportPreview
from ledger_app.actions.plan_matching import PlanChoice
from ledger_app.actions.preview_import import preview_import
from ledger_app.actions.remembered import Remembered, choices_made, remembered_columns, remembered_parts
from ledger_app.actions.saved_review import SavedReading, SavedReview, Source, changes_since, reading_of, source_of
from ledger_app.desktop.background import Job
from ledger_app.desktop.importing.review_board import stated_intake
from ledger_app.domain.choice import Choice
from ledger_app.domain.draft import Intake
from ledger_app.domain.review import Edit, Review, carried
from ledger_app.errors import LedgerError
from ledger_app.intake.document import Document
from ledger_app.intake.drafting import TableHeader, read_intake, table_headers
from ledger_app.intake.reader import open_document
from ledger_app.intake.reading import PASTED, read_pasted_document
from ledger_app.intake.tables.columns import HeaderMap
from ledger_app.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Opened:
    """A document with the headings of its tables.

    Attributes:
        remembered: columns as the clerk corrected them in the last document of this kind.
        saved: the review that is continued, None for a new one. notes: what changed since that was kept.
    """

    document: Document
    source: Source
    headers: tuple[TableHeader, ...]
    remembered: Remembered = field(default_factory=Remembered)
    saved: SavedReview | None = None
    intake: Intake | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How the clerk wants a document read."""

    header_maps: Mapping[str, HeaderMap]
    left_out: frozenset[str]
    parts: Mapping[str, bool]
    plan: PlanChoice


@dataclass(frozen=True, slots=True)
class Read:
    """What a document was read as, and what that means for the ledger; `fault` says why there is nothing.

    Attributes:
        lost: edits that the new reading has no drafts for.
        remembered: the parts that were read or left out as in the last plan of this kind.
    """

    review: Review
    preview: ImportPreview | None
    fault: str = ""
    lost: tuple[Edit, ...] = ()
    remembered: Remembered = field(default_factory=Remembered)


def open_file(path: Path, ledger: Ledger, job: Job) -> Opened:
    """Return a file opened."""
    source = source_of(path)
    return _opened(open_document(path, cancelled=job.cancelled), source, ledger)


def open_text(text: str, ledger: Ledger) -> Opened:
    """Return pasted text opened."""
    return _opened(read_pasted_document(text), Source(PASTED), ledger)


def open_saved(saved: SavedReview, ledger: Ledger) -> Opened:
    """Return the document of a review that was not finished, as it was read then."""
    kept: SavedReading = reading_of(saved)
    with ledger.reading() as reader:
        notes = changes_since(saved, reader.chain_head())
    headers = table_headers(kept.document)
    return Opened(kept.document, saved.source, headers, saved=saved, intake=kept.intake, notes=notes)


def without_memory(opened: Opened) -> Opened:
    """Return a document of whose kind nothing is remembered any more."""
    return replace(opened, remembered=Remembered())


def read(opened: Opened, reading: Reading, before: Review | None, ledger: Ledger, clerk: Clerk) -> Read:
    """Return what a document is read as, with what was done to its drafts before as far as it still fits."""
    intake, remembered = _remembering(opened.document, reading, ledger)
    review, lost = carried(before, intake) if before is not None else (Review(intake), ())
    return replace(compared(review, opened.source.name, reading.plan, ledger, clerk, lost), remembered=remembered)


def compared(
    review: Review, name: str, plan: PlanChoice, ledger: Ledger, clerk: Clerk, lost: Iterable[Edit] = ()
) -> Read:
    """Return a review with what it means for the ledger."""
    try:
        preview = preview_import(ledger, clerk, stated_intake(review), name, plan)
    except LedgerError as error:
        return Read(review, None, str(error), tuple(lost))
    return Read(review, preview, lost=tuple(lost))


def choices_to_remember(opened: Opened, reading: Reading, intake: Intake, ledger: Ledger) -> tuple[Choice, ...]:
    """Return what the clerk chose for this document that holds for the next of its kind."""
    with ledger.reading() as reader:
        known = reader.choices()
    return choices_made(known, opened.headers, reading.header_maps, intake.plan.kind, reading.parts)


def _opened(document: Document, source: Source, ledger: Ledger) -> Opened:
    """Return a document with its tables read as the last of their kind were."""
    headers = table_headers(document)
    with ledger.reading() as reader:
        remembered = remembered_columns(reader.choices(), headers)
    return Opened(document, source, headers, remembered)


def _remembering(document: Document, reading: Reading, ledger: Ledger) -> tuple[Intake, Remembered]:
    """Return what is read of a document, parts of which nothing is said read as in the last plan of its kind.

    With it comes what was remembered of those parts.
    """
    intake = read_intake(document, reading.header_maps, reading.left_out, reading.parts)
    if not intake.parts:
        return intake, Remembered()
    with ledger.reading() as reader:
        remembered = remembered_parts(reader.choices(), intake.plan.kind, intake.parts)
    parts = {**remembered.parts, **reading.parts}
    told = tuple(note for note in remembered.findings if note.where not in reading.parts)
    if any(parts.get(part.title, part.taken) != part.taken for part in intake.parts):
        intake = read_intake(document, reading.header_maps, reading.left_out, parts)
    return replace(intake, findings=(*told, *intake.findings)), replace(remembered, findings=told)
