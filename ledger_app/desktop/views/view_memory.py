"""What this computer's user looked at last in a ledger, and how: the view, and the columns as they were left."""

import json
from collections.abc import Sequence

from ledger_app.desktop.preferences import Preferences
from ledger_app.domain.field import Field
from ledger_app.domain.view import Layout, ViewColumn

_MOST_LINES = 3


class ViewMemory:
    """Kept among the user's preferences, by the ledger's uuid."""

    def __init__(self, preferences: Preferences, ledger_uuid: str) -> None:
        self._preferences, self._ledger = preferences, ledger_uuid

    def last(self) -> str:
        """Return the id of the view looked at last, "" when none was."""
        return self._preferences.text(f"{self._ledger}/view")

    def keep_last(self, view_id: str) -> None:
        """Keep which view is looked at."""
        self._preferences.keep_text(f"{self._ledger}/view", view_id)

    def layout(self, view_id: str) -> Layout | None:
        """Return how a view was left, None when that is not known."""
        return _read(self._preferences.text(f"{self._ledger}/{view_id}"))

    def keep_layout(self, view_id: str, layout: Layout) -> None:
        """Keep how a view is left."""
        columns = [(column.field.value, column.heading, column.width) for column in layout.columns]
        self._preferences.keep_text(
            f"{self._ledger}/{view_id}", json.dumps([columns, layout.frozen, layout.lines], ensure_ascii=False)
        )


def _read(text: str) -> Layout | None:
    """Return what `keep_layout` wrote; None for anything else, an older program's layout too."""
    try:
        columns, frozen, lines = json.loads(text)
        made = Layout(_columns(columns), int(frozen), int(lines))
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    return made if made.columns and made.frozen >= 0 and 1 <= made.lines <= _MOST_LINES else None


def _columns(written: Sequence[Sequence[object]]) -> tuple[ViewColumn, ...]:
    """Return the columns once each."""
    made = {
        (Field(str(field)), str(heading)): ViewColumn(Field(str(field)), str(heading), float(str(width)))
        for field, heading, width in written
    }
    return tuple(made.values())
