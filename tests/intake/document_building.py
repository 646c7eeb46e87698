"""Small documents for the tests of reading: built in a line, read in process."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from docx import Document as WordDocument
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ledger_app.intake.assembly import Assembly
from ledger_app.intake.document import Document, Table
from ledger_app.intake.reading import read_document

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def read(path: Path) -> Document:
    """Read a file without a child process."""
    work = path.parent / "work"
    work.mkdir(exist_ok=True)
    return read_document(path, work)


def assembled(reader: Callable[[str, Assembly], None], text: str) -> Document:
    """Let one reader of characters make a document of a text."""
    assembly = Assembly("正文")
    reader(text, assembly)
    return assembly.finish()


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def covered(table: Table) -> list[tuple[int, int]]:
    return [(i, j) for i, row in enumerate(table.rows) for j, cell in enumerate(row) if cell.covered]


def messages(document: Document) -> list[str]:
    return [f"{finding.where}｜{finding.message}" for finding in document.findings]


def assert_spans_are_right(document: Document) -> None:
    for block in document.blocks:
        pieces = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block]
        for piece in pieces:
            start, end = piece.span
            assert document.text[start:end] == piece.text
        if isinstance(block, Table):
            assert len({len(row) for row in block.rows}) <= 1


def a_workbook(path: Path, fill: Callable[[Worksheet], object], title: str = "任务表") -> Path:
    """Write a workbook of one sheet with openpyxl."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    fill(sheet)
    book.save(path)
    return path


def a_raw_workbook(path: Path, sheet: str, parts: Mapping[str, str] | None = None, properties: str = "") -> Path:
    """Write a workbook whose only sheet, 表, is this XML: for what openpyxl would never write."""
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    contents = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'{relations}<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>'
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{relations}<Relationship Id="r1" Type="{OFFICE}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in {**contents, **(parts or {})}.items():
            package.writestr(name, text)
    return path


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def a_word_document(path: Path, body: str) -> Path:
    """Write a .docx whose body is this XML, with the prefix w; python-docx gives all the rest."""
    document = WordDocument()
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    for element in parse_xml(f'<w:body xmlns:w="{WORD}" {_MORE}>{body}</w:body>'):
        document.element.body.insert(len(document.element.body) - 1, element)
    document.save(str(path))
    return path


_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph of plain runs; what begins with < goes in as it is."""
    inside = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{inside}</w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tbl(*rows: Sequence[str]) -> str:
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


LEVELS = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimalEnclosedCircle", "%4"),
)


def numbered(level: int, text: str, list_id: int = 70) -> str:
    """Return a paragraph of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def document_with_lists(path: Path, body: str, levels: Sequence[tuple[str, str]] = LEVELS, overrides: str = "") -> Path:
    """Write a .docx with two lists, 70 and 71, of one definition; by default 一、 （一） 1. ①."""
    document = WordDocument()
    numbering = document.part.numbering_part.element
    definition = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for level, (style, pattern) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum xmlns:w="{WORD}" w:abstractNumId="70">{definition}</w:abstractNum>'))
    for number, more in ((70, ""), (71, overrides)):
        xml = f'<w:num xmlns:w="{WORD}" w:numId="{number}"><w:abstractNumId w:val="70"/>{more}</w:num>'
        numbering.append(parse_xml(xml))
    for element in parse_xml(f'<w:body xmlns:w="{WORD}">{body}</w:body>'):
        document.element.body.insert(len(document.element.body) - 1, element)
    document.save(str(path))
    return path
