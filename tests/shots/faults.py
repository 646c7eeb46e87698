"""What is wrong with a window as it stands: words that do not fit, parts that stick out, nothing to see."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStatusBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.shots.crowding import cut_cells, overlapping

_SLACK = 1
"""Pixels by which rounding may differ."""
_FRAME = 4
"""Pixels that the frame of a field takes at each side."""
_LEAST_INK = 0.002
"""The share of a page that anything written or drawn on it covers."""


def faults_in(top: QWidget) -> Iterator[str]:
    """Yield a line for each part of `top` that one can see and whose words are cut."""
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            what = _cut(widget)
            if what:
                yield f"{widget.objectName() or type(widget).__name__}: {what}"
            if _sticks_out(widget):
                yield f"{widget.objectName() or type(widget).__name__} sticks out of what it stands in"
            if isinstance(widget, QAbstractItemView):
                yield from (f"{widget.objectName()}: {words}" for words in cut_cells(widget))
            yield from overlapping(widget)


def is_blank(image: QImage, box: QRect) -> bool:
    """Whether next to nothing is to be seen in a part of a picture: one colour but for a few dots."""
    part = image.copy(box).scaled(box.width() // 4, box.height() // 4).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(part.constBits()).cast("I"))
    ink = pixels.total() - sum(count for _, count in pixels.most_common(2))
    return ink < pixels.total() * _LEAST_INK


def _cut(widget: QWidget) -> str:
    """Return the words of a widget that are wider or higher than their room, "" when they fit."""
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget)
        return _wider(widget, widget.currentText(), field.width())
    if isinstance(widget, QTabBar):
        return next((widget.tabText(n) for n in range(widget.count()) if _tab_is_cut(widget, n)), "")
    if isinstance(widget, QHeaderView) and widget.orientation() is Qt.Orientation.Horizontal:
        return _cut_heading(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        lacking = widget.sizeHint().width() - widget.width()
        return widget.text() if lacking > _SLACK and _wider(widget, widget.text(), _room(widget)) else ""
    if isinstance(widget, QLineEdit) and not widget.text():
        return _wider(widget, widget.placeholderText(), _room_in_field(widget))
    return ""


def _room_in_field(field: QLineEdit) -> int:
    """Return the width a field has for its words, beside the signs in it."""
    margins = field.textMargins()
    signs = [button for button in field.findChildren(QToolButton) if button.isVisible()]
    return field.width() - 2 * _FRAME - margins.left() - margins.right() - sum(sign.width() for sign in signs)


def _cut_label(label: QLabel) -> str:
    """Return a label's words if they do not fit."""
    text = label.text()
    if not text or label.textFormat() is Qt.TextFormat.RichText or "<" in text:
        return ""
    room = label.contentsRect().size()
    if label.wordWrap():
        return text if label.heightForWidth(label.width()) > label.height() + _SLACK else ""
    lines = text.splitlines() or [text]
    high = label.fontMetrics().height() * len(lines) > room.height() + 2 * _SLACK
    return text if high or any(_wider(label, line, room.width()) for line in lines) else ""


def _cut_heading(header: QHeaderView) -> str:
    """Return the first heading that is cut."""
    for section in range(header.count()):
        text = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
        if not header.isSectionHidden(section) and _wider(header, text, header.sectionSize(section) - 4):
            return text
    return ""


def _tab_is_cut(tabs: QTabBar, place: int) -> bool:
    return bool(_wider(tabs, tabs.tabText(place), tabs.tabRect(place).width()))


def _room(button: QAbstractButton) -> int:
    """Return the width a button has for its words."""
    beside = not isinstance(button, QToolButton) or (
        button.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    )
    icon = button.iconSize().width() + 4 if beside and not button.icon().isNull() else 0
    frame = 0 if not isinstance(button, QPushButton) else 8
    return button.width() - icon - frame


def _wider(widget: QWidget, text: str, room: int) -> str:
    """Return `text` if it is wider than its room."""
    plain = text.replace("&", "")
    return text if widget.fontMetrics().horizontalAdvance(plain) > room + _SLACK else ""


def _sticks_out(widget: QWidget) -> bool:
    """Whether a label, button, field or status bar reaches over the edge of its parent, unless that scrolls."""
    parent = widget.parentWidget()
    kinds = QAbstractButton | QLabel | QLineEdit | QComboBox | QStatusBar
    if parent is None or widget.isWindow() or not isinstance(widget, kinds):
        return False
    above: QWidget | None = parent
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return False
        above = above.parentWidget()
    inside = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    return not inside.contains(widget.geometry())
