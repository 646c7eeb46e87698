import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.errors import LedgerError
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
    document = assembled(read_web_page, "<table><caption>表题</caption><tr><td>甲</td><td>乙</td></tr>漏在外面</table>")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["表题漏在外面"]


def test_tables_that_only_space_the_page_are_left_out() -> None:
    assert assembled(read_web_page, "<table><tr><td> &nbsp;</td></tr></table>正文").text == "正文"


MENU = "<ul><li><a>首页</a></li><li><a>政务公开</a></li></ul><div>当前位置：<a>首页</a> &gt; <a>文件</a></div>"
FOOT = "<div>主办单位：青河区人民政府 <a>网站地图</a></div><div>备案号：0555</div>"
ARTICLE = (
    "一、重点任务",
    "1.治理青河。开展清淤疏浚，2031年6月底前完成PM2.5和水质监测站点建设。（责任单位：区水务局）",
    "2.治理柳林渠。开展排口整治，拆除沿岸违章建筑，恢复自然岸线，完善步道和照明设施。（责任单位：区水务局、区财政局）",
    "3.治理东风河。实施雨污分流改造，消除沿线直排口，建成亲水平台两处。（责任单位：区住房城乡建设委）",
    "（此件主动公开）",
)
TITLE = "青河区水环境治理三年行动方案"


def paragraphs(page: str) -> list[str]:
    return [block.text for block in assembled(read_web_page, page).blocks if isinstance(block, Paragraph)]


def a_site(article: str, before: str = "", after: str = "") -> str:
    head = f"<html><head><title>{TITLE}_青河区人民政府</title></head><body>"
    return f"{head}{MENU}{before}{article}{after}{FOOT}</body></html>"


def test_the_menus_buttons_and_imprint_of_a_site_are_left_out_and_told() -> None:
    article = f"<div class='zoom'>{''.join(f'<p>&emsp;&emsp;{line}</p>' for line in ARTICLE)}</div>"
    line = "<div>发布日期：2031-02-21 来源：区水务局 字体：[<a>大</a> <a>小</a>] 【打印】</div>"
    share = "<p>分享到：<a>微信</a></p><div>上一篇：<a>关于开展河道巡查的通知</a></div>"
    document = assembled(read_web_page, a_site(article, before=f"<h1>{TITLE}</h1>{line}", after=share))
    assert document.text.split("\n") == [TITLE, *ARTICLE]
    assert "没有读取" in document.findings[0].message
    assert "“首页”" in document.findings[0].message


def test_an_article_of_lines_in_tables_that_place_it_becomes_paragraphs() -> None:
    inner = "<br><br>&emsp;&emsp;".join(ARTICLE)
    table = "<table border=1><tr><td>指标</td><td>数值</td></tr><tr><td>优良比例</td><td>85%</td></tr></table>"
    rows = (f"<b>{TITLE}</b>", "【打印】 【关闭】", f"<div>{inner}<br>{table}</div>", "附件：<a>任务分工表.docx</a>")
    frame = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    side = "<td><ul><li><a>政策</a></li><li><a>解读</a></li></ul></td>"
    page = a_site(f"<table><tr>{side}<td><table>{frame}</table></td></tr></table>")
    document = assembled(read_web_page, page)
    assert paragraphs(page) == [TITLE, *ARTICLE, "附件：任务分工表.docx"]
    assert [texts(table) for table in tables(document)] == [[["指标", "数值"], ["优良比例", "85%"]]]
    assert_spans_are_right(document)


def test_labels_above_an_article_become_paragraphs() -> None:
    box = (
        "<table><tr><td>索 引 号：</td><td>0555</td><td>发布机构：</td><td>青河区人民政府办公室</td></tr>"
        "<tr><td>文　　号：</td><td>青河政办发〔2031〕5号</td><td>成文日期：</td><td>2031年2月20日</td></tr></table>"
    )
    found = paragraphs(a_site(f"<div>{''.join(f'<p>{line}</p>' for line in ARTICLE)}</div>", before=box))
    assert found[:3] == ["发布机构：青河区人民政府办公室", "文号：青河政办发〔2031〕5号", "成文日期：2031年2月20日"]
    assert found[3:] == list(ARTICLE)


def test_a_page_without_an_article_is_read_as_it_stands() -> None:
    assert paragraphs("<p><a>首页</a></p><p>加强日常巡查。</p>") == ["首页", "加强日常巡查。"]


def test_links_inside_the_article_stay() -> None:
    lines = [*ARTICLE[:4], "依据<a>《青河区河湖长制规定》</a>执行。"]
    assert paragraphs(a_site("".join(f"<p>{line}</p>" for line in lines)))[-1] == "依据《青河区河湖长制规定》执行。"


def test_text_set_line_by_line_keeps_its_lines() -> None:
    assert paragraphs("<pre>一、任务\n清淤疏浚。</pre>") == ["一、任务", "清淤疏浚。"]


def test_a_page_that_names_its_encoding_twice_is_read() -> None:
    assert paragraphs('<?xml version="1.0" encoding="gb2312"?><html><body>清淤疏浚。</body></html>') == ["清淤疏浚。"]


def test_a_page_nested_too_deep_is_read_as_far_as_it_goes_and_told() -> None:
    document = assembled(read_web_page, "<p>改造管网。</p>" + "<div>" * 3000 + "清淤疏浚。")
    assert document.text == "改造管网。"
    assert "套得太深" in document.findings[0].message


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


def test_a_page_nested_too_deep_for_a_single_word_is_refused() -> None:
    with pytest.raises(LedgerError, match="套得太深，没有读到文字"):
        assembled(read_web_page, "<div>" * 10_000 + "清淤")
