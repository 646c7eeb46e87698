"""Words as they are compared: what only looks different is the same."""

import re
import unicodedata

_SIGNS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return `text` without blanks, punctuation and differences of width and case, for matching."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()
