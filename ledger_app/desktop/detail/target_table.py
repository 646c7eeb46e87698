"""The targets of a task, typed in place as in Excel; a list for the relation, buttons to add and take rows."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.detail.target_rows import BY, COMPARISON, NAME, UNIT, VALUE, WORDS
from ledger_app.desktop.detail.target_table_model import TargetTableModel
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.choice_delegate import ChoiceDelegate
from ledger_app.domain.task import Target

_ROWS_SHOWN = 2
_WIDTHS = {VALUE: "1234567", UNIT: "微克/立方米", BY: "2025年10月底"}
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class TargetTable(QWidget):
    """A table with its two buttons, and a sentence below it on what cannot be taken."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("target_editor")
        self.model = TargetTableModel(theme, self)
        self.view = _Cells(theme, self.model)
        self._add, self._remove = QPushButton("加一行(&A)"), QPushButton("删除这行(&D)")
        for button, name in ((self._add, "target_add"), (self._remove, "target_remove")):
            button.setObjectName(name)
            button.setProperty("role", "small")
        self._remove.setToolTip("Ctrl+-")
        self._error = QLabel()
        self._error.setObjectName("target_error")
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addWidget(self._remove)
        row.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self.setFocusProxy(self.view)
        self._add.clicked.connect(lambda _: self._begin_row())
        self._remove.clicked.connect(lambda _: self.view.remove_row())
        self.model.dataChanged.connect(lambda *_: self._error.clear())

    def show_targets(self, targets: Sequence[Target]) -> None:
        """Show `targets`, ready to be typed over."""
        self.model.show_targets(targets)
        self.view.setCurrentIndex(self.model.index(0, NAME))

    def targets(self) -> tuple[Target, ...]:
        """Return the targets typed; look at `complains` first."""
        return self.model.targets()

    def complains(self) -> bool:
        """Whether something typed cannot be taken; then the place is gone to and a sentence stands below."""
        fault = self.model.fault()
        if fault is not None:
            place, sentence = fault
            self.view.go_to(place)
            self._error.setText(sentence)
        return fault is not None

    def _begin_row(self) -> None:
        """Go to the empty row below the others."""
        place = self.model.index(self.model.rowCount() - 1, NAME)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.setCurrentIndex(place)
        self.view.edit(place)


class _Cells(QTableView):
    """The cells; Enter opens the current one, Del empties it, Ctrl+- takes the row away."""

    def __init__(self, theme: Theme, model: TargetTableModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("target_table")
        self.setAccessibleName("量化目标")
        self.setProperty("role", "boxed")
        self.setModel(model)
        relation = ChoiceDelegate(theme, self)
        self.setItemDelegateForColumn(COMPARISON, relation)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        metrics = QFontMetrics(theme.font())
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(metrics.height() + 14)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, sample in _WIDTHS.items():
            header.resizeSection(column, metrics.horizontalAdvance(sample) + 18)
        header.resizeSection(COMPARISON, relation.width_of("只有文字") - 16)
        for column in (NAME, WORDS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(_ROWS_SHOWN * (metrics.height() + 14) + metrics.height() + 18)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """As high as its fewest rows; where there is more room the layout gives it."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def go_to(self, place: QModelIndex) -> None:
        """Make a cell current without the ground of a selection, which would cover its own."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clearSelection()
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)

    def remove_row(self) -> None:
        """Take the current row away."""
        here = self.currentIndex()
        if here.isValid():
            self._model.remove(here.row())
            self.setCurrentIndex(self._model.index(min(here.row(), self._model.rowCount() - 1), here.column()))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == COMPARISON:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, keys = self.currentIndex(), event.modifiers()
        if self.state() is QAbstractItemView.State.EditingState and event.key() in _OPENING:
            return  # the Enter that ends an editor must not reach the dialog's button as well
        if event.key() in _OPENING and not keys & Qt.KeyboardModifier.ControlModifier and here.isValid():
            self.edit(here)
        elif event.key() == Qt.Key.Key_Minus and keys & Qt.KeyboardModifier.ControlModifier:
            self.remove_row()
        elif event.key() == Qt.Key.Key_Delete and here.isValid():
            self._model.setData(here, 0 if here.column() == COMPARISON else "")
        else:
            super().keyPressEvent(event)
