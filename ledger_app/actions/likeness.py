"""How alike two texts are. rapidfuzz is imported when it is first asked."""

from collections.abc import Sequence

_NAME_ALIKE = 55.0
_MOST = 20


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 100."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other))


def closest(name: str, names: Sequence[str]) -> list[int]:
    """Return the positions in `names` of those that are like `name`, the most alike first."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=_NAME_ALIKE, limit=_MOST)
    inside = [index for index, other in enumerate(names) if name and other and (name in other or other in name)]
    return list(dict.fromkeys([*inside, *(index for _, _, index in found)]))
