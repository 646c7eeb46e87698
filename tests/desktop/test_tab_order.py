"""Tab walks each page as one reads it: down a column, then on to the next column at the right."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.places import Place


def walked(page: QWidget) -> list[QWidget]:
    """Return what Tab comes to on a page, in order."""
    found: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes_keys and widget.isEnabled() and widget.isVisibleTo(page) and page.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def box(widget: QWidget, page: QWidget) -> QRect:
    """Return where a widget stands on the page; what is scrolled out of sight stands at the edge it went over."""
    place, size = widget.mapTo(page, QPoint(0, 0)), widget.size()
    above = widget.parentWidget()
    while above is not None and above is not page:
        if isinstance(above, QAbstractScrollArea):
            top = above.mapTo(page, QPoint(0, 0)).y()
            place.setY(min(max(place.y(), top), top + above.height() - size.height()))
        above = above.parentWidget()
    return QRect(place, size)


@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize("task", ["T0000000A", "T0000000E"])
def test_tab_goes_up_only_to_the_right_and_left_only_downwards(opened: MainWindow, place: Place, task: str) -> None:
    assert opened.pages is not None
    opened.pages.tasks.show_task(task)
    opened.go_to(place)
    page = opened.pages.page(place)
    steps = list(pairwise(walked(page)))
    assert len(steps) > 8
    jumps = [
        (before.objectName() or before.accessibleName(), after.objectName() or after.accessibleName())
        for before, after in steps
        if box(after, page).bottom() < box(before, page).top() and box(after, page).left() <= box(before, page).left()
        if not before.isAncestorOf(after)
    ]
    assert jumps == []
