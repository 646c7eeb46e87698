"""How alike two texts are. rapidfuzz is imported when it is first asked."""

from collections.abc import Iterator, Sequence

from ledger_app.domain.pairing import ALIKE

_NAME_ALIKE = 55.0
_MOST = 20


def likenesses(ones: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Yield (index in `ones`, index in `others`, 0–100) for the texts that are alike by at least ALIKE."""
    if not ones or not others:
        return
    from rapidfuzz import fuzz, process

    for index, text in enumerate(ones):
        if text:
            for _, score, other in process.extract(text, others, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=_MOST):
                yield index, other, score


def closest(name: str, names: Sequence[str]) -> list[int]:
    """Return the positions in `names` of those that are like `name`, the most alike first."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=_NAME_ALIKE, limit=_MOST)
    inside = [index for index, other in enumerate(names) if name and other and (name in other or other in name)]
    return list(dict.fromkeys([*inside, *(index for _, _, index in found)]))
