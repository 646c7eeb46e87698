"""One thing to look at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.shots.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """A page, dialog, step or state.

    Attributes:
        name: of its picture: a number for the order, and what it shows.
        play: brings the stage there; the picture is taken afterwards unless it took it itself.
    """

    name: str
    play: "Callable[[Stage], None]"
