import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.intake.formats.delimited import read_delimited
from tests.intake.document_building import assembled, assert_spans_are_right, tables, texts


def rows(text: str) -> list[list[str]]:
    return texts(tables(assembled(read_delimited, text))[0])


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_the_separator_is_found(mark: str) -> None:
    assert rows(f"序号{mark}任务\n1{mark}清淤\n") == [["序号", "任务"], ["1", "清淤"]]


def test_commas_inside_texts_do_not_mislead() -> None:
    assert rows("序号;任务\n1;清淤, 护岸, 补植\n2;绿化\n") == [
        ["序号", "任务"],
        ["1", "清淤, 护岸, 补植"],
        ["2", "绿化"],
    ]


def test_a_declared_separator_wins() -> None:
    assert rows("sep=;\n甲,乙;丙\n") == [["甲,乙", "丙"]]


def test_quoted_cells_keep_line_breaks_and_the_next_row_its_line() -> None:
    table = tables(assembled(read_delimited, '序号,任务\n1,"清淤，\n""护岸"""\n2,补植\n'))[0]
    assert texts(table) == [["序号", "任务"], ["1", '清淤，\n"护岸"'], ["2", "补植"]]
    assert table.rows[2][1].where == "第4行第2列"


def test_short_rows_are_filled_and_the_table_called_ragged() -> None:
    table = tables(assembled(read_delimited, "甲,乙,丙\n1,2\n"))[0]
    assert (texts(table), table.ragged) == ([["甲", "乙", "丙"], ["1", "2", ""]], True)
    assert not tables(assembled(read_delimited, "甲,乙\n1,2\n"))[0].ragged


def test_blank_records_are_no_rows() -> None:
    assert rows("甲,乙\n,\n\n1,2\n") == [["甲", "乙"], ["1", "2"]]


def test_what_guards_text_against_spreadsheets_is_taken_off() -> None:
    assert rows("编号,内容,电话\n=\"0012\",'=1+1,'-5550\n'五一',‘,'@甲\n") == [
        ["编号", "内容", "电话"],
        ["0012", "=1+1", "-5550"],
        ["'五一'", "‘", "@甲"],
    ]


def test_one_column_is_a_table_too() -> None:
    assert rows("单位\n区水务局\n区城管局\n") == [["单位"], ["区水务局"], ["区城管局"]]


@given(
    st.lists(
        st.lists(st.text("甲乙,;\n\"'1 ", max_size=6).map(lambda text: f"第{text}格"), min_size=2, max_size=2),
        min_size=2,
        max_size=6,
    )
)
def test_every_span_gives_its_cell_back(grid: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(grid)
    document = assembled(read_delimited, stream.getvalue())
    assert_spans_are_right(document)
    assert texts(tables(document)[0]) == grid
