"""What is typed into cells and does not stand in the ledger: being written, or not to be read. How it is painted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field

_MARGIN = 8


class CellKey(NamedTuple):
    """Which cell, wherever its row and column stand; `heading` with Field.EXTRA."""

    task_id: str
    field: Field
    heading: str = ""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A text in a cell.

    Attributes:
        sentence: why it cannot be taken; "" while it is being written.
    """

    text: str
    sentence: str = ""


def wrong_ones(typed: Mapping[CellKey, TypedCell]) -> list[CellKey]:
    """Return the cells that hold what could not be taken."""
    return [key for key, cell in typed.items() if cell.sentence]


def tasks_of(keys: Iterable[CellKey]) -> list[str]:
    """Return the tasks of some cells, once each."""
    return list(dict.fromkeys(key.task_id for key in keys))


def said_of(cell: TypedCell | None, role: int) -> str:
    """Return what a cell says in the place of what the ledger says, "" for nothing else."""
    if cell is None:
        return ""
    if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
        return cell.sentence
    return cell.text


def paint_typed(painter: QPainter, rect: QRect, cell: TypedCell, theme: Theme) -> None:
    """Paint what is typed over what the cell said; what cannot be taken with a red edge."""
    colors = theme.colors
    painter.fillRect(rect, colors.bad_ground if cell.sentence else colors.surface)
    painter.setFont(theme.font())
    painter.setPen(colors.bad if cell.sentence else colors.text)
    inside = rect.adjusted(_MARGIN, 2, -2, -2)
    painter.save()
    painter.setClipRect(inside)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWrapAnywhere
    painter.drawText(inside, flags, cell.text)
    painter.restore()
    if cell.sentence:
        painter.setPen(QPen(colors.bad, 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
