"""What long work tells, and what it asks now and then: two plain callables, of window and command line alike."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""

Cancelled = Callable[[], bool]
"""Asked whether to stop."""


def unheard(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def never() -> bool:
    """Answer that nobody wants it stopped."""
    return False
