"""What the command palette offers, and which of it fits what is typed. Knows no widget."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

_FAR = 99


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing the palette can do.

    Attributes:
        name: stays the same from one time to the next: it counts how often the offer was taken.
        words: what is looked for; where: which menu or list it comes from.
        rests: why it can do nothing now, "" when it can.
    """

    name: str
    words: str
    where: str
    run: Callable[[], object]
    keys: str = ""
    rests: str = ""


def fitting(offers: Iterable[Offer], typed: str, sounds: Mapping[str, str], uses: Mapping[str, int]) -> Sequence[Offer]:
    """Return the offers that every typed word fits, best first: fit, then those taken most, then in their order.

    Args:
        sounds: by words, full pinyin and in a second line the initials; what is missing is found as written only.
        uses: how often each was taken, by name.
    """
    wanted = typed.lower().split()
    found = []
    for offer in offers:
        far = max((_far(word, offer, sounds.get(offer.words, "\n")) for word in wanted), default=0)
        if far < _FAR:
            found.append(((bool(offer.rests), far, -uses.get(offer.name, 0)), offer))
    return [offer for _, offer in sorted(found, key=itemgetter(0))]


def _far(word: str, offer: Offer, sound: str) -> int:
    """Return how far a typed word is from an offer: 0 its beginning, then within, then by sound, then its menu."""
    full, initials = sound.split("\n")
    words = offer.words.lower()
    trials = (
        words.startswith(word),
        word in words,
        word in {initials, full},
        initials.startswith(word),
        full.startswith(word),
        word in initials,
        word in full,
        word in offer.where.lower() or word == offer.keys.lower(),
    )
    return next((far for far, fits in enumerate(trials) if fits), _FAR)
