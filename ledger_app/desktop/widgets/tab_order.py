"""The order in which Tab walks: that of the layout, also where fields were put in between others later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def walk_as_laid_out(layout: QLayout) -> None:
    """Let Tab go through the fields of a layout as they stand in it."""
    for before, after in pairwise(_fields(layout)):
        QWidget.setTabOrder(before, after)


def _fields(layout: QLayout) -> Iterator[QWidget]:
    """Yield what takes the keyboard, layouts in layouts too."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _fields(inner)
        elif widget is not None:
            yield from _inside(widget)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what stands in it."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _fields(layout)
