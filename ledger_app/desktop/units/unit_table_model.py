"""The directory of units as a table: a small fixed list, so sorting and searching may go through a proxy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ledger_app.desktop.theme import Theme
from ledger_app.domain.unit import PersonRole, Unit, UnitKind
from ledger_app.storage.pinyin import sound_of

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
UNIT_ROLE = Role.UserRole + 1
SEARCH_ROLE = Role.UserRole + 2
_SHOWN_DIGITS = 2
_LEAST_MASKED = 5


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """One column of the directory."""

    heading: str
    text: Callable[[Unit], str]


def masked(phone: str) -> str:
    """Return a telephone number of which a passer-by learns nothing: 55****01."""
    if len(phone) < _LEAST_MASKED:
        return phone
    return phone[:_SHOWN_DIGITS] + "*" * (len(phone) - 2 * _SHOWN_DIGITS) + phone[-_SHOWN_DIGITS:]


def _persons(role: PersonRole) -> Callable[[Unit], str]:
    """Return how a column shows the persons of one role."""

    def text(unit: Unit) -> str:
        shown = ("　".join(filter(None, (p.name, masked(p.phone)))) for p in unit.persons if p.role is role)
        return "、".join(shown)

    return text


def _members(unit: Unit) -> str:
    """Say how many units a set stands for."""
    if unit.kind is not UnitKind.SET:
        return ""
    return f"{len(unit.members)} 个" if unit.members else "还没有指定"


COLUMNS = (
    UnitColumn("单位", lambda unit: f"{unit.name}（暂定）" if unit.provisional else unit.name),
    UnitColumn("简称", lambda unit: unit.short_name),
    UnitColumn("类型", lambda unit: unit.kind.value),
    UnitColumn("别名", lambda unit: "、".join(unit.aliases)),
    UnitColumn("责任人", _persons(PersonRole.PRINCIPAL)),
    UnitColumn("联系人", _persons(PersonRole.LIAISON)),
    UnitColumn("包含单位", _members),
)


class UnitTableModel(QAbstractTableModel):
    """Shows units; provisional ones first, in bold, because they wait for the clerk's word."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._units: tuple[Unit, ...] = ()
        self._sounds: dict[str, str] = {}
        self._bold = QFont(theme.font(bold=True))
        self._caution = theme.colors.caution

    def show_units(self, units: Sequence[Unit]) -> None:
        """Show `units` instead of what was shown."""
        self.beginResetModel()
        self._units = tuple(sorted(units, key=lambda unit: (not unit.provisional, unit.kind.value, unit.name)))
        self.endResetModel()

    def _searched(self, unit: Unit) -> str:
        """Return what the search looks through."""
        words = " ".join((unit.name, unit.short_name, *unit.aliases))
        if words not in self._sounds:
            self._sounds[words] = f"{words.casefold()}\n{sound_of(words)}"
        return self._sounds[words]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._units)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return COLUMNS[section].heading
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        unit = self._units[index.row()]
        if role in {Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole}:
            return COLUMNS[index.column()].text(unit)
        if role == UNIT_ROLE:
            return unit
        if role == SEARCH_ROLE:
            return self._searched(unit)
        if role == Role.FontRole and unit.provisional and index.column() == 0:
            return self._bold
        if role == Role.ForegroundRole and unit.provisional and index.column() == 0:
            return self._caution
        return None
