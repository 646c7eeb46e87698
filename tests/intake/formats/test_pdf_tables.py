"""Tables in PDF documents: cells from ruled lines, merges, and tables that pages cut."""

from pathlib import Path

import pytest

from ledger_app.intake.document import Merge
from tests.intake.document_building import assert_spans_are_right, covered, messages, read, tables, texts
from tests.intake.formats.pdf_building import LEFT, TOP, Page, a_pdf

COLUMNS = (60, 90, 150, 330, 430, 530)
HEADER = ["序号", "类别", "任务", "责任单位", "完成时限"]


def test_a_table_keeps_its_rows_merges_and_places(tmp_path: Path) -> None:
    page = Page()
    page.write(LEFT, 70, "任务分工表")
    rows: list[list[str | None]] = [
        [*HEADER],
        ["1", "河道", "对青河开展清淤疏浚，拆除沿岸\n违章建筑", "区水务局\n区财政局", "2031年底"],
        ["2", None, "建设亲水平台", "区园林局", "2032年6月"],
    ]
    page.table(TOP, COLUMNS, rows)
    page.write(LEFT, 300, "注：牵头单位列第一位。")
    document = read(a_pdf(tmp_path / "分工表.pdf", [page]))
    (table,) = tables(document)
    assert texts(table) == [
        HEADER,
        ["1", "河道", "对青河开展清淤疏浚，拆除沿岸违章建筑", "区水务局\n区财政局", "2031年底"],
        ["2", "", "建设亲水平台", "区园林局", "2032年6月"],
    ]
    assert table.merges == (Merge(1, 1, 2, 1),)
    assert covered(table) == [(2, 1)]
    assert table.rows[1][2].where == "第1页第1个表格第2行第3列"
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert_spans_are_right(document)


@pytest.mark.parametrize("again", [True, False], ids=["header repeated", "header once"])
def test_a_table_that_goes_on_over_pages_is_one(tmp_path: Path, again: bool) -> None:
    pages = [Page(), Page()]
    pages[0].table(600, COLUMNS, [HEADER, ["1", "河道", "清淤", "区水务局", "2031年"]])
    pages[1].table(80, COLUMNS, [*([HEADER] if again else []), ["2", "管网", "改造", "区城管委", "2032年"]])
    for number, page in enumerate(pages, 1):
        page.write_in_the_middle(790, f"- {number} -", 9)
    (table,) = tables(read(a_pdf(tmp_path / "跨页.pdf", pages)))
    assert [row[0] for row in texts(table)] == ["序号", "1", "2"]


def test_a_row_cut_by_a_page_is_one_row(tmp_path: Path) -> None:
    pages = [Page(), Page()]
    first: list[list[str | None]] = [
        [*HEADER],
        ["1", "河道", "清淤", "区水务局", "2031年"],
        ["2", "管网", "改造老旧管网，完善雨污", "区城管委", "2032年"],
    ]
    pages[0].table(600, COLUMNS, first)
    pages[1].table(80, COLUMNS, [HEADER, ["", "", "分流设施", "", ""], ["3", None, "巡查管线", "区城管委", "2032年"]])
    (table,) = tables(read(a_pdf(tmp_path / "跨页.pdf", pages)))
    assert texts(table)[2:] == [
        ["2", "管网", "改造老旧管网，完善雨污分流设施", "区城管委", "2032年"],
        ["3", "", "巡查管线", "区城管委", "2032年"],
    ]
    assert covered(table) == [(3, 1)]


def test_another_table_on_the_next_page_is_a_table_of_its_own(tmp_path: Path) -> None:
    pages = [Page(), Page()]
    pages[0].table(600, COLUMNS, [HEADER, ["1", "河道", "清淤", "区水务局", "2031年"]])
    pages[1].table(80, (60, 300, 500), [["指标", "数值"], ["优良比例", "85%"]])
    assert len(tables(read(a_pdf(tmp_path / "两表.pdf", pages)))) == 2


def test_a_table_whose_sides_are_open_keeps_its_outer_columns(tmp_path: Path) -> None:
    page = Page()
    for top in (100, 125, 150, 175):
        page.rule(60, top, 500, top)
    page.rule(200, 100, 200, 175)
    page.rule(350, 100, 350, 175)
    for number, row in enumerate([("指标", "单位", "数值"), ("优良天数", "天", "290"), ("优良比例", "%", "85")]):
        for x, text in zip((65, 205, 355), row, strict=True):
            page.write(x, 105 + 25 * number, text, 10.5)
    (table,) = tables(read(a_pdf(tmp_path / "指标.pdf", [page])))
    assert texts(table) == [["指标", "单位", "数值"], ["优良天数", "天", "290"], ["优良比例", "%", "85"]]


def test_a_table_on_a_page_turned_to_its_side_is_read(tmp_path: Path) -> None:
    page = Page(is_landscape=True)
    page.table(100, (60, 300, 500, 780), [["任务", "单位", "时限"], ["清淤", "区水务局", "2031年"]])
    (table,) = tables(read(a_pdf(tmp_path / "横页.pdf", [page])))
    assert texts(table) == [["任务", "单位", "时限"], ["清淤", "区水务局", "2031年"]]


def test_the_words_over_the_next_part_of_a_table_do_not_part_it(tmp_path: Path) -> None:
    pages = [Page(), Page()]
    pages[0].table(600, COLUMNS, [HEADER, ["1", "河道", "清淤", "区水务局", "2031年"]])
    pages[1].write(LEFT, 60, "（续表）", 10.5)
    pages[1].table(80, COLUMNS, [["2", "管网", "改造", "区城管委", "2032年"]])
    (table,) = tables(read(a_pdf(tmp_path / "续表.pdf", pages)))
    assert [row[0] for row in texts(table)] == ["序号", "1", "2"]


def test_a_page_whose_lines_cannot_be_made_out_is_read_as_text_and_told(tmp_path: Path) -> None:
    page = Page()
    page.table(TOP, (60, 300, 500), [["任务", "单位"], ["清淤", "区水务局"]])
    path = a_pdf(tmp_path / "坏表.pdf", [page])
    path.write_bytes(path.read_bytes().replace(b"/CapHeight 700", b"/CapHeight 7 0"))
    document = read(path)
    assert tables(document) == []
    assert "区水务局" in document.text
    assert messages(document) == ["第1页｜页面数据有损坏，里面的表格没有认出，按文字读取，请核对"]
