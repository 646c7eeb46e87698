"""How much two groups of texts have in common, where words that many of them share count for little.

Two projects of one list differ in a name only: their common words say nothing, the name says all. Texts are compared
by their pairs of neighbouring characters.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from itertools import pairwise
from math import fsum

_PARTS = re.compile(r"\d+|[a-z]+|.", re.DOTALL)
_RARE = 20
"""Pairs of characters that more texts have than this lead to no text in particular."""
_LIKELIEST = 12
"""How many of the other group are looked at for one text."""


class Resemblance:
    """The texts of two groups; a text is named by its place in its group.

    Args:
        ones, others: texts as `plain` gives them.
    """

    def __init__(self, ones: Sequence[str], others: Sequence[str]) -> None:
        self._ones = [_pairs(text) for text in ones]
        self._others = [_pairs(text) for text in others]
        mine, its = (Counter(pair for pairs in group for pair in pairs) for group in (self._ones, self._others))
        self._weights: dict[str, float] = {pair: 1 / max(mine[pair], its[pair]) for pair in mine | its}
        self._ones_having, self._others_having = _having(self._ones, mine), _having(self._others, its)

    def likeliest_others(self, one: int) -> list[int]:
        """Return the others that share most with one."""
        return self._likeliest(self._ones[one], self._others_having)

    def likeliest_ones(self, other: int) -> list[int]:
        """Return the ones that share most with an other."""
        return self._likeliest(self._others[other], self._ones_having)

    def alike(self, one: int, other: int) -> float:
        """Return by how much the two say the same, 0 to 100."""
        mine, its = self._ones[one], self._others[other]
        return 100 * self._share(mine & its, self._sum(mine) + self._sum(its)) * 2

    def within(self, one: int, other: int) -> float:
        """Return how much of the shorter text the longer one says too, 0 to 100."""
        mine, its = self._ones[one], self._others[other]
        return 100 * self._share(mine & its, min(self._sum(mine), self._sum(its)))

    def gone_to_one(self, one: int, other: int, beside: int) -> float:
        """Return how much of what an other says stands in one now and not in `beside` of its own group, 0 to 100."""
        whole = self._others[other]
        return 100 * self._share((whole & self._ones[one]) - self._others[beside], self._sum(whole))

    def come_from_other(self, one: int, other: int, beside: int) -> float:
        """Return how much of what one says stood in an other and not in `beside` of its own group, 0 to 100."""
        whole = self._ones[one]
        return 100 * self._share((whole & self._others[other]) - self._ones[beside], self._sum(whole))

    def _likeliest(self, pairs: frozenset[str], having: Mapping[str, Sequence[int]]) -> list[int]:
        shared: defaultdict[int, float] = defaultdict(float)
        for pair in sorted(pairs):
            for place in having.get(pair, ()):
                shared[place] += self._weights[pair]
        return nlargest(_LIKELIEST, shared, key=lambda place: (shared[place], -place))

    def _share(self, part: frozenset[str], whole: float) -> float:
        return self._sum(part) / whole if whole else 0.0

    def _sum(self, pairs: frozenset[str]) -> float:
        return fsum(self._weights[pair] for pair in pairs)


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters in a text, a number counted as one."""
    return frozenset(map("".join, pairwise(_PARTS.findall(text))))


def _having(group: Sequence[frozenset[str]], counts: Mapping[str, int]) -> dict[str, list[int]]:
    """Return the places of the texts that have a pair, for the rare ones."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, pairs in enumerate(group):
        for pair in pairs:
            if counts[pair] <= _RARE:
                found[pair].append(place)
    return found
