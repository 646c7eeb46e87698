from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.intake.document import Document, Paragraph
from ledger_app.intake.formats.plain_text import read_text
from ledger_app.intake.reading import read_document, read_pasted_document
from tests.intake.document_building import assembled, assert_spans_are_right, tables, texts


def read(text: str) -> Document:
    return assembled(read_text, text)


def paragraphs(document: Document) -> list[tuple[str, str]]:
    return [(block.where, block.text) for block in document.blocks if isinstance(block, Paragraph)]


def test_every_line_is_a_paragraph_at_its_line() -> None:
    document = read("青河区方案\n\n　　一、任务\n")
    assert paragraphs(document) == [("第1行", "青河区方案"), ("第3行", "　　一、任务")]
    assert document.text == "青河区方案\n\n　　一、任务\n"


def test_lines_split_by_tabs_are_a_table_within_the_text() -> None:
    document = read("附件\n序号\t任务\t单位\n1\t清淤\t区水务局\n联系人：秦若水")
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]
    table = tables(document)[0]
    assert table.ragged
    assert texts(table) == [["序号", "任务", "单位"], ["1", "清淤", "区水务局"]]
    assert table.rows[1][2].where == "第3行第3列"


def test_page_breaks_do_not_end_a_table() -> None:
    table = tables(read("序号\t任务\n1\t清淤\n\n \x0c\n2\t补植\n\n结束"))[0]
    assert texts(table) == [["序号", "任务"], ["1", "清淤"], ["2", "补植"]]
    assert table.rows[2][0].where == "第5行第1列"


def test_short_rows_are_filled_with_cells_that_have_no_place() -> None:
    table = tables(read("序号\t任务\t单位\n1\t清淤"))[0]
    assert [(cell.text, cell.where) for cell in table.rows[1]] == [
        ("1", "第2行第1列"),
        ("清淤", "第2行第2列"),
        ("", ""),
    ]


def test_a_chapter_row_that_lost_its_tabs_stays_in_the_table() -> None:
    document = read("序号\t任务\n一、蓝天\n1\t清淤\n2\t补植")
    assert texts(tables(document)[0])[1] == ["一、蓝天", ""]
    assert len(document.blocks) == 1


def test_a_line_apart_from_the_rows_is_a_paragraph() -> None:
    document = read("序号\t任务\n1\t清淤\n\n附件2\n\n序号\t指标\n1\t优良率")
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Paragraph", "Table"]


@pytest.mark.parametrize(
    "text",
    [
        "\t一、总体要求\n\t二、主要任务\n\t三、保障",  # a tab that only indents
        "\t\t一、总体要求\n\t\t二、主要任务",
        "主送\t各街镇\n抄送各部门",  # one line of two
        "一、总体要求\t1\n二、主要任务\t3\n三、保障措施\t12",  # a table of contents
    ],
)
def test_tabs_alone_make_no_table(text: str) -> None:
    document = read(text)
    assert tables(document) == []
    assert "\n".join(words for _, words in paragraphs(document)) == text


def test_a_list_of_names_and_numbers_is_no_table_of_contents() -> None:
    assert len(tables(read("街镇\t点位数\n临河街道\t12\n望湖街道\t15"))) == 1


def test_one_row_of_many_cells_is_a_table() -> None:
    assert texts(tables(read("3\t清淤\t区水务局\t2025年底前"))[0]) == [["3", "清淤", "区水务局", "2025年底前"]]


def test_a_cell_of_several_lines_in_quotes_stays_one_cell() -> None:
    document = read('序号\t任务\t备注\n1\t"清淤；\n同步护岸的""三面光"""\t无\n2\t补植\t"尾\n行"')
    assert texts(tables(document)[0])[1:] == [["1", '清淤；\n同步护岸的"三面光"', "无"], ["2", "补植", "尾\n行"]]
    assert tables(document)[0].rows[2][0].where == "第4行第1列"
    assert_spans_are_right(document)


def test_quotes_in_running_text_are_left_alone() -> None:
    text = '"五一"前完成\n甲\t乙\n"丙"\t丁'
    assert read(text).text == text


def test_a_markdown_table_is_a_table() -> None:
    document = read("# 方案\n\n| 序号 | 任务 |\n|---|:--:|\n| 1 | 清淤 |\n")
    assert texts(tables(document)[0]) == [["序号", "任务"], ["1", "清淤"]]


def test_bold_words_of_markdown_lose_their_marks() -> None:
    document = assembled(read_text, "**1.清淤。**9月底前完成。\n长度 2**3 与 a__b 不变")
    assert document.text == "1.清淤。9月底前完成。\n长度 2**3 与 a__b 不变"


def test_markdown_headings_and_breaks_lose_their_marks() -> None:
    document = read("## 一、治水\n\n| 序号 | 任务 |\n|---|---|\n| 1 | 清淤<br>加固 |\n")
    assert [text for _, text in paragraphs(document)] == ["一、治水"]
    assert texts(tables(document)[0])[1] == ["1", "清淤\n加固"]
    assert_spans_are_right(document)


def test_text_pasted_with_a_cell_on_each_line_stays_paragraphs() -> None:
    document = read_pasted_document("序号\r\n任务\r\n1\r\n清淤")
    assert [text for _, text in paragraphs(document)] == ["序号", "任务", "1", "清淤"]
    assert document.name == "粘贴的内容"


@given(st.text("甲乙1\t\t\n\n |，", max_size=60))
def test_every_span_gives_its_text_back(text: str) -> None:
    document = read(text)
    assert_spans_are_right(document)
    if "|" not in text:
        assert document.text == text


@given(st.text('甲1\t\n"', max_size=40))
def test_quotes_in_any_place_break_no_span(text: str) -> None:
    assert_spans_are_right(read(text))


def test_the_table_inside_a_real_plan_keeps_its_61_rows(shared: Path, tmp_path: Path) -> None:
    path = shared / "plans" / "003_xiqing_2023_2025_action.txt"
    table = max(tables(read_document(path, tmp_path)), key=lambda found: len(found.rows))
    assert [row[0].text for row in table.rows if row[0].text.isdigit()] == [str(number) for number in range(1, 62)]
