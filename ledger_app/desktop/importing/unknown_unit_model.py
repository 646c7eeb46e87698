"""Units that a document names and the ledger does not know, with what the clerk wants done about each."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ledger_app.desktop.models.headed_table_model import CHOICES_ROLE, HeadedTableModel
from ledger_app.desktop.theme import Theme
from ledger_app.domain.unit import Unit, UnitKind

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.import_preview import UnitAnswer, UnknownUnit

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_HEADINGS = ("单位", "类型", "怎么办")
NAME, KIND, ANSWER = range(len(_HEADINGS))
_NO_PARENT = QModelIndex()


class UnknownUnitModel(HeadedTableModel):
    """Every unit is created as proposed unless the clerk says otherwise; answers are kept by name.

    Signals:
        pick_wanted: the clerk wants to choose among all units of the ledger for this row.
    """

    pick_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(_HEADINGS, (ANSWER,), parent)
        self._strong = theme.font(bold=True)
        self._units: dict[str, Unit] = {}
        self._unknown: tuple[UnknownUnit, ...] = ()
        self._answers: dict[str, UnitAnswer] = {}

    def begin(self, units: Sequence[Unit]) -> None:
        """Forget everything; `units` are those of the ledger."""
        self._units = {unit.id: unit for unit in units}
        self._answers = {}
        self.show_unknown(())

    def show_unknown(self, unknown: "Sequence[UnknownUnit]") -> None:
        """Show the units not known after a reading; answers to those asked about before stay."""
        self.beginResetModel()
        self._unknown = tuple(unknown)
        self.endResetModel()

    def unknown_at(self, row: int) -> "UnknownUnit":
        """Return the unit of a row."""
        return self._unknown[row]

    def answer(self, row: int, answer: "UnitAnswer") -> None:
        """Take the clerk's answer about a row."""
        self._answers[self._unknown[row].name] = answer
        self.dataChanged.emit(self.index(row, NAME), self.index(row, ANSWER))

    def restore(self, answers: "Mapping[str, UnitAnswer]") -> None:
        """Take up answers given before, by name; units that are gone are asked about anew."""
        self._answers |= {
            name: each for name, each in answers.items() if not each.unit_id or each.unit_id in self._units
        }
        self.layoutChanged.emit()

    def answers(self) -> "dict[str, UnitAnswer]":
        """Return the answers that are not to create the unit as proposed, by name."""
        return {each.name: self._answers[each.name] for row, each in enumerate(self._unknown) if self._is_answered(row)}

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._unknown)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Role.DisplayRole:
            return self._text(row, column)
        if role in {Role.ToolTipRole, Role.AccessibleTextRole}:
            name = self._unknown[row].name
            return f"{name}，{self._text(row, ANSWER)}" if column == ANSWER else self._text(row, column)
        if column != ANSWER:
            return None
        if role == CHOICES_ROLE:
            return [words for words, _ in self._choices(row)]
        if role == Role.EditRole:
            return [answer for _, answer in self._choices(row)].index(self._answer(row))
        if role == Role.FontRole and self._is_answered(row):
            return self._strong
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid() or role != Role.EditRole or index.column() != ANSWER:
            return False
        answer = self._choices(index.row())[value][1]
        if answer is None:
            self.pick_wanted.emit(index.row())
            return False
        self.answer(index.row(), answer)
        return True

    def _text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        answer = self._answer(row)
        if column == NAME:
            return self._unknown[row].name
        if column == ANSWER:
            return next(words for words, choice in self._choices(row) if choice == answer)
        if answer.kind is not None:
            return answer.kind.value
        return self._units[answer.unit_id].kind.value if answer.unit_id else self._unknown[row].kind.value

    def _answer(self, row: int) -> "UnitAnswer":
        """Return what is to be done about a row, a new unit with its kind spelled out."""
        from ledger_app.actions.import_preview import UnitAnswer

        each = self._unknown[row]
        return self._answers.get(each.name) or UnitAnswer(kind=each.kind)

    def _is_answered(self, row: int) -> bool:
        """Whether a row is not just created as proposed."""
        from ledger_app.actions.import_preview import UnitAnswer

        return self._answer(row) != UnitAnswer(kind=self._unknown[row].kind)

    def _choices(self, row: int) -> "list[tuple[str, UnitAnswer | None]]":
        """Return what can be done about a row; None stands for choosing among all units."""
        from ledger_app.actions.import_preview import UnitAnswer, UnitChoice

        chosen = self._answer(row).unit_id
        offered = dict.fromkeys((*self._unknown[row].suggestions, *((chosen,) if chosen else ())))
        choices: list[tuple[str, UnitAnswer | None]] = [
            (f"新建为{kind.value}", UnitAnswer(kind=kind)) for kind in UnitKind
        ]
        choices += [
            (f"对应到 {self._units[unit_id].name}", UnitAnswer(UnitChoice.EXISTING, unit_id=unit_id))
            for unit_id in offered
            if unit_id in self._units
        ]
        if self._units:
            choices.append(("对应到其他单位…", None))
        return [*choices, ("先不建", UnitAnswer(UnitChoice.LEAVE))]
