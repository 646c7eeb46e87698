"""Words as they are compared: what only looks different is the same."""

import re
import unicodedata
from functools import lru_cache

_SIGNS = re.compile(r"[\W_]+")
_COUNT = "[一二三四五六七八九十百]{1,4}"
_NUMERAL = re.compile(
    rf"\s*(?:第?{_COUNT}[、.．]|第(?:{_COUNT}|\d+)[章节条篇]|[（(](?:{_COUNT}|\d+)[）)]|\d+(?:[.．]\d+)*(?:[、.．](?!\d)|[）)])"
    rf"|[①-⑳]|{_COUNT}是(?!否)[：:，]?)\s*"
)


def plain(text: str) -> str:
    """Return `text` without blanks, punctuation and differences of width and case, for matching."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=1024)
def grams(text: str) -> frozenset[str]:
    """Return the groups of three characters that stand side by side in `text`, as they are compared."""
    bare = plain(text)
    return frozenset(bare[at : at + 3] for at in range(max(0, len(bare) - 2)))


def split_numeral(text: str) -> tuple[str, str]:
    """Return the numeral that a heading or an item begins with (3. （一） 一是), "" for none, and what follows it."""
    found = _NUMERAL.match(text)
    end = found.end() if found is not None else 0
    return text[:end], text[end:]
