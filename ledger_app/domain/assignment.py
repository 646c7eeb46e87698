"""Sets two groups against each other one to one so that the sum of what the pairs are worth is the greatest."""

from collections import defaultdict
from collections.abc import Mapping
from heapq import heappop, heappush
from math import inf

Gains = Mapping[int, Mapping[int, float]]
"""For each of the one group, what each of the other group is worth to it, more than 0; who is not named cannot be."""


def best_assignment(gains: Gains) -> dict[int, int]:
    """Return who goes with whom; somebody may stay alone where that is worth more to the whole.

    Source: the shortest augmenting path method for the assignment problem (Jonker, Volgenant 1987), on sparse pairs.
    """
    settling = _Settling(gains)
    for one in gains:
        settling.take_up(one)
    return settling.partner


class _Settling:
    """An assignment under way: the best there is for those taken up so far.

    Attributes:
        partner: the other of each one. taken: the one of each other.
    """

    def __init__(self, gains: Gains) -> None:
        self._gains = gains
        self._price: defaultdict[int, float] = defaultdict(float)
        self.partner: dict[int, int] = {}
        self._taken: dict[int, int] = {}

    def take_up(self, newcomer: int) -> None:
        """Find a place for one more, moving others along where the whole gains by it."""
        distance: dict[int, float] = {}
        reached_from: dict[int, int] = {}
        settled = set[int]()
        waiting: list[tuple[float, int]] = []
        current, so_far, worth = newcomer, 0.0, 0.0
        alone, alone_at = newcomer, 0.0
        while True:
            if so_far - worth < alone_at:
                alone, alone_at = current, so_far - worth
            for other, gain in self._gains[current].items():
                length = so_far - gain - worth - self._price[other]
                if length < distance.get(other, inf) - 1e-9:
                    distance[other], reached_from[other] = length, current
                    heappush(waiting, (length, other))
            nearest = self._nearest(waiting, distance, settled)
            if nearest is None or alone_at <= distance[nearest]:
                self._reprice(settled, distance, alone_at)
                self._leave(alone, newcomer, reached_from)
                return
            so_far = distance[nearest]
            if nearest not in self._taken:
                self._reprice(settled, distance, so_far)
                self._hand_down(nearest, newcomer, reached_from)
                return
            settled.add(nearest)
            current = self._taken[nearest]
            worth = -self._gains[current][nearest] - self._price[nearest]

    def _nearest(self, waiting: list[tuple[float, int]], distance: dict[int, float], settled: set[int]) -> int | None:
        """Return the nearest other that has not been looked at."""
        while waiting:
            length, other = heappop(waiting)
            if length == distance[other] and other not in settled:
                return other
        return None

    def _reprice(self, settled: set[int], distance: dict[int, float], end: float) -> None:
        """Raise what the others on the way cost, so that later ways stay right."""
        for other in settled:
            self._price[other] += distance[other] - end

    def _leave(self, alone: int, newcomer: int, reached_from: dict[int, int]) -> None:
        """Let one stay alone, and hand its place down."""
        place = self.partner.pop(alone, None)
        if alone != newcomer and place is not None:
            self._hand_down(place, newcomer, reached_from)

    def _hand_down(self, place: int, newcomer: int, reached_from: dict[int, int]) -> None:
        """Give a free place to the one it was reached from, that one's place to the one before, to the newcomer."""
        while True:
            one = reached_from[place]
            before = self.partner.get(one)
            self.partner[one], self._taken[place] = place, one
            if one == newcomer or before is None:
                return
            place = before
