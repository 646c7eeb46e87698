"""The headings that a task stands under: chapter rows, and the cells of the group columns carried downwards."""

import re
from collections.abc import Sequence

_RANKS = (
    re.compile(r"第[〇零一二三四五六七八九十百]+(?:章|部分|篇)"),
    re.compile(r"第[〇零一二三四五六七八九十百]+(?:节|条)"),
    re.compile(r"[〇零一二三四五六七八九十百]+\s*[、．.]|[ⅠⅡⅢⅣⅤⅥ]+[、．.]"),
    re.compile(r"[（(]\s*[〇零一二三四五六七八九十百]+\s*[）)]"),
    re.compile(r"\d+\s*[、．.]"),
)
_BREAK = re.compile(r"\s*\n\s*")
_CONTINUED = re.compile(r"\s*[（(]\s*接?续\s*[表页]?\s*[）)]$")
_NUMBERING = re.compile(
    r"^(?:第[〇零一二三四五六七八九十百]+[章节部分篇条]+|[（(]?\s*[〇零一二三四五六七八九十百\d]+\s*[）)、．.])\s*"
)
_NUMERAL_ALONE = re.compile(r"[〇零一二三四五六七八九十百ⅠⅡⅢⅣⅤⅥA-H]+$")


def one_line(text: str) -> str:
    """Return a heading on one line: line breaks of a narrow cell taken out, （续） of a new page, too."""
    bare = text.strip()
    bare = _CONTINUED.sub("", bare) if "续" in bare else bare
    return _BREAK.sub("", bare) if "\n" in bare else bare


def chapter_text(texts: Sequence[str]) -> str:
    """Return the heading of a chapter row, its numeral in a cell of its own joined with 、 where it has no mark.

    Sums behind the name are no part of it.
    """
    if len(texts) > 1 and not re.search(r"\d", texts[1][:1]):
        mark = "、" if _NUMERAL_ALONE.match(texts[0]) else "." if texts[0].isdecimal() else ""
        return one_line(texts[0] + mark + texts[1])
    return one_line(texts[0])


class Outline:
    """Keeps the headings in force while the rows of a table are read from top to bottom."""

    def __init__(self, group_columns: int) -> None:
        self._chapters: list[tuple[int | None, str]] = []
        self._groups = [""] * group_columns
        self._fresh = 0

    def begin_chapter(self, text: str) -> None:
        """Put `text` under the chapters it belongs to: by its numeral, or below a chapter row right above it."""
        rank = _rank(text)
        ranks = [old for old, _ in self._chapters]
        if rank is None:
            if not self._fresh:
                self._chapters = self._chapters[: ranks.index(None)] if None in ranks else self._chapters
        else:
            while self._chapters and (self._chapters[-1][0] is None or self._chapters[-1][0] >= rank):
                if self._chapters[-1][0] is None and self._fresh:
                    break
                self._chapters.pop()
        self._chapters.append((rank, text))
        self._groups = [""] * len(self._groups)
        self._fresh += 1

    def begin_plan(self) -> None:
        """Leave everything that stands above the tasks of another plan; chapters begun since the last task stay."""
        self._chapters = self._chapters[len(self._chapters) - self._fresh :]
        self._groups = [""] * len(self._groups)

    def enter(self, groups: Sequence[str]) -> None:
        """Take the group cells of a task row; empty ones are carried on."""
        self._fresh = 0
        for at, text in enumerate(groups):
            if text and text != self._groups[at]:
                self._groups[at:] = [text] + [""] * (len(self._groups) - at - 1)

    def enter_whole(self, groups: Sequence[str]) -> None:
        """Take the group cells of a task row of our own export, where an empty one means none."""
        self._fresh = 0
        self._groups = list(groups)

    @property
    def path(self) -> tuple[str, ...]:
        """The headings in force, outermost first; a group that repeats its chapter's words counts once."""
        path = [text for _, text in self._chapters]
        for text in self._groups:
            if text and (not path or text not in {path[-1], _NUMBERING.sub("", path[-1])}):
                path.append(text)
        return tuple(path)


def _rank(text: str) -> int | None:
    return next((rank for rank, form in enumerate(_RANKS) if form.match(text.strip())), None)
