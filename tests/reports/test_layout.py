from datetime import date

import pytest

from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.domain.report import State
from ledger_app.domain.task import Stage, StageWord
from ledger_app.errors import LedgerError
from ledger_app.reports.form import Format, FormFacts, Hide, Page
from ledger_app.reports.grid import Block, Span, Style
from ledger_app.reports.heights import HIGHEST
from ledger_app.reports.layout import lay_out
from ledger_app.reports.pages import height_on
from tests.builders import a_plan
from tests.reports.samples import AS_OF, FACTS, LONG, a_column, a_form, a_form_row, district, laid_out

GROUPED = a_form(
    a_column(Field.SECTION, 20, format=Format.LAST_SECTION, merge=True),
    a_column(Field.NUMBER, 8),
    a_column(Field.CONTENT, 40),
    section_rows=True,
)


def texts(pages: list[Block]) -> list[tuple[str, ...]]:
    return [row.cells for block in pages for row in block.rows]


def column(pages: list[Block], at: int) -> list[str]:
    return [cells[at] for cells in texts(pages)]


def test_above_the_rows_stand_annex_title_note_facts_and_heading() -> None:
    form = a_form(annex="附件1", note="共{count}项", header=("单位：{office}", "截至：{as_of}"))
    grid, _ = laid_out(form, [a_form_row("1"), a_form_row("2")])
    assert [row.cells for row in grid.top.rows] == [
        ("附件1", ""),
        ("样表", ""),
        ("共2项", ""),
        ("单位：青河区生态环境局", "截至：2025年11月21日"),
        ("number", "content"),
    ]
    assert [row.styles[-1] for row in grid.top.rows] == [
        Style.ANNEX,
        Style.TITLE,
        Style.NOTE,
        Style.FACT_RIGHT,
        Style.HEADING,
    ]
    assert grid.top.spans == (Span(1, 1, 1, 2), Span(2, 1, 2, 2), Span(3, 1, 3, 2))
    assert grid.heading == (5, 5)


def test_the_plan_is_named_only_where_all_rows_are_of_one() -> None:
    form = a_form(note="{plan}")
    one, _ = laid_out(form, [a_form_row("1"), a_form_row("2")])
    two, _ = laid_out(form, [a_form_row("1"), a_form_row("2", plan=a_plan(id="P2", title="青河区防汛预案"))])
    assert one.top.rows[1].cells[0] == "《青河区2025年污染防治攻坚计划》（青政办发〔2025〕8号）"
    assert two.heading == (2, 2)


def test_facts_that_are_more_than_the_columns_stand_in_one_cell() -> None:
    grid, _ = laid_out(a_form(header=("甲", "乙", "丙")), [a_form_row("1")])
    assert grid.top.rows[1].cells == ("甲　　乙　　丙", "")


def test_a_heading_of_several_rows_merges_groups_across_and_single_headings_down() -> None:
    form = a_form(
        a_column(Field.NUMBER, 8, "序号"),
        a_column(Field.LEAD, 10, "责任单位", "牵头"),
        a_column(Field.CO, 10, "责任单位", "配合"),
        a_column(Field.SCHEDULE, 8, "进度安排", format=Format.YEARLY),
    )
    stages = (Stage(2025, StageWord.FINISH), Stage(2024, StageWord.START))
    grid, pages = laid_out(form, [a_form_row("1", schedule=stages), a_form_row("2")])
    assert [row.cells for row in grid.top.rows[1:]] == [
        ("序号", "责任单位", "", "进度安排", ""),
        ("", "牵头", "配合", "2024年", "2025年"),
    ]
    assert set(grid.top.spans[1:]) == {Span(2, 1, 3, 1), Span(2, 2, 2, 3), Span(2, 4, 2, 5)}
    assert (grid.heading, grid.headings[-1]) == ((2, 3), "2025年")
    assert [cells[3:] for cells in texts(pages)] == [("启动", "完成"), ("", "")]


def test_every_extra_heading_gets_a_column_and_empty_ones_are_left_out() -> None:
    form = a_form(
        a_column(Field.NUMBER, 8),
        a_column(Field.GOAL, hide=Hide.EMPTY),
        a_column(Field.PLAN, hide=Hide.SAME),
        a_column(Field.EXTRA, blank="/"),
    )
    rows = [a_form_row("1", extra=(("投资额", "0120"), ("来源", "区级"))), a_form_row("2", extra=(("来源", "市级"),))]
    grid, pages = laid_out(form, rows)
    assert grid.headings == ("number", "投资额", "来源")
    assert texts(pages) == [("1", "0120", "区级"), ("2", "/", "市级")]


@pytest.mark.parametrize(
    ("field", "shape", "shown"),
    [
        (Field.DUE, Format.PLAIN, "2025-06-30"),
        (Field.DUE, Format.DATE_CHINESE, "2025年6月30日"),
        (Field.DUE, Format.DATE_DOTS, "2025.06.30"),
        (Field.START, Format.DATE_DOTS, "2025.01.06"),
        (Field.COMPLETED_ON, Format.DATE_CHINESE, ""),
        (Field.DAYS_LATE, Format.PLAIN, "144"),
        (Field.DAYS_LATE, Format.WORKDAYS, "144天\n（101个工作日）"),
        (Field.SECTION, Format.PLAIN, "一、蓝天 / （一）扬尘"),
        (Field.SECTION, Format.LAST_SECTION, "（一）扬尘"),
        (Field.REASONS, Format.PLAIN, "时限 2025-06-30，已逾期。"),
        (Field.REASONS, Format.DATE_CHINESE, "时限 2025年6月30日，已逾期。"),
        (Field.REASONS, Format.DATE_DOTS, "时限 2025.06.30，已逾期。"),
        (Field.TITLE, Format.PLAIN, "完成临河路"),
        (Field.TITLE, Format.UNLESS_REPEATED, ""),
    ],
)
def test_a_column_shows_its_field_as_the_form_says(field: Field, shape: Format, shown: str) -> None:
    row = a_form_row(
        "1",
        Light.RED,
        144,
        start=date(2025, 1, 6),
        due=date(2025, 6, 30),
        section_path=("一、蓝天", "（一）扬尘"),
        workdays=101,
        reasons=("时限 2025-06-30，已逾期。",),
        title="完成临河路",
    )
    _, pages = laid_out(a_form(a_column(field, format=shape)), [row])
    assert texts(pages) == [(shown,)]


def test_a_due_date_in_words_stays_in_words() -> None:
    _, pages = laid_out(a_form(a_column(Field.DUE, format=Format.DATE_DOTS)), [a_form_row("1", due_text="汛期前")])
    assert texts(pages) == [("汛期前",)]


def test_a_task_that_is_not_late_shows_no_days() -> None:
    _, pages = laid_out(a_form(a_column(Field.DAYS_LATE, format=Format.WORKDAYS)), [a_form_row("1")])
    assert texts(pages) == [("",)]


def test_days_late_are_a_number_and_the_light_has_its_colour() -> None:
    form = a_form(a_column(Field.DAYS_LATE), a_column(Field.LIGHT))
    _, pages = laid_out(form, [a_form_row("1", Light.RED, 3), a_form_row("2", Light.GREY)])
    assert [row.styles for row in pages[0].rows] == [(Style.NUMBER, Style.RED), (Style.NUMBER, Style.GREY)]


def test_chapters_stand_over_all_columns_and_groups_are_merged_down() -> None:
    _, pages = laid_out(GROUPED, district())
    assert column(pages[:1], 0)[:6] == [
        "一、深入推进蓝天保卫战",
        "（一）严控扬尘污染",
        "",
        "",
        "（二）整治油烟异味",
        "",
    ]
    assert {Span(3, 1, 3, 3), Span(4, 1, 6, 1), Span(7, 1, 8, 1)} <= set(pages[0].spans)
    assert pages[0].rows[0].styles == (Style.SECTION,) * 3


def test_a_chapter_that_comes_again_is_named_again_and_its_group_begins_anew() -> None:
    _, pages = laid_out(GROUPED, district())
    assert column(pages, 0).count("一、深入推进蓝天保卫战") == 2
    assert column(pages, 0).count("（一）严控扬尘污染") == 2


def test_only_the_lights_of_the_form_come_in_and_equal_groups_come_together() -> None:
    form = a_form(a_column(Field.LEAD), a_column(Field.NUMBER), lights=(Light.RED,), group_by=Field.LEAD)
    _, pages = laid_out(form, district())
    assert texts(pages) == [("区住建局", "1"), ("区住建局", "9"), ("区水务局", "7")]


def test_a_form_without_rows_says_so() -> None:
    _, pages = laid_out(a_form(empty="没有逾期任务", notes=("注：截至{as_of}。",)), [])
    assert texts(pages) == [("没有逾期任务", ""), ("注：截至2025年11月21日。", "")]


def many(count: int, group: int) -> list:
    return [a_form_row(str(nth), section_path=(f"（{nth // group}）治理",)) for nth in range(count)]


def test_no_page_is_fuller_than_the_paper() -> None:
    grid, pages = laid_out(GROUPED, many(200, 7))
    room = height_on(grid.page, grid.widths)
    heading = grid.top.rows[-1].height
    assert sum(row.height for row in (*grid.top.rows, *pages[0].rows)) <= room
    assert all(heading + sum(row.height for row in block.rows) <= room for block in pages[1:])
    assert len(pages) > 5


def test_a_group_is_named_again_on_the_next_page_and_no_span_crosses_it() -> None:
    _, pages = laid_out(GROUPED, many(60, 40))
    assert [block.rows[0].cells[0] for block in pages[:2]] == ["（0）治理", "（0）治理"]
    assert all(block.first <= span.top <= span.bottom <= block.last for block in pages for span in block.spans)


def test_pages_follow_each_other_row_by_row() -> None:
    grid, pages = laid_out(GROUPED, many(100, 7))
    assert [block.first for block in pages] == [block.last + 1 for block in (grid.top, *pages[:-1])]


def test_a_wide_form_is_shrunk_so_that_more_rows_fit() -> None:
    assert height_on(Page("A3"), [200, 200]) > height_on(Page("A3"), [50]) > height_on(Page("A4"), [50])
    assert height_on(Page("A4", landscape=False), [50]) > height_on(Page("A4"), [50])


def test_a_group_name_longer_than_its_rows_makes_them_higher() -> None:
    name = "（一）" + "统筹推进源头治理" * 6
    _, pages = laid_out(GROUPED, [a_form_row("1", section_path=(name,)), a_form_row("2", section_path=(name,))])
    assert sum(row.height for row in pages[0].rows) >= 5 * 12 * 1.45
    assert sum(row.height for row in laid_out(GROUPED, many(2, 2))[1][0].rows) < 4 * 12 * 1.45


def test_a_group_name_higher_than_a_row_can_be_gets_rows_of_its_own() -> None:
    name = "统筹推进源头治理" * 40
    _, pages = laid_out(GROUPED, [a_form_row("1", section_path=(name,))])
    rows = [row for block in pages for row in block.rows]
    assert len(rows) > 1
    assert all(row.height <= HIGHEST for row in rows)
    assert [row.task_id for row in rows] == ["T00000001", *[""] * (len(rows) - 1)]


def test_a_text_too_high_for_a_row_flows_on_while_the_other_cells_are_merged_down() -> None:
    form = a_form(a_column(Field.NUMBER, 8), a_column(Field.CONTENT, 40), page=Page("A3"))
    _, pages = laid_out(form, [a_form_row("1"), a_form_row("2", content=LONG), a_form_row("3")])
    rows = [row for block in pages for row in block.rows]
    flowing = [row for row in rows if row.cells[1] and row.cells[1] in LONG]
    assert "".join(row.cells[1] for row in flowing) == LONG
    assert all(row.height <= HIGHEST for row in rows)
    assert [row.cells[0] for row in flowing] == ["2", *[""] * (len(flowing) - 1)]
    assert [row.task_id for row in rows if row.task_id] == ["T00000001", "T00000002", "T00000003"]
    first = pages[0]
    assert Span(first.first + 1, 1, first.last, 1) in first.spans
    assert first.rows[1].styles == (Style.LEFT, Style.FLOW_FIRST)
    assert first.rows[-1].styles == (Style.LEFT, Style.FLOW_LAST)


def test_of_two_long_texts_the_shorter_ones_last_part_reaches_down_to_the_end() -> None:
    form = a_form(a_column(Field.CONTENT, 40), a_column(Field.LATEST, 40), page=Page("A3"))
    short = LONG[: len(LONG) // 4]
    _, pages = laid_out(form, [a_form_row("1", content=LONG, state=State(latest=short))])
    assert "".join(column(pages, 0)) == LONG
    assert "".join(column(pages, 1)) == short
    assert all(Span(block.first, 2, block.last, 2) in block.spans for block in pages[2:])
    assert len(pages) > 2


def test_a_digest_changes_with_any_text_of_the_task() -> None:
    def digest(content: str = "一项任务。") -> str:
        _, pages = laid_out(GROUPED, [a_form_row("1", content=content)])
        return pages[0].rows[0].digest

    assert digest() == digest()
    assert digest() != digest(content="另一项任务。")
    assert len(digest()) == 16


def test_the_history_is_named_at_the_foot_where_the_office_wants_it() -> None:
    grid, _ = laid_out(a_form(), [], FormFacts(AS_OF, history_head="ab" * 32))
    assert grid.footer == "台账校验 abababababab"
    assert laid_out(a_form(), [])[0].footer == ""


def test_progress_tells_how_many_tasks_are_done() -> None:
    told: list[tuple[int, int]] = []
    grid = lay_out(GROUPED, many(100, 7), FACTS, lambda done, total: told.append((done, total)), lambda: False)
    assert len(list(grid.pages)) == len(told) > 1
    assert told[-1] == (100, 100)


def test_a_cancelled_export_stops_at_the_next_page() -> None:
    grid = lay_out(GROUPED, many(100, 7), FACTS, lambda _done, _total: None, lambda: True)
    with pytest.raises(LedgerError, match="取消"):
        next(iter(grid.pages))
