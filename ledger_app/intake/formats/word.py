"""Word documents in: paragraphs and tables in their order, by one walk over the XML."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from ledger_app.errors import LedgerError
from ledger_app.intake.assembly import Assembly
from ledger_app.intake.formats.numbering import Numbering, W
from ledger_app.intake.formats.package import Package
from ledger_app.intake.formats.scan import RESAVE
from ledger_app.intake.formats.table_grid import GridCell, TableGrid
from ledger_app.intake.formats.word_text import (
    ALTERNATIVES,
    Words,
    alternative,
    asks_to_be_filled,
    is_mark_deleted,
    words_of,
)

_WRAPPERS = {f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_SHOWN = 30


def read_word(path: Path, assembly: Assembly) -> None:
    """Append a .docx file.

    Raises:
        LedgerError: it holds no document in the usual form.
    """
    with Package(path) as package:
        main = package.main_part
        body = package.xml(main).find(f"{W}body") if main in package.names else None
        if body is None:
            raise LedgerError(f"“{path.name}”里没有能读的 Word 正文", RESAVE)
        parts = [package.part_of_type(main, kind) for kind in ("/numbering", "/styles", "/footnotes", "/comments")]
        roots = [package.xml(part) if part else None for part in parts]
    numbering, styles, footnotes, comments = roots
    reader = _Reader(assembly, Numbering(numbering, styles))
    reader.add_blocks(body)
    reader.tell_what_was_met()
    _tell_of_notes(path.name, footnotes, comments, assembly)


class _Reader:
    """A document on its way in: counts paragraphs and tables, and remembers what the clerk should know."""

    def __init__(self, assembly: Assembly, numbering: Numbering) -> None:
        self._assembly = assembly
        self._numbering = numbering
        self._paragraphs = 0
        self._tables = 0
        self._place = ""
        self._met: dict[str, str] = {}

    def add_blocks(self, container: Element) -> None:
        """Append paragraphs and tables in the order of the document."""
        for block in _joined(_blocks(container)):
            if isinstance(block, list):
                self._add_paragraph(block)
            elif block.tag == f"{W}tbl":
                self._add_table(block)
            else:
                self._met.setdefault("文档里嵌着另一个文件的内容，没有读取", self._place)

    def tell_what_was_met(self) -> None:
        """Add one finding for each sort of thing met, at its first place."""
        for message, place in self._met.items():
            self._assembly.note(place, message)

    def _add_paragraph(self, parts: list[Element]) -> None:
        """Append a paragraph, a line each where it is broken by hand."""
        words = words_of(parts, self._numbering)
        lines = [line for line in words.text.split("\n") if line.strip()]
        if lines:
            self._paragraphs += 1
        self._place = f"第{max(self._paragraphs, 1)}段"
        for line in lines:
            self._assembly.add_paragraph(line, self._place)
        self._remember(words)
        for box in words.boxes:
            self.add_blocks(box)

    def _add_table(self, table: Element) -> None:
        rows = list(_rows(table))
        frame = list(_children(rows[0], f"{W}tc")) if len(rows) == 1 else []
        if len(frame) == 1:
            self.add_blocks(frame[0])  # a frame around text or around the page, no table of its own
            return
        self._tables += 1
        grid = TableGrid(f"第{self._tables}个表格")
        for row in rows:
            properties = row.find(f"{W}trPr")
            grid.start_row(
                skipped=_number(properties, "gridBefore"),
                hidden=properties is not None and properties.find(f"{W}hidden") is not None,
            )
            for cell in _children(row, f"{W}tc"):
                self._place = grid.place
                grid.add(self._cell(cell))
        grid.append_to(self._assembly)

    def _cell(self, cell: Element) -> GridCell:
        properties = cell.find(f"{W}tcPr")
        return GridCell(
            text="\n".join(self._lines(cell)).strip("\n"),
            columns=max(_number(properties, "gridSpan"), 1),
            goes_on_down=_continues(properties, "vMerge"),
            goes_on_right=_continues(properties, "hMerge"),
        )

    def _lines(self, container: Element) -> Iterator[str]:
        """Yield the lines of a cell; a table inside it becomes lines, too."""
        for block in _joined(_blocks(container)):
            if isinstance(block, list):
                words = words_of(block, self._numbering)
                self._remember(words)
                yield words.text
                for box in words.boxes:
                    yield from self._lines(box)
            elif block.tag == f"{W}tbl":
                self._met.setdefault("单元格里还套着表格，已并入该格的文字", self._place)
                for row in _rows(block):
                    cells = (" ".join(self._lines(cell)) for cell in _children(row, f"{W}tc"))
                    yield " ".join(text for text in cells if text)

    def _remember(self, words: Words) -> None:
        if words.revised:
            self._met.setdefault("文档带有修订：已采用插入的文字，略去删除的文字", self._place)
        if words.boxes:
            self._met.setdefault("文本框里的文字已一并读取", self._place)
        if words.commands:
            self._met.setdefault("文档带有 DDE 链接，没有执行", self._place)
        hidden = "".join(words.vanished).strip()
        if hidden:
            self._assembly.warn(self._place, f"有隐藏的文字“{hidden[:_SHOWN]}”，表面看不见，没有采用")


def _joined(blocks: Iterable[Element]) -> Iterator[list[Element] | Element]:
    """Yield paragraphs as lists, of several where a revision deleted the marks between them, and all else as it is."""
    parts: list[Element] = []
    for block in blocks:
        if block.tag == f"{W}p":
            parts.append(block)
        if parts and not (block.tag == f"{W}p" and is_mark_deleted(block)):
            yield parts
            parts = []
        if block.tag != f"{W}p":
            yield block
    if parts:
        yield parts


def _blocks(container: Iterable[Element]) -> Iterator[Element]:
    """Yield paragraphs, tables and embedded contents; content controls and insertions are looked through."""
    for child in container:
        if child.tag in {f"{W}p", f"{W}tbl", f"{W}altChunk"}:
            yield child
        elif child.tag in _WRAPPERS and not asks_to_be_filled(child):
            yield from _blocks(child)
        elif child.tag == ALTERNATIVES:
            yield from _blocks(alternative(child))


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows that were not deleted by a revision."""
    return (row for row in _children(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _number(properties: Element | None, tag: str) -> int:
    item = properties.find(f"{W}{tag}") if properties is not None else None
    value = item.get(f"{W}val", "") if item is not None else ""
    return min(int(value), 1000) if value.isascii() and value.isdigit() else 0


def _continues(properties: Element | None, tag: str) -> bool:
    item = properties.find(f"{W}{tag}") if properties is not None else None
    return item is not None and item.get(f"{W}val", "continue") == "continue"


def _tell_of_notes(name: str, footnotes: Element | None, comments: Element | None, assembly: Assembly) -> None:
    """Say that footnotes and comments are there; they are no part of the plan's text."""
    texts = ["".join(note.itertext()).strip() for note in footnotes] if footnotes is not None else []
    count = sum(bool(text) for text in texts)
    if count:
        assembly.note(name, f"文档有 {count} 条脚注，没有读取")
    if comments is not None and len(comments):
        assembly.note(name, f"文档有 {len(comments)} 条批注，没有读取")
