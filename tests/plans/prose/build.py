"""Rebuild the Word, web and PDF (LibreOffice) forms of plans from their text: python -m tests.plans.prose.build."""

import html
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
Styler = Callable[[WordDocument, str], None]

_LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
_CHAPTERS = (("chineseCounting", "第%1章"), ("chineseCounting", "第%2节"), ("chineseCounting", "%3、"))
_NUMERALS = re.compile(r"^(?:([一二三四五六七八九十]+、)|(（[一二三四五六七八九十]+）)|(\d+\.))")
_CHAPTER_NUMERALS = re.compile(
    r"^(?:(第[一二三四五六七八九十]+章)\s*|(第[一二三四五六七八九十]+节)\s*|([一二三四五六七八九十]+、))"
)


def lines_of(name: str) -> list[str]:
    """Return the lines of the plan's text that hold something."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip()]


def write_word(name: str, write: Styler) -> None:
    """Write the plan as a Word document: tab-separated lines become a table, the others go through `write`."""
    document = Document()
    document.styles["Normal"].font.size = Pt(14)
    for tabular, lines in groupby(lines_of(name), lambda line: "\t" in line):
        if tabular:
            add_table(document, [line.split("\t") for line in lines])
        else:
            for line in lines:
                write(document, line)
    document.save(str(HERE / f"{name}.docx"))


def add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    """Add a table; equal neighbours of the second column are one merged cell."""
    table = document.add_table(len(rows), len(rows[0]), "Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for first, last in _runs([texts[1] for texts in rows]):
        top, bottom = table.cell(first, 1), table.cell(last, 1)
        for row in range(first + 1, last + 1):
            table.cell(row, 1).text = ""
        if first < last:
            merged = top.merge(bottom)
            for empty in merged.paragraphs[1:]:
                empty._p.getparent().remove(empty._p)


def _runs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    for _, group in groupby(range(len(texts)), texts.__getitem__):
        indices = list(group)
        yield indices[0], indices[-1]


def as_typed(document: WordDocument, line: str) -> None:
    """Add a line with its numeral as typed."""
    document.add_paragraph(line.strip())


def add_lists(document: WordDocument, levels: Sequence[tuple[str, str]]) -> None:
    """Give the document one list of several levels, number 70."""
    numbering = document.part.numbering_part.element
    if any(number.get(qn("w:numId")) == "70" for number in numbering.findall(qn("w:num"))):
        return
    definition = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for level, (style, pattern) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="70">{definition}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="70"><w:abstractNumId w:val="70"/></w:num>'))


def add_numbered(document: WordDocument, line: str, numerals: re.Pattern[str]) -> Paragraph:
    """Add a line, its numeral left to Word."""
    found = numerals.match(line)
    paragraph = document.add_paragraph(line[found.end() :] if found else line.strip())
    if found is not None:
        level = next(index for index, numeral in enumerate(found.groups()) if numeral)
        xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="70"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(xml))
    return paragraph


def schools(document: WordDocument, line: str) -> None:
    """Numerals of three levels by Word; words put in and taken out on record; signature and day in a text box."""
    add_lists(document, _LEVELS)
    if line in {"澄川县人民政府办公室", "2025年6月18日"}:
        _add_to_box(document, line)
        return
    paragraph = add_numbered(document, line, _NUMERALS)
    for words in ("，严禁借机收费", "（县市场监管局牵头，县教育局、县卫生健康局配合）"):
        _put_in_on_record(paragraph, words)


def _put_in_on_record(paragraph: Paragraph, words: str) -> None:
    """Mark `words` of a paragraph as inserted, and some other words before them as deleted."""
    before, found, after = paragraph.text.partition(words)
    if not found:
        return
    paragraph.runs[0].text = before
    for tag, kind, text in (("w:del", "w:delText", "，由家长自愿捐助"), ("w:ins", "w:t", words), ("", "w:t", after)):
        run = OxmlElement("w:r")
        run.append(OxmlElement(kind))
        run[0].text = text
        if tag:
            change = OxmlElement(tag)
            change.set(qn("w:id"), "9")
            change.set(qn("w:author"), "办公室")
            change.append(run)
            run = change
        paragraph._p.append(run)


def _add_to_box(document: WordDocument, line: str) -> None:
    """Add a line to the text box that hangs on the last paragraph."""
    last = document.paragraphs[-1]._p
    boxes = last.findall(f".//{qn('w:txbxContent')}")
    if not boxes:
        last.append(
            parse_xml(
                f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape '
                'style="position:absolute;width:180pt;height:60pt"><v:textbox><w:txbxContent/></v:textbox>'
                "</v:shape></w:pict></w:r>"
            )
        )
        boxes = last.findall(f".//{qn('w:txbxContent')}")
    boxes[0].append(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{line}</w:t></w:r></w:p>"))


def fiveyear(document: WordDocument, line: str) -> None:
    """Chapters, sections and items numbered by Word; the contents in front with tabs and page numbers."""
    add_lists(document, _CHAPTERS)
    title, dots, page = line.partition("…")
    if dots:
        document.add_paragraph(f"{title}\t{page.strip('…')}")
    else:
        add_numbered(document, line, _CHAPTER_NUMERALS)


def write_page(name: str, title: str) -> None:
    """Write the plan as a saved page: scripts, a trail of links, indents of wide blanks, lines that break."""
    lines = [html.escape(line) for line in lines_of(name)]
    body = "\n".join(f"<p>&emsp;&emsp;{re.sub('（(?=责任单位|牵头单位)', '<br>（', line)}</p>" for line in lines[1:])
    page = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{lines[0]}_{title}</title>
<style>p {{ text-indent: 2em; }}</style><script>var page = "1.不是任务。";</script></head>
<body><div class="trail"><a href="#">首页</a> &gt; <a href="#">政务公开</a> &gt; 正文</div>
<h1>{lines[0]}</h1>
<div class="text">
{body}
</div>
<div class="foot">【打印】【关闭】</div></body></html>
"""
    (HERE / f"{name}.html").write_text(page, encoding="utf-8")


def machinery() -> None:
    """A PDF whose pages cut sentences and carry numbers at their foot."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    foot = section.footer.paragraphs[0]._p
    foot.append(parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve">— </w:t></w:r>'))
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot.append(parse_xml(field))
    foot.append(parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> —</w:t></w:r>'))
    for line in lines_of("machinery"):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(28) if len(line) > 30 or line[0] in "一二三（" else None
        run = paragraph.add_run(line)
        run.font.size = Pt(14)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Noto Serif CJK SC")
    with TemporaryDirectory() as folder:
        source = Path(folder) / "machinery.docx"
        document.save(str(source))
        home = f"-env:UserInstallation=file://{folder}/home"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(source)]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    write_word("schools", schools)
    write_word("fiveyear", fiveyear)
    write_word("services", as_typed)
    write_word("renewal", as_typed)
    write_page("elderly", "青河区政府")
    write_page("digital", "岚屿市政府")
    machinery()
