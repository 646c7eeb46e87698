from pathlib import Path

from docx import Document
from docx.oxml import parse_xml

from ledger_app.intake.document import Paragraph
from tests.intake.document_building import WORD, document_with_lists, numbered, p, read, tables, tbl, tc, texts


def lines(path: Path) -> list[str]:
    return [block.text for block in read(path).blocks if isinstance(block, Paragraph)]


def test_automatic_numbers_of_several_levels_are_text(tmp_path: Path) -> None:
    body = (
        numbered(0, "总体")
        + numbered(1, "甲")
        + numbered(2, "细")
        + numbered(1, "乙")
        + numbered(0, "保障")
        + numbered(1, "丙")
    )
    expected = ["一、总体", "（一）甲", "1.细", "（二）乙", "二、保障", "（一）丙"]
    assert lines(document_with_lists(tmp_path / "文.docx", body)) == expected


def test_the_number_column_of_a_table_may_be_automatic(tmp_path: Path) -> None:
    cell = numbered(0, "").replace("<w:r><w:t></w:t></w:r>", "")
    body = tbl([tc("序号"), tc("任务")], [tc(cell), tc("甲")], [tc(cell), tc("乙")]) + p()
    path = document_with_lists(tmp_path / "表.docx", body, levels=(("decimal", "%1"),))
    assert texts(tables(read(path))[0]) == [["序号", "任务"], ["1", "甲"], ["2", "乙"]]


def test_a_bare_number_is_kept_apart_from_its_text(tmp_path: Path) -> None:
    path = document_with_lists(tmp_path / "文.docx", numbered(0, "2025年底前完成"), levels=(("decimal", "%1"),))
    assert lines(path) == ["1 2025年底前完成"]


def test_a_list_of_the_same_kind_may_begin_anew_and_counts_on_from_there(tmp_path: Path) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = numbered(0, "甲") + numbered(0, "乙", 71) + numbered(0, "丙")
    path = document_with_lists(tmp_path / "文.docx", body, overrides=override)
    assert lines(path) == ["一、甲", "五、乙", "六、丙"]


def test_a_list_with_a_level_of_its_own_shows_it(tmp_path: Path) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1项"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>'
    path = document_with_lists(tmp_path / "文.docx", numbered(0, "甲", 71) + numbered(0, "乙", 71), overrides=override)
    assert lines(path) == ["第3项甲", "第4项乙"]


def test_a_deleted_paragraph_does_not_count(tmp_path: Path) -> None:
    gone = numbered(0, "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>")
    gone = gone.replace("</w:numPr>", "</w:numPr><w:rPr><w:del/></w:rPr>")
    path = document_with_lists(tmp_path / "文.docx", numbered(0, "甲") + gone + numbered(0, "乙"))
    assert lines(path) == ["一、甲", "二、乙"]


def a_styled_document(path: Path, styles: str, definitions: str, body: str) -> Path:
    """Write a document with styles and list definitions of its own, list 80 being of definition 80."""
    document = Document()
    for element in parse_xml(f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'):
        document.styles.element.append(element)
    numbering = document.part.numbering_part.element
    for element in reversed(parse_xml(f'<w:numbering xmlns:w="{WORD}">{definitions}</w:numbering>')):
        if element.tag.endswith("}num"):
            numbering.append(element)
        else:
            numbering.insert(0, element)
    for element in parse_xml(f'<w:body xmlns:w="{WORD}">{body}</w:body>'):
        document.element.body.insert(len(document.element.body) - 1, element)
    document.save(str(path))
    return path


def a_level(level: int, style: str, pattern: str, more: str = "") -> str:
    start = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>'
    return f'<w:lvl w:ilvl="{level}">{start}{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def a_style(name: str, numbering: str = "", base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr><w:numPr>{numbering}</w:numPr></w:pPr></w:style>"
    )


LIST = '<w:num w:numId="80"><w:abstractNumId w:val="80"/></w:num>'
TWO_LEVELS = a_level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>') + a_level(
    1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>'
)


def styled(style: str, text: str) -> str:
    return p(text, properties=f'<w:pStyle w:val="{style}"/>')


def test_headings_are_numbered_through_the_levels_that_name_their_styles(tmp_path: Path) -> None:
    number = '<w:numId w:val="80"/>'
    styles = a_style("H1", number) + a_style("H2", number) + a_style("H3", base="H2")
    definition = f'<w:abstractNum w:abstractNumId="80">{TWO_LEVELS}</w:abstractNum>{LIST}'
    body = styled("H1", "总体") + styled("H2", "甲") + styled("H3", "乙") + styled("H1", "任务") + styled("H2", "丙")
    path = a_styled_document(tmp_path / "文.docx", styles, definition, body)
    assert lines(path) == ["一、总体", "（一）甲", "（二）乙", "二、任务", "（一）丙"]


def test_a_style_may_take_its_list_from_its_base_and_say_only_the_level(tmp_path: Path) -> None:
    styles = a_style("B", '<w:numId w:val="80"/>') + a_style("C", '<w:ilvl w:val="1"/>', base="B")
    levels = a_level(0, "decimal", "%1.") + a_level(1, "decimal", "（%2）")
    definition = f'<w:abstractNum w:abstractNumId="80">{levels}</w:abstractNum>{LIST}'
    path = a_styled_document(tmp_path / "文.docx", styles, definition, styled("B", "甲") + styled("C", "乙"))
    assert lines(path) == ["1.甲", "（1）乙"]


def test_a_list_may_borrow_its_levels_from_a_list_style(tmp_path: Path) -> None:
    style = (
        '<w:style w:type="numbering" w:styleId="公文"><w:name w:val="公文"/>'
        '<w:pPr><w:numPr><w:numId w:val="81"/></w:numPr></w:pPr></w:style>'
    )
    definition = (
        '<w:abstractNum w:abstractNumId="80"><w:numStyleLink w:val="公文"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="81">{a_level(0, "chineseCounting", "%1、")}</w:abstractNum>'
        f'{LIST}<w:num w:numId="81"><w:abstractNumId w:val="81"/></w:num>'
    )
    path = a_styled_document(tmp_path / "文.docx", style, definition, numbered(0, "甲", 80) + numbered(0, "乙", 81))
    assert lines(path) == ["一、甲", "二、乙"]


def test_numbers_may_run_on_below_new_headings(tmp_path: Path) -> None:
    levels = a_level(0, "chineseCounting", "（%1）") + a_level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    definition = f'<w:abstractNum w:abstractNumId="80">{levels}</w:abstractNum>{LIST}'
    body = "".join(numbered(level, "甲", 80) for level in (0, 1, 1, 0, 1))
    path = a_styled_document(tmp_path / "文.docx", "", definition, body)
    assert lines(path) == ["（一）甲", "1.甲", "2.甲", "（二）甲", "3.甲"]


def test_a_level_may_show_the_numbers_above_it_in_digits(tmp_path: Path) -> None:
    levels = a_level(0, "chineseCounting", "第%1章") + a_level(1, "decimal", "%1.%2", "<w:isLgl/>")
    definition = f'<w:abstractNum w:abstractNumId="80">{levels}</w:abstractNum>{LIST}'
    body = "".join(numbered(level, "甲", 80) for level in (0, 0, 1))
    path = a_styled_document(tmp_path / "文.docx", "", definition, body)
    assert lines(path) == ["第一章甲", "第二章甲", "2.1 甲"]


def test_deeper_numbers_show_those_above(tmp_path: Path) -> None:
    levels = (("decimal", "%1"), ("decimal", "%1.%2"))
    body = numbered(0, "总") + numbered(1, "分") + numbered(1, "分")
    assert lines(document_with_lists(tmp_path / "文.docx", body, levels=levels)) == ["1 总", "1.1 分", "1.2 分"]


def test_bullets_and_unknown_lists_show_no_number(tmp_path: Path) -> None:
    path = document_with_lists(
        tmp_path / "文.docx", numbered(0, "甲") + numbered(0, "乙", 99), levels=(("bullet", "●"),)
    )
    assert lines(path) == ["甲", "乙"]


def test_a_style_may_number_and_a_paragraph_may_refuse(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("甲", style="List Number")
    document.add_paragraph("乙", style="List Number")
    refused = document.add_paragraph("丙", style="List Number")
    refused._p.get_or_add_pPr().append(parse_xml(f'<w:numPr xmlns:w="{WORD}"><w:numId w:val="0"/></w:numPr>'))
    document.save(str(tmp_path / "文.docx"))
    assert lines(tmp_path / "文.docx") == ["1.甲", "2.乙", "丙"]
