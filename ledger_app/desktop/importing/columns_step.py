"""Step 2 of the import: what the columns mean, which plan the document is, and what becomes of new units."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ledger_app.desktop.importing.column_panel import ColumnPanel
from ledger_app.desktop.importing.plan_card import PlanCard
from ledger_app.desktop.importing.unknown_units_panel import UnknownUnitsPanel
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.intake.document import Document
from ledger_app.intake.tables.columns import HeaderMap

if TYPE_CHECKING:  # the window paints before these are imported
    from ledger_app.actions.import_preview import ImportPreview, UnitAnswer
    from ledger_app.actions.plan_matching import PlanChoice
    from ledger_app.intake.drafting import TableHeader


class ImportColumnsStep(QWidget):
    """Columns on the left; plan and unknown units on the right.

    Signals:
        reading_changed: the clerk changed what a column means, left a table out, or chose another plan: read again.
    """

    reading_changed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_columns_step")
        self._session = session
        self._columns = ColumnPanel(theme)
        self._plan = PlanCard()
        self._units = UnknownUnitsPanel(theme)
        self._build()
        self._columns.changed.connect(self.reading_changed)
        self._plan.chosen.connect(self.reading_changed)

    def show_document(self, document: Document, headers: "tuple[TableHeader, ...]") -> None:
        """Show a new document and forget all that was chosen for the one before."""
        with self._session.reading() as reader:
            plans, units = reader.plans(), reader.units()
        self._columns.show_document(document.name, headers)
        self._plan.begin(plans)
        self._units.begin(units)

    def show_preview(self, preview: "ImportPreview | None", fault: str = "") -> None:
        """Show what a reading came to; None with a sentence when nothing could be read as it stands."""
        if preview is not None:
            self._plan.show_preview(preview)
        self._units.show_preview(preview, fault)

    def header_maps(self) -> dict[str, HeaderMap]:
        """Return the columns of the tables that the clerk corrected, by the key of the table."""
        return self._columns.columns.header_maps()

    def left_out(self) -> frozenset[str]:
        """Return the keys of the tables that the clerk does not want."""
        return self._columns.columns.left_out()

    def plan_choice(self) -> "PlanChoice":
        """Return the clerk's word on which plan the document is."""
        return self._plan.choice()

    def unit_answers(self) -> "dict[str, UnitAnswer]":
        """Return the answers about unknown units, those left out that are created as proposed."""
        return self._units.answers()

    def _build(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 12, 16, 12)
        column.setSpacing(20)
        column.addWidget(self._plan)
        column.addWidget(self._units, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("import_columns_splitter")
        split.addWidget(self._columns)
        split.addWidget(right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([810, 540])
        split.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
