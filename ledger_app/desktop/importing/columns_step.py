"""Step 2 of the import: which parts are tasks, what columns mean, which plan it is, what becomes of new units."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ledger_app.desktop.importing.column_panel import ColumnPanel
from ledger_app.desktop.importing.note_line import NoteLine
from ledger_app.desktop.importing.parts_panel import PartsPanel
from ledger_app.desktop.importing.plan_card import PlanCard
from ledger_app.desktop.importing.remembered_bar import RememberedBar
from ledger_app.desktop.importing.unknown_units_panel import UnknownUnitsPanel
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.draft import PartDraft
from ledger_app.domain.outcome import Outcome
from ledger_app.intake.document import Document
from ledger_app.intake.tables.columns import HeaderMap

if TYPE_CHECKING:  # the window paints before these are imported
    from ledger_app.actions.import_preview import ImportPreview, UnitAnswer
    from ledger_app.actions.plan_matching import PlanChoice
    from ledger_app.actions.remembered import Remembered
    from ledger_app.actions.saved_review import ReadingChoices
    from ledger_app.intake.drafting import TableHeader


class ColumnsStep(QWidget):
    """Parts and columns on the left; plan and unknown units on the right.

    Signals:
        reading_changed: the clerk decided about a part, a column, a table or the plan otherwise: read again.
        units_answered: the clerk said what becomes of an unknown unit.
        forgotten: what was remembered of documents of this kind is so no more.
    """

    reading_changed = Signal()
    units_answered = Signal()
    forgotten = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_columns_step")
        self._session = session
        self._parts = PartsPanel(theme)
        self._columns = ColumnPanel(theme)
        self._plan = PlanCard()
        self._units = UnknownUnitsPanel(theme)
        self._note = NoteLine(theme, "reading_note")
        self._remembered = RememberedBar()
        self._applied: frozenset[str] = frozenset()
        self._build()
        for panel in (self._parts, self._columns):
            panel.changed.connect(self.reading_changed)
        self._plan.chosen.connect(self.reading_changed)
        self._remembered.forget_wanted.connect(self._on_forget)
        self._units.answered.connect(self.units_answered)

    def show_document(
        self,
        document: Document,
        headers: "tuple[TableHeader, ...]",
        header_maps: Mapping[str, HeaderMap] | None = None,
        parts: Mapping[str, bool] | None = None,
    ) -> None:
        """Show a new document and forget all that was chosen for the one before.

        Args:
            header_maps: columns as they are to be read, by the key of their table. parts: by their title.
        """
        with self._session.reading() as reader:
            plans, units = reader.plans(), reader.units()
        self._columns.show_document(document.name, headers, header_maps or {})
        self._columns.setVisible(bool(headers))
        self._parts.begin(parts or {})
        self._plan.begin(plans)
        self._units.begin(units)

    def restore(self, choices: "ReadingChoices") -> None:
        """Take up what was chosen for this document before."""
        self._columns.restore(choices.tables)
        self._parts.begin(dict(choices.parts))
        self._plan.restore(choices.plan)
        self._units.restore(dict(choices.units))

    def show_preview(self, preview: "ImportPreview | None", fault: str = "", parts: Sequence[PartDraft] = ()) -> None:
        """Show what a reading came to; None with a sentence when nothing could be read as it stands."""
        if preview is not None:
            self._plan.show_preview(preview)
        self._note.clear()
        self._parts.show_parts(parts)
        self._units.show_preview(preview, fault)

    def tell(self, sentence: str) -> None:
        """Say what another reading cost."""
        self._note.hint(sentence)

    def show_remembered(self, columns: "Remembered", parts: "Remembered") -> None:
        """Say what was read as in the last document of this kind."""
        self._applied = columns.applied | parts.applied
        self._remembered.show_notes((*columns.findings, *parts.findings), writable=self._session.writable)

    def header_maps(self) -> dict[str, HeaderMap]:
        """Return the columns of the tables that the clerk corrected, by the key of the table."""
        return self._columns.columns.header_maps()

    def left_out(self) -> frozenset[str]:
        """Return the keys of the tables that the clerk does not want."""
        return self._columns.columns.left_out()

    def parts(self) -> dict[str, bool]:
        """Return the clerk's word on parts of the plan, by title."""
        return self._parts.chosen()

    def plan_choice(self) -> "PlanChoice":
        """Return the clerk's word on which plan the document is."""
        return self._plan.choice()

    def unit_answers(self) -> "dict[str, UnitAnswer]":
        """Return the answers about unknown units, those left out that are created as proposed."""
        return self._units.answers()

    def choices(self) -> "ReadingChoices":
        """Return everything chosen here."""
        from ledger_app.actions.saved_review import ReadingChoices

        parts, units = tuple(self.parts().items()), tuple(self.unit_answers().items())
        return ReadingChoices(self._columns.choices(), parts, self.plan_choice(), units)

    def _on_forget(self) -> None:
        from ledger_app.actions.remembered import forget_choices

        self._session.do(partial(forget_choices, ids=self._applied), owner=self, done=self._on_forgotten)

    def _on_forgotten(self, _: Outcome) -> None:
        self._columns.read_as_found()
        self.forgotten.emit()
        self.reading_changed.emit()

    def _build(self) -> None:
        left, right = QSplitter(Qt.Orientation.Vertical), QWidget()
        left.setObjectName("import_parts_splitter")
        left.setChildrenCollapsible(False)
        left.addWidget(self._parts)
        left.addWidget(self._columns)
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 12, 16, 12)
        column.setSpacing(20)
        column.addWidget(self._note)
        column.addWidget(self._remembered)
        column.addWidget(self._plan)
        column.addWidget(self._units, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("import_columns_splitter")
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([810, 540])
        split.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
