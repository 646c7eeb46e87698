from hypothesis import given
from hypothesis import strategies as st

from ledger_app.intake.document import Merge, Paragraph
from ledger_app.intake.formats.web_page import read_web_page
from tests.intake.document_building import assembled, assert_spans_are_right, covered, tables, texts


def test_paragraphs_and_tables_come_in_their_order() -> None:
    page = (
        "<html><head><title>题</title><style>p{}</style></head><body><h1>青河区 方案</h1><p>一、\n任务<br>二、保障</p>"
        "<table><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td>清淤&nbsp;<b>护岸</b><br/>补植</td></tr></table>"
        "<script>var x = 1;</script><div>附注<!-- 注释 --></div></body></html>"
    )
    document = assembled(read_web_page, page)
    assert document.text == "青河区 方案\n一、 任务\n二、保障\n序号\t任务\n1\t清淤 护岸\n补植\n附注"
    assert [block.where for block in document.blocks if isinstance(block, Paragraph)] == [
        f"第{n}段" for n in (1, 2, 3, 4)
    ]
    assert tables(document)[0].rows[1][1].where == "第1个表格第2行第2列"


def test_spans_of_cells_become_merges() -> None:
    page = (
        "<table><tr><td colspan=2>章节</td><td rowspan='2'>单位</td></tr><tr><td>1</td><td>清淤</td></tr>"
        "<tr><td rowspan=5>2</td><td>补植</td><td>区城管局</td></tr></table>"
    )
    table = tables(assembled(read_web_page, page))[0]
    assert texts(table) == [["章节", "", "单位"], ["1", "清淤", ""], ["2", "补植", "区城管局"]]
    assert covered(table) == [(0, 1), (1, 2)]
    assert table.merges == (Merge(0, 0, 0, 1), Merge(0, 2, 1, 2))


def test_missing_end_tags_are_forgiven() -> None:
    page = "<table><tr><td>甲<td>乙<tr><td>丙<td>丁"
    assert texts(tables(assembled(read_web_page, page))[0]) == [["甲", "乙"], ["丙", "丁"]]
    assert texts(tables(assembled(read_web_page, "<table><td>甲<td>乙</table>"))[0]) == [["甲", "乙"]]


def test_a_table_inside_a_cell_becomes_its_text() -> None:
    page = "<table><tr><td>1<td>前<table><tr><td>甲</td><td>乙</td></tr></table>后</td></tr></table>"
    assert texts(tables(assembled(read_web_page, page))[0]) == [["1", "前\n甲\n乙\n后"]]


def test_rows_that_the_page_hides_are_marked() -> None:
    page = "<table><tr><td>甲</td></tr><tr style='DISPLAY: none'><td>乙</td></tr></table>"
    assert tables(assembled(read_web_page, page))[0].hidden_rows == {1}


def test_text_between_cells_is_not_lost() -> None:
    document = assembled(read_web_page, "<table><caption>表题</caption><tr><td>甲</td></tr>漏在外面</table>")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["表题漏在外面"]


def test_tables_that_only_space_the_page_are_left_out() -> None:
    assert assembled(read_web_page, "<table><tr><td> &nbsp;</td></tr></table>正文").text == "正文"


TAGS = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<td colspan=3>",
        "<td rowspan=2>",
        "</td>",
        "<p>",
        "<br>",
        "甲",
        "乙 丙",
    ]
)


@given(st.lists(TAGS, max_size=30))
def test_tags_in_any_order_break_nothing(pieces: list[str]) -> None:
    document = assembled(read_web_page, "".join(pieces))
    assert_spans_are_right(document)
    for word in ("甲", "乙"):
        assert document.text.count(word) == sum(word in piece for piece in pieces)
