from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger_app.errors import LedgerError
from ledger_app.intake.document import Merge, Paragraph
from tests.intake.document_building import (
    a_raw_workbook,
    a_word_document,
    assert_spans_are_right,
    covered,
    messages,
    p,
    read,
    sheet_xml,
    tables,
    tbl,
    tc,
    texts,
)

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def lines(path: Path) -> list[str]:
    return [block.text for block in read(path).blocks if isinstance(block, Paragraph)]


def test_paragraphs_and_tables_come_in_their_order(tmp_path: Path) -> None:
    path = a_word_document(tmp_path / "方案.docx", p("一、任务") + p() + tbl([tc("序号"), tc("任务")]) + p("附注"))
    document = read(path)
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert document.text == "一、任务\n序号\t任务\n附注"
    assert [block.where for block in document.blocks if isinstance(block, Paragraph)] == ["第1段", "第2段"]
    assert tables(document)[0].rows[0][1].where == "第1个表格第1行第2列"


def test_runs_make_one_text_and_a_break_by_hand_a_line_of_its_own(tmp_path: Path) -> None:
    run = '<w:r><w:t>2.5</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type="page"/></w:r>'
    more = '<w:r><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:cr/><w:t>丙</w:t></w:r>'
    math = "<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath>"
    assert lines(a_word_document(tmp_path / "文.docx", p("PM", run, more, math))) == ["PM2.5\t甲", "乙-☑", "丙x²"]


def test_insertions_are_taken_and_deletions_left_out(tmp_path: Path) -> None:
    body = p(
        "保留",
        "<w:ins w:id='1'><w:r><w:t>新增</w:t></w:r></w:ins>",
        "<w:del w:id='2'><w:r><w:delText>删去</w:delText></w:r></w:del>",
    ) + tbl([tc("甲")]).replace("<w:tr>", "<w:tr><w:trPr><w:del w:id='3'/></w:trPr>")
    document = read(a_word_document(tmp_path / "稿.docx", body))
    assert document.text == "保留新增"
    assert messages(document) == ["第1段｜文档带有修订：已采用插入的文字，略去删除的文字"]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    document = read(a_word_document(tmp_path / "框.docx", p("正文", BOX.format(p("框里的字")))))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["正文", "框里的字"]
    assert messages(document) == ["第1段｜文本框里的文字已一并读取"]


def test_a_text_box_in_a_cell_belongs_to_the_cell(tmp_path: Path) -> None:
    document = read(a_word_document(tmp_path / "框.docx", tbl([tc(p("甲", BOX.format(p("乙")))), tc("丙")])))
    assert texts(tables(document)[0]) == [["甲\n乙", "丙"]]


def test_hidden_text_is_told_and_not_taken(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>底稿</w:t></w:r>"
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>明</w:t></w:r>"
    document = read(a_word_document(tmp_path / "隐.docx", p("看得见", hidden, shown)))
    assert document.text == "看得见明"
    assert messages(document) == ["第1段｜有隐藏的文字“底稿”，表面看不见，没有采用"]


def test_field_codes_are_no_text_and_dde_is_told(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO cmd</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>结果</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(a_word_document(tmp_path / "域.docx", p(field)))
    assert document.text == "结果"
    assert messages(document) == ["第1段｜文档带有 DDE 链接，没有执行"]


def test_merged_cells_cover_the_others(tmp_path: Path) -> None:
    table = tbl(
        [tc("一、章节", '<w:gridSpan w:val="3"/>')],
        [tc("1"), tc("组", RESTART), tc("任务甲")],
        [tc("2"), tc("", CONTINUE), tc("任务乙")],
    )
    found = tables(read(a_word_document(tmp_path / "表.docx", table)))[0]
    assert texts(found) == [["一、章节", "", ""], ["1", "组", "任务甲"], ["2", "", "任务乙"]]
    assert covered(found) == [(0, 1), (0, 2), (2, 1)]
    assert found.merges == (Merge(0, 0, 0, 2), Merge(1, 1, 2, 1))


def test_an_old_horizontal_merge_covers_too(tmp_path: Path) -> None:
    row = [tc("章", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("尾")]
    found = tables(read(a_word_document(tmp_path / "表.docx", tbl(row))))[0]
    assert (texts(found), covered(found)) == ([["章", "", "尾"]], [(0, 1)])


def test_text_below_a_merge_is_told(tmp_path: Path) -> None:
    table = tbl([tc("组", RESTART)], [tc("压住的", CONTINUE)])
    document = read(a_word_document(tmp_path / "表.docx", table))
    assert texts(tables(document)[0]) == [["组"], [""]]
    assert messages(document) == ["第1个表格第2行第1列｜合并单元格下面还压着内容“压住的”，表上看不见，没有采用"]


def test_short_rows_and_rows_that_begin_further_right_keep_their_columns(tmp_path: Path) -> None:
    table = tbl([tc("甲"), tc("乙"), tc("丙")], [tc("丁")]).replace(
        "<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t>丁",
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p><w:r><w:t>丁',
    )
    assert texts(tables(read(a_word_document(tmp_path / "表.docx", table)))[0]) == [["甲", "乙", "丙"], ["", "丁", ""]]


def test_a_table_inside_a_cell_becomes_its_text(tmp_path: Path) -> None:
    inner = tbl([tc("甲"), tc("乙")], [tc("丙"), tc("丁")])
    document = read(a_word_document(tmp_path / "表.docx", tbl([tc("1"), tc(p("说明") + inner + p())])))
    assert texts(tables(document)[0]) == [["1", "说明\n甲 乙\n丙 丁"]]
    assert messages(document) == ["第1个表格第1行第2列｜单元格里还套着表格，已并入该格的文字"]


def test_a_frame_around_the_page_is_no_table(tmp_path: Path) -> None:
    document = read(a_word_document(tmp_path / "表.docx", tbl([tc(p("题目") + tbl([tc("甲"), tc("乙")]) + p())])))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table"]
    assert texts(tables(document)[0]) == [["甲", "乙"]]


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    document = read(a_word_document(tmp_path / "框.docx", tbl([tc(p("一、任务") + p("清淤疏浚。"))])))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["一、任务", "清淤疏浚。"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    moved = "<w:rPr><w:moveFrom w:id='2'/></w:rPr>"
    body = (
        p("完成清淤", properties=mark)
        + p("疏浚。")
        + p("<w:del w:id='3'><w:r><w:delText>整段删去</w:delText></w:r></w:del>", properties=mark)
        + p("<w:moveFrom w:id='4'><w:r><w:t>移走的段</w:t></w:r></w:moveFrom>", properties=moved)
        + p("改造管网。")
        + tbl([tc(p("区水", properties=mark) + p("务局")), tc("丙")])
        + p("<w:moveTo w:id='5'><w:r><w:t>移来的段</w:t></w:r></w:moveTo>", properties="<w:rPr><w:moveTo/></w:rPr>")
    )
    document = read(a_word_document(tmp_path / "稿.docx", body))
    assert document.text.split("\n") == ["完成清淤疏浚。", "改造管网。", "区水务局\t丙", "移来的段"]


def test_a_table_in_a_text_box_is_a_table(tmp_path: Path) -> None:
    box = BOX.format(p("框里的字") + tbl([tc("甲"), tc("乙")]))
    document = read(a_word_document(tmp_path / "框.docx", p("正文", box)))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Paragraph", "Table"]


def test_a_form_field_that_asks_to_be_filled_holds_no_text(tmp_path: Path) -> None:
    field = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inline = field.format("<w:r><w:t>单击此处输入日期</w:t></w:r>")
    path = a_word_document(tmp_path / "控.docx", p("时限：", inline) + field.format(p("单击此处输入文字")))
    assert lines(path) == ["时限："]


def test_a_number_in_a_drawn_circle_is_read(tmp_path: Path) -> None:
    codes = [r"eq \o\ac(○,", "3)"]
    pieces = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{pieces}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(a_word_document(tmp_path / "圈.docx", p(field, "清淤疏浚"))) == ["③清淤疏浚"]


def test_fields_inside_fields_show_their_results(tmp_path: Path) -> None:
    begin, between, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end"))
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    page = begin + code.format("PAGEREF _1") + between + "<w:r><w:t>3</w:t></w:r>" + end
    link = begin + code.format("HYPERLINK x") + between + "<w:r><w:t>一、任务</w:t><w:tab/></w:r>" + page + end
    assert lines(a_word_document(tmp_path / "域.docx", p(link, "后"))) == ["一、任务\t3后"]


def test_content_controls_are_looked_through(tmp_path: Path) -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件里的段')}</w:sdtContent></w:sdt>"
    assert lines(a_word_document(tmp_path / "控.docx", body)) == ["控件里的段"]


def test_an_embedded_document_and_footnotes_are_told(tmp_path: Path) -> None:
    body = p("正文") + '<w:altChunk w:id="1"/>'
    assert messages(read(a_word_document(tmp_path / "嵌.docx", body))) == [
        "第1段｜文档里嵌着另一个文件的内容，没有读取"
    ]


def test_a_document_without_a_body_is_refused(tmp_path: Path) -> None:
    path = a_raw_workbook(tmp_path / "坏.docx", sheet_xml(""), parts={"word/document.xml": "<x/>"})
    with pytest.raises(LedgerError, match=r"“坏\.docx”"):
        read(path)


def test_comments_are_told(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    run = document.add_paragraph().add_run("正文")
    document.add_comment(run, text="再核")
    document.save(str(tmp_path / "批.docx"))
    assert messages(read(tmp_path / "批.docx")) == ["批.docx｜文档有 1 条批注，没有读取"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.text("甲乙 \t。1a", max_size=8),
            st.lists(st.lists(st.text("丙丁\n2 ", max_size=5), min_size=2, max_size=2), min_size=1, max_size=3),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_span_gives_its_text_back(tmp_path: Path, blocks: list[str | list[list[str]]]) -> None:
    def run(text: str) -> str:
        pieces = text.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
        return f'<w:r><w:t xml:space="preserve">{pieces}</w:t></w:r>'

    body = "".join(
        p(run(block)) if isinstance(block, str) else tbl(*[[tc(p(run(text))) for text in row] for row in block]) + p()
        for block in ["开头", *blocks]
    )
    assert_spans_are_right(read(a_word_document(tmp_path / "文.docx", body)))
