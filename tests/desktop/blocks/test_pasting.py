"""Where pasted cells go, and how the clipboard is read: tables of what spreadsheets put there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.desktop.blocks.pasting import Area, Placed, Room, dated, emptied, place
from ledger_app.desktop.blocks.pasting_cells import cells_in, text_of_cells
from ledger_app.domain.field import Field
from ledger_app.domain.view import ViewColumn

REMARK, DUE, LIGHT = ViewColumn(Field.REMARK), ViewColumn(Field.DUE), ViewColumn(Field.LIGHT)
MONEY = ViewColumn(Field.EXTRA, "资金来源")
WORD = """<html><body><p>表</p><table><tr><th>备注</th><th colspan=2>时限</th></tr>
<tr><td rowspan="2"><p>一行</p><p>两行</p></td><td>6.30</td><td>a&nbsp;b</td></tr>
<tr><td>7.31</td><td><table><tr><td>里</td></tr></table></td></tr></table>
<table><tr><td>别的表</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("甲\t乙\r\n丙\t丁\r\n", (("甲", "乙"), ("丙", "丁"))),
        ("甲\t\n\t丁", (("甲", ""), ("", "丁"))),
        ('"一行\r\n两行"\t"他说""好"""', (("一行\n两行", '他说"好"'),)),
        ('"蓝天"保卫战\t"净土"', (('"蓝天"保卫战', '"净土"'),)),
        ('"没有结尾\t乙', (('"没有结尾', "乙"),)),
        ("一格", (("一格",),)),
        ("甲\n\n丙\n", (("甲",), ("",), ("丙",))),
        ("\r\n", (("",),)),
        ("", ()),
        ("=1+1\t'-3", (("=1+1", "'-3"),)),
    ],
)
def test_the_text_of_a_spreadsheet_is_read_cell_by_cell(text: str, cells: tuple[tuple[str, ...], ...]) -> None:
    assert cells_in(text) == cells


def test_the_sign_that_our_copy_sets_before_formulas_is_taken_off_again() -> None:
    assert cells_in("'=1+1\t'-3\t'好'\t甲'=b", ours=True) == (("=1+1", "-3", "'好'", "甲'=b"),)


def test_a_table_of_word_is_read_from_its_structure_where_breaks_spoil_the_text() -> None:
    text = "备注\t时限\n一行\n两行\t6.30\ta b\n7.31\t"
    assert cells_in(text, WORD) == (("备注", "时限", ""), ("一行\n两行", "6.30", "a b"), ("", "7.31", "里"))
    assert cells_in("", WORD)[1][1] == "6.30"
    assert cells_in("甲\t乙", WORD) == (("甲", "乙"),)
    assert cells_in("两行\n文字", "<p>两行<br>文字</p>") == (("两行",), ("文字",))


@pytest.mark.parametrize(
    "cells",
    [
        '<td colspan="1000" rowspan="1000">甲</td>' * 1000,
        f'<td colspan="{"9" * 5000}" rowspan="²">甲</td><td>乙</td>',
        "<td>甲</td><td>乙</td><![foo[",
        "<td>甲" + "<!--" * 20_000,
        "<td>甲" + "<?" * 20_000,
        "<td>甲" + "</a" * 20_000,
        "<td>甲</td><td>" + "<div>" * 20_000,
        "<td><p>\x00\x01</p></td><td>\ud800</td>",
    ],
)
def test_no_table_of_a_web_page_holds_the_window_up(cells: str) -> None:
    pasted = cells_in("甲\n乙", f"<table><tr>{cells}</tr>{'<tr><td>丙</td></tr>' * 1000}</table>")
    assert sum(map(len, pasted)) <= 200_000


def test_of_a_web_page_only_what_a_reader_sees_is_pasted() -> None:
    html = "<table><tr><td>甲<script>let a</script><style>td {}</style></td><td><!-- x -->乙</td></tr></table>"
    assert cells_in("", html) == (("甲", "乙"),)


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters="\r", codec="utf-8")), min_size=2, max_size=4), min_size=1
    )
)
def test_cells_written_as_text_are_read_again_as_they_were(lines: list[list[str]]) -> None:
    width = min(map(len, lines))
    cells = tuple(tuple(line[:width]) for line in lines)
    assert cells_in(text_of_cells(cells)) == cells


@given(st.text(), st.text())
def test_no_clipboard_whatever_stops_the_reading(text: str, html: str) -> None:
    assert all(isinstance(cell, str) for line in cells_in(text, f"<table>{html}") for cell in line)


def _texts(placed: Placed) -> list[tuple[str, Field, str]]:
    return [(entry.task_id, entry.field, entry.text) for entry in placed.entries]


def test_a_block_starts_at_the_corner_and_goes_on_beyond_the_selection() -> None:
    placed = place((("甲", "6.30"), ("乙", "7.31")), [Area(("T1",), (REMARK,))], Room(("T2", "T3"), (DUE, LIGHT)))
    assert _texts(placed) == [
        ("T1", Field.REMARK, "甲"),
        ("T1", Field.DUE, "6.30"),
        ("T2", Field.REMARK, "乙"),
        ("T2", Field.DUE, "7.31"),
    ]


def test_one_cell_fills_every_selected_block() -> None:
    areas = [Area(("T1", "T2"), (REMARK,)), Area(("T4",), (DUE, MONEY))]
    assert [(entry.task_id, entry.heading) for entry in place((("甲",),), areas, Room()).entries] == [
        ("T1", ""),
        ("T2", ""),
        ("T4", ""),
        ("T4", "资金来源"),
    ]


def test_a_row_repeats_down_a_larger_selection_and_what_does_not_fit_in_does_not() -> None:
    ids = ("T1", "T2", "T3")
    row = place((("甲", "6.30"),), [Area(ids, (REMARK, DUE))], Room())
    assert [entry.text for entry in row.entries] == ["甲", "6.30"] * 3
    column = place((("甲",), ("乙",)), [Area(ids, (REMARK, DUE))], Room())
    assert _texts(column) == [
        ("T1", Field.REMARK, "甲"),
        ("T1", Field.DUE, "甲"),
        ("T2", Field.REMARK, "乙"),
        ("T2", Field.DUE, "乙"),
    ]


def test_rows_the_table_does_not_have_are_new_tasks_of_the_room_s_plan() -> None:
    placed = place((("甲",), ("乙",), ("丙",), ("",)), [Area(("T1",), (REMARK,))], Room((), (), "P1"))
    assert [row.plan_id for row in placed.added] == ["P1", "P1"]
    assert [entry.text for entry in placed.entries] == ["甲", "乙", "丙"]
    assert _texts(placed.without_added()) == [("T1", Field.REMARK, "甲")]
    assert [row.plan_id for row in placed.added_to("P2").added] == ["P2", "P2"]


def test_columns_the_table_does_not_have_are_counted() -> None:
    placed = place((("甲", "6.30", "多"),), [Area(("T1",), (REMARK,))], Room((), (DUE,)))
    assert (len(placed.entries), placed.outside) == (2, 1)


def test_a_row_of_headings_is_left_out() -> None:
    area = Area(("T1", "T2"), (REMARK, DUE, MONEY))
    placed = place((("备注", "完成时限", "资金来源"), ("甲", "6.30", "市级")), [area], Room())
    assert placed.headed
    assert {entry.text for entry in placed.entries} == {"甲", "6.30", "市级"}
    assert not place((("备注", "看过", "市级"), ("甲", "6.30", "市级")), [area], Room()).headed
    assert not place((("备注", "时限", "资金来源"),), [area], Room()).headed


def test_emptying_takes_every_cell_and_today_only_those_for_days() -> None:
    area = Area(("T1", "T2"), (REMARK, DUE))
    assert {entry.text for entry in emptied([area]).entries} == {""}
    assert len(emptied([area]).entries) == area.size
    assert _texts(dated([area], "2025-11-21")) == [("T1", Field.DUE, "2025-11-21"), ("T2", Field.DUE, "2025-11-21")]
