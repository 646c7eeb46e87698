"""Text copied line by line whose paragraphs are told apart by blank lines: what stands together belongs together."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ledger_app.intake.prose.start import begins_anew, begins_numbered
from ledger_app.intake.prose.wrapping import width

_FEWEST = 4
_WIDEST = 60
_CUT = 12
_SHORT = 0.6


@dataclass(frozen=True, slots=True)
class BlankLines:
    """Paragraphs are told apart by blank lines.

    Attributes:
        usual: how wide a line that goes on is, in Chinese characters.
    """

    usual: float

    def goes_on(self, line: str, following: str) -> bool:
        """Whether the paragraph of `line` goes on in the next one, which no blank line parts from it."""
        if begins_numbered(following) or (_is_ended(line) and begins_anew(following)):
            return False
        return width(line.strip()) >= _SHORT * self.usual


def blank_lines_of(texts: Sequence[str], apart: Sequence[bool]) -> BlankLines | None:
    """Return how wide lines are where blank lines tell paragraphs apart, None for a text of another kind.

    Args:
        apart: whether a blank line, or more, stands before each line.
    """
    inner = [line for line, is_apart in zip(texts, apart[1:], strict=False) if not is_apart]
    cut = [width(line.strip()) for line in inner if not _is_ended(line) and width(line.strip()) >= _CUT]
    if sum(apart) < _FEWEST or len(cut) < _FEWEST or 2 * len(cut) < len(inner):
        return None
    return BlankLines(median(cut)) if max(map(width, texts)) <= _WIDEST else None


def _is_ended(line: str) -> bool:
    return line.rstrip()[-1] in "。！？：；"
