"""Which units the table of the page 单位 shows: those whose names match, all or only the provisional ones."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel

from ledger_app.desktop.units.unit_table_model import UNIT_ROLE


class UnitFilter(QSortFilterProxyModel):
    """Filters by what stands in the search box, and by 暂定."""

    _only_provisional = False

    def show_only_provisional(self, only: bool) -> None:  # noqa: FBT001 - a chip's signal
        """Show only units that nobody confirmed yet, or all."""
        self._only_provisional = only
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        unit = self.sourceModel().index(row, 0, parent).data(UNIT_ROLE)
        if self._only_provisional and not unit.provisional:
            return False
        return super().filterAcceptsRow(row, parent)
