"""The places of the navigation: which pages there are, what they are called and on which key they lie."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """A page, by name; its button is nav_<name>, its menu entry action_show_<name>."""

    HOME = "home"
    TASKS = "tasks"
    UNITS = "units"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Entry:
    """One button of the navigation.

    Attributes:
        key: the figure that opens it with Ctrl.
        low: it stands at the bottom.
    """

    place: Place
    text: str
    key: int
    low: bool = False


ENTRIES = (
    Entry(Place.HOME, "工作台", 1),
    Entry(Place.TASKS, "台账", 2),
    Entry(Place.UNITS, "单位", 7, low=True),
    Entry(Place.SETTINGS, "设置", 8, low=True),
)


def name_of(place: Place) -> str:
    """Return what a page is called."""
    return next(entry.text for entry in ENTRIES if entry.place is place)
