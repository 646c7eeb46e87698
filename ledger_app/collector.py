"""Python's search for cycles among values, put off while a great many are made that have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """Let no garbage be looked for inside the block, or inside the function this decorates.

    Reading and importing make hundreds of thousands of small values without cycles; going through them again and again
    took up to a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
