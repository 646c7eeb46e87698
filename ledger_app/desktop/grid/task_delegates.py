"""Painters of the ledger table's cells: light, wrapped text, two facts below each other, progress."""

from collections.abc import Hashable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ledger_app.desktop.grid.cell_pictures import CellPictures
from ledger_app.desktop.grid.task_cells import TaskCells
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.grid.text_lines import break_lines, draw_line
from ledger_app.desktop.grid.typed_cells import paint_typed
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.desktop.widgets.light_shape import SIZE, paint_light
from ledger_app.domain.field import Field
from ledger_app.domain.row import TaskRow

MARGIN = 8
_BAR_HEIGHT = 8
_TICK = 2
_SIGN = 12
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value

_Index = QModelIndex | QPersistentModelIndex


class Letters:
    """Fonts and measures of the table, made once for a size of letters."""

    def __init__(self, theme: Theme) -> None:
        self.body, self.strong = theme.font(TextRole.BODY), theme.font(TextRole.BODY, bold=True)
        self.second, self.second_strong = theme.font(TextRole.SECOND), theme.font(TextRole.SECOND, bold=True)
        self.line = QFontMetricsF(self.body).height()
        self.ascent = QFontMetricsF(self.body).ascent()
        self.keys = {id(font): font.toString() for font in (self.body, self.second, self.second_strong)}

    def lines(self, text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
        """Return `text` broken into lines."""
        return break_lines(text, max(width, 1), self.keys[id(font)], most)


class CellDelegate(QStyledItemDelegate):
    """What all cells have in common: ground, frame of the current cell, and words to highlight.

    Attributes:
        current_row: the row whose ground is tinted, -1 for none.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self.letters = Letters(theme)
        self.current_row = -1
        self._lines = 2
        self._hits: tuple[str, ...] = ()
        self._pictures = CellPictures()

    def measure(self) -> None:
        """Take the present size of letters."""
        self.letters = Letters(self.theme)
        self._pictures.forget()

    @property
    def lines(self) -> int:
        """How many lines a row has room for."""
        return self._lines

    @lines.setter
    def lines(self, lines: int) -> None:
        self._lines = lines
        self._pictures.forget()

    @property
    def hits(self) -> tuple[str, ...]:
        """The lower-case words searched for, which get a yellow ground."""
        return self._hits

    @hits.setter
    def hits(self, words: tuple[str, ...]) -> None:
        if words != self._hits:
            self._hits = words
            self._pictures.forget()

    def words(self, row: TaskRow, cells: TaskCells) -> Hashable:
        """Return all that the cell shows; cells with the same words look alike."""
        raise NotImplementedError

    def paint_cell(self, painter: QPainter, box: QRect, row: TaskRow, cells: TaskCells) -> None:
        """Paint what the cell says into `box`, which is inside the margins."""
        raise NotImplementedError

    def stack(self, painter: QPainter, box: QRect, lines: tuple[tuple[str, QFont, QColor], ...]) -> None:
        """Draw lines below each other, in the middle of the cell's height; those without room are left out."""
        line, shown = self.letters.line, lines[: self._lines]
        top = box.top() + (box.height() - line * len(shown)) / 2
        for place, (text, font, color) in enumerate(shown):
            painter.setFont(font)
            painter.setPen(color)
            baseline = top + place * line + self.letters.ascent
            draw_line(painter, text, box.left(), baseline, self._hits, self.theme.colors.hit)

    def one(self, text: str, font: QFont, width: int) -> str:
        """Return `text` cut to one line."""
        lines = self.letters.lines(text, font, width, 1)
        return lines[0] if lines else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model, place = index.model(), index.row()
        pair = model.pair_at(place) if isinstance(model, TaskTableModel) else None
        rect, state, colors = option.rect, option.state.value, self.theme.colors
        if pair is not None:
            if state & _SELECTED:
                ground = colors.selection
            elif place == self.current_row:
                ground = colors.tint
            else:
                ground = colors.stripe if place % 2 else colors.surface
            self._pictures.draw(painter, rect, ground, self.words(*pair), lambda on, box: self._paint_at(on, box, pair))
            typed = model.typed_at(place, index.column()) if isinstance(model, TaskTableModel) and model.typed else None
            if typed is not None:
                paint_typed(painter, rect, typed, self.theme)
        if state & _FOCUSED:
            painter.setPen(QPen(colors.accent, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_at(self, painter: QPainter, rect: QRect, pair: tuple[TaskRow, TaskCells]) -> None:
        """Paint the whole of a cell."""
        self.paint_cell(painter, rect.adjusted(MARGIN, 0, -MARGIN + 2, 0), *pair)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, 0)


class LightDelegate(CellDelegate):
    """The light's shape and its name."""

    def words(self, row: TaskRow, cells: TaskCells) -> Hashable:
        return cells.light

    def paint_cell(self, painter: QPainter, box: QRect, row: TaskRow, cells: TaskCells) -> None:
        paint_light(painter, self.theme, cells.light, QPointF(box.left(), box.center().y() - SIZE / 2 + 1))
        urgent = cells.light.value in {"red", "yellow"}
        font = self.letters.strong if urgent else self.letters.body
        self.stack(
            painter, box.adjusted(SIZE + 4, 0, 0, 0), ((cells.light_name, font, self.theme.lights[cells.light].text),)
        )


class NumberDelegate(CellDelegate):
    """The plan's number, in the middle; below it a star where the task is watched, a sign where it is to be checked."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._star = theme.icon("watched", theme.colors.caution)
        self._sign = theme.icon("warning", theme.colors.caution)

    def words(self, row: TaskRow, cells: TaskCells) -> Hashable:
        return cells.number, cells.watched, bool(cells.to_check)

    def paint_cell(self, painter: QPainter, box: QRect, row: TaskRow, cells: TaskCells) -> None:
        wide = box.adjusted(-MARGIN // 2, 0, MARGIN // 2, 0)
        text = self.one(cells.number, self.letters.body, wide.width())
        signs = [icon for icon, on in ((self._star, cells.watched), (self._sign, bool(cells.to_check))) if on]
        beside = len(signs) * _SIGN if self.lines == 1 else 0
        room = wide.width() - beside - QFontMetricsF(self.letters.body).horizontalAdvance(text)
        line = (text, self.letters.body, self.theme.colors.text)
        self.stack(painter, wide.adjusted(int(room / 2), 0, 0, 0), (line,))
        left = wide.right() - beside if beside else wide.center().x() - len(signs) * _SIGN // 2
        top = wide.center().y() - _SIGN // 2 if beside else wide.bottom() - _SIGN - 1
        for place, icon in enumerate(signs):
            icon.paint(painter, QRect(left + place * _SIGN, top, _SIGN, _SIGN))


class TextDelegate(CellDelegate):
    """Text of up to as many lines as a row has: what the column says."""

    def __init__(self, theme: Theme, parent: QObject, spec: ColumnSpec) -> None:
        super().__init__(theme, parent)
        self._text = spec.text
        self._main = spec.field is Field.CONTENT
        self._dim = spec.field is Field.SECTION

    def words(self, row: TaskRow, cells: TaskCells) -> Hashable:
        return self._text(row, cells)

    def paint_cell(self, painter: QPainter, box: QRect, row: TaskRow, cells: TaskCells) -> None:
        letters, colors = self.letters, self.theme.colors
        font, color = letters.body if self._main else letters.second, colors.text_2 if self._dim else colors.text
        lines = letters.lines(self._text(row, cells), font, box.width(), self.lines)
        self.stack(painter, box, tuple((line, font, color) for line in lines))


class UnitsDelegate(CellDelegate):
    """Lead units, and below them those that help."""

    def words(self, row: TaskRow, cells: TaskCells) -> Hashable:
        return cells.leads, cells.others

    def paint_cell(self, painter: QPainter, box: QRect, row: TaskRow, cells: TaskCells) -> None:
        letters, colors, width = self.letters, self.theme.colors, box.width()
        self.stack(
            painter,
            box,
            (
                (self.one(cells.leads, letters.body, width), letters.body, colors.text),
                (self.one(cells.others, letters.second, width), letters.second, colors.text_2),
            ),
        )


class DueDelegate(CellDelegate):
    """The due date, and what it means on the day looked at."""

    def words(self, row: TaskRow, cells: TaskCells) -> Hashable:
        return cells.due, cells.due_note, cells.due_urgent, cells.light

    def paint_cell(self, painter: QPainter, box: QRect, row: TaskRow, cells: TaskCells) -> None:
        letters, colors = self.letters, self.theme.colors
        bold = cells.due_urgent and cells.light.value in {"red", "yellow"}
        font = letters.second_strong if bold else letters.second
        color = self.theme.lights[cells.light].text if cells.due_urgent else colors.text_2
        note = (self.one(cells.due_note, font, box.width()), font, color)
        self.stack(painter, box, ((cells.due, letters.body, colors.text), note))


class ProgressDelegate(CellDelegate):
    """A bar with a tick where 序时进度 should be, the percent beside it, and the status below."""

    def words(self, row: TaskRow, cells: TaskCells) -> Hashable:
        return cells.percent, cells.expected, cells.finished, cells.progress_note

    def paint_cell(self, painter: QPainter, box: QRect, row: TaskRow, cells: TaskCells) -> None:
        letters, colors = self.letters, self.theme.colors
        if cells.percent is None:
            text = self.one(cells.progress_note, letters.second, box.width())
            self.stack(painter, box, ((text, letters.second, colors.text_2),))
            return
        note = self.one(cells.progress_note, letters.second, box.width())
        self.stack(painter, box, (("", letters.body, colors.text), (note, letters.second, colors.text_2)))
        above = letters.line if self.lines > 1 else letters.line / 2
        upper = QRect(box.left(), int(box.center().y() - above), box.width(), int(letters.line))
        painter.setFont(letters.second)
        painter.setPen(colors.text_2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{cells.percent:.0f}%")
        room = QFontMetricsF(letters.second).horizontalAdvance("100%") + 4
        self._bar(
            painter, QRectF(upper.left(), upper.center().y() - _BAR_HEIGHT / 2 + 1, upper.width() - room, 0), cells
        )

    def _bar(self, painter: QPainter, where: QRectF, cells: TaskCells) -> None:
        """Paint the bar from `where`'s corner, as wide as it."""
        colors, percent = self.theme.colors, min(cells.percent or 0.0, 100.0)
        where.setHeight(_BAR_HEIGHT)
        painter.fillRect(where, colors.bar_ground)
        done = QRectF(where.left(), where.top(), where.width() * percent / 100, _BAR_HEIGHT)
        painter.fillRect(done, colors.bar_done if cells.finished else colors.bar)
        if cells.expected is not None and not cells.finished:
            place = where.left() + where.width() * min(cells.expected, 100.0) / 100 - _TICK / 2
            painter.fillRect(QRectF(place, where.top() - 3, _TICK, _BAR_HEIGHT + 6), colors.text)


_SPECIAL = {
    Field.LIGHT: LightDelegate,
    Field.NUMBER: NumberDelegate,
    Field.LEAD: UnitsDelegate,
    Field.DUE: DueDelegate,
    Field.PERCENT: ProgressDelegate,
}


def delegate_for(spec: ColumnSpec, theme: Theme, parent: QObject) -> CellDelegate:
    """Return the painter of a column."""
    special = _SPECIAL.get(spec.field)
    return TextDelegate(theme, parent, spec) if special is None else special(theme, parent)
