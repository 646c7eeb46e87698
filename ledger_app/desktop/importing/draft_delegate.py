"""Painters of the review table: marks as pills with a sign, and texts with what changed struck out and put in."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ledger_app.desktop.grid.text_lines import break_lines
from ledger_app.desktop.importing.changed_words import html_of
from ledger_app.desktop.importing.draft_table_model import COLUMNS, DOUBT_ROLE, MARK_ROLE, OLD_ROLE, SECOND_ROLE
from ledger_app.desktop.importing.review_board import MarkWord
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.domain.changed_words import Runs, changed_value, shortened

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 8
_SIGN = 14
_RADIUS = 3.0
_WHOLE = 44  # characters that two lines hold in the smallest window
_AROUND = 18
_ICONS = {
    MarkWord.NEW: "add",
    MarkWord.CHANGED: "changed",
    MarkWord.SAME: "same",
    MarkWord.CHECK: "unsure",
    MarkWord.FAULTY: "close",
    MarkWord.OUTLINE: "fold",
    MarkWord.DROPPED: "delete",
}


class MarkDelegate(QStyledItemDelegate):
    """＋ 新增, △ 变化, ＝ 相同, ？ 需核对, × 有错, 提纲, 不是任务: sign, word and colour."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        colors = theme.colors
        self._colors = {
            MarkWord.NEW: (colors.accent, colors.tint),
            MarkWord.CHANGED: (colors.caution, colors.caution_ground),
            MarkWord.SAME: (colors.text_2, colors.header),
            MarkWord.CHECK: (colors.bad, colors.bad_ground),
            MarkWord.FAULTY: (colors.bad, colors.bad_ground),
            MarkWord.OUTLINE: (colors.text_2, colors.header),
            MarkWord.DROPPED: (colors.text_2, colors.header),
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colors.selection)
        mark = index.data(MARK_ROLE)
        ink, ground = self._colors[mark]
        font = self._theme.font(TextRole.SECOND)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(mark.value) + _SIGN + 16
        height = metrics.height() + 6
        pill = QRectF(option.rect.left() + _MARGIN, option.rect.center().y() - height / 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink.lighter(170))
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, _RADIUS, _RADIUS)
        sign = QRect(int(pill.left()) + 5, int(pill.center().y()) - _SIGN // 2, _SIGN, _SIGN)
        self._theme.icon(_ICONS[mark], ink).paint(painter, sign)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(pill.adjusted(_SIGN + 8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, mark.value)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(92, QFontMetrics(option.font).height() * 2)


class DraftTextDelegate(QStyledItemDelegate):
    """Two lines at most; where the ledger says something else, the difference is shown word by word."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colors.selection)
        box = option.rect.adjusted(_MARGIN, 3, -_MARGIN, -3)
        text, old = str(index.data() or ""), str(index.data(OLD_ROLE) or "")
        second = str(index.data(SECOND_ROLE) or "")
        painter.save()
        if old and old != text:
            self._paint_difference(painter, box, _difference(COLUMNS[index.column()].changes[0], old, text))
        else:
            ink = self._theme.colors.bad if index.data(DOUBT_ROLE) else self._theme.colors.text_2
            self._paint_lines(painter, box, text, second, ink)
        painter.restore()

    def _paint_lines(self, painter: QPainter, box: QRect, text: str, second: str, ink: QColor) -> None:
        """Paint the text, and a smaller line of what it comes from."""
        body, small = self._theme.font(), self._theme.font(TextRole.SECOND)
        lines = [(line, body, self._theme.colors.text) for line in _broken(text, box.width(), body, 1 if second else 2)]
        lines += [(line, small, ink) for line in _broken(second, box.width(), small, 1)]
        height = QFontMetrics(body).height()
        top = box.top() + (box.height() - height * len(lines)) / 2
        for place, (line, font, color) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(color)
            rect = QRectF(box.left(), top + place * height, box.width(), height)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_difference(self, painter: QPainter, box: QRect, runs: Runs) -> None:
        """Paint what was taken out and what was put in."""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._theme.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setTextWidth(box.width())
        document.setHtml(html_of(runs, self._theme))
        painter.setClipRect(box)
        painter.translate(box.left(), box.top() + max(0.0, (box.height() - document.size().height()) / 2))
        document.drawContents(painter)


@lru_cache(maxsize=512)
def _difference(field: str, old: str, new: str) -> Runs:
    """Return what changed in a field, of a long text only the surroundings."""
    runs = changed_value(field, old, new)
    return runs if sum(len(run.text) for run in runs) <= _WHOLE else shortened(runs, _AROUND)


def _broken(text: str, width: int, font: QFont, most: int) -> tuple[str, ...]:
    """Return `text` in at most `most` lines."""
    return break_lines(text.replace("\n", " "), max(width, 1), font.toString(), most) if text else ()
