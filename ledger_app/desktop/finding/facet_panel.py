"""The panel left of the table: a click keeps only that line's tasks, Ctrl adds lines, a second click lets go."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTreeView, QVBoxLayout

from ledger_app.desktop.finding.facet_choice import FacetChoice
from ledger_app.desktop.finding.facet_delegate import FacetDelegate
from ledger_app.desktop.finding.facet_model import FACET_ROLE, MANY, FacetEntry, FacetModel
from ledger_app.desktop.theme import Theme
from ledger_app.domain.query import Facets
from ledger_app.storage.pinyin import sounds_like


class FacetTree(QTreeView):
    """The lines, under their groups.

    Signals:
        clicked_line: a line was clicked or chosen by Space or Enter: its index, and whether it is added (Ctrl).
    """

    clicked_line = Signal(QModelIndex, bool)

    def __init__(self, theme: Theme, model: FacetModel) -> None:
        super().__init__()
        self.setObjectName("facet_tree")
        self.setAccessibleName("筛选")
        self.setModel(model)
        self.setItemDelegate(FacetDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QTreeView.SelectionMode.NoSelection)
        self.expandAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.clicked_line.emit(self.indexAt(event.position().toPoint()), adds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter or (event.key() == Qt.Key.Key_Space and not adds):  # Ctrl+Space belongs to input methods
            self.clicked_line.emit(self.currentIndex(), adds)
            return
        super().keyPressEvent(event)


class FacetPanel(QFrame):
    """The tree, and above it a box to search long groups with.

    Attributes:
        choice: what is chosen at present.

    Signals:
        choice_wanted: a line was clicked: the FacetChoice that makes.
    """

    choice_wanted = Signal(FacetChoice)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("facet_panel")
        self.setProperty("role", "surface")
        self._model = FacetModel()
        self._facets = Facets()
        self.choice = FacetChoice()
        self.tree = FacetTree(theme, self._model)
        self.tree.clicked_line.connect(self._on_clicked)
        self.search = QLineEdit()
        self.search.setObjectName("facet_search")
        self.search.setAccessibleName("在左侧筛选里找单位、类别、方案")
        self.search.setPlaceholderText("找单位、类别")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._show())
        self.search.hide()
        self.setFocusProxy(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)

    def show_facets(self, facets: Facets) -> None:
        """Show these counts under the present choice."""
        self._facets = facets
        longest = max(len(facets.plans), len(facets.sections), len(facets.leads), len(facets.areas))
        self.search.setVisible(longest > MANY or bool(self.search.text()))
        self._show()

    def show_choice(self, choice: FacetChoice) -> None:
        """Show what is chosen."""
        if choice != self.choice:
            self.choice = choice
            self._show()

    def _show(self) -> None:
        words = self.search.text().strip().casefold()
        self._model.show_facets(self._facets, self.choice, (lambda label: sounds_like(label, words)) if words else None)
        for place, of in ((row, self._model.index(row, 0).data(FACET_ROLE)) for row in range(self._model.rowCount())):
            self.tree.setRowHidden(place, QModelIndex(), not self._model.lines(of.group))

    def _on_clicked(self, index: QModelIndex, adds: bool) -> None:  # noqa: FBT001 - Qt's signal
        entry = index.data(FACET_ROLE)
        if not isinstance(entry, FacetEntry):
            return
        if entry.header:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        elif entry.more:
            self._model.show_all_of(entry.group)
            self._show()
        else:
            self.choice_wanted.emit(self.choice.with_clicked(entry.group, entry.value, adds=adds))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the box, ↓ goes from it into the tree."""
        if self.search.hasFocus() and event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif self.search.hasFocus() and event.key() == Qt.Key.Key_Down:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
