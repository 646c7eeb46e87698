"""Tables of one document that stand apart: headings between them, a cover before them."""

from datetime import date

from tests.intake.table_building import Rows, a_table, read, read_sheets

HEAD = ["序号", "具体任务", "责任单位", "完成时限"]
FIRST: Rows = [["1", "清淤河道3公里。", "区水务局", "2025年5月"]]
SECOND: Rows = [["2", "加固堤防。", "区水务局", "2025年6月"]]
THIRD: Rows = [["3", "新建公园。", "区城管局", "2025年7月"]]


def test_headings_between_tables_without_a_head_of_their_own_are_chapters() -> None:
    intake = read(
        *("一、治水", "（一）河道", a_table([HEAD, *FIRST]), "（二）堤防", a_table(SECOND), "二、植绿", a_table(THIRD))
    )
    assert [task.section_path for task in intake.tasks] == [
        ("一、治水", "（一）河道"),
        ("一、治水", "（二）堤防"),
        ("二、植绿",),
    ]


def test_a_heading_above_a_table_stands_under_the_chapter_above_the_table_before() -> None:
    tables = [a_table([HEAD, *rows]) for rows in (FIRST, SECOND, THIRD)]
    intake = read("一、治水", "（一）河道", tables[0], "（二）堤防", tables[1], "二、植绿", tables[2])
    assert [task.section_path for task in intake.tasks] == [
        ("一、治水", "（一）河道"),
        ("一、治水", "（二）堤防"),
        ("二、植绿",),
    ]


def test_a_new_title_begins_its_chapters_anew() -> None:
    tables = [a_table([HEAD, *rows]) for rows in (FIRST, SECOND)]
    intake = read("一、治水", tables[0], "青河区2025年绿化任务表", "（二）公园", tables[1])
    assert [task.section_path for task in intake.tasks] == [("一、治水",), ("（二）公园",)]


def test_a_cover_gives_title_and_year() -> None:
    sheets: dict[str, Rows] = {
        "封面": [["青河区2025年度工作要点"], ["任务推进台账"], ["青河区政府办公室"]],
        "水务": [["水务部分"], HEAD, ["1", "清淤河道3公里。", "区水务局", "11月底"]],
        "绿化": [["绿化部分"], HEAD, ["1", "新建公园。", "区城管局", "9月底"]],
    }
    intake = read_sheets(sheets)
    assert intake.plan.title == "青河区2025年度工作要点任务推进台账"
    assert [task.due for task in intake.tasks] == [date(2025, 11, 30), date(2025, 9, 30)]


def test_a_group_that_repeats_its_chapter_counts_once() -> None:
    rows: Rows = [
        ["序号", "重点任务", "具体任务", "责任单位"],
        ["1", "治水", "", ""],
        ["1.1", "治水", "清淤河道3公里。", "区水务局"],
        ["1.2", "", "加固堤防。", "区水务局"],
    ]
    assert [task.section_path for task in read(rows).tasks] == [("1.治水",)] * 2


def test_a_task_without_a_column_of_numbers_has_the_number_it_begins_with() -> None:
    rows: Rows = [
        ["具体任务", "责任单位"],
        ["1.清淤河道。", "区水务局"],
        ["（2）加固堤防。", "区水务局"],
        ["植绿。", "区城管局"],
    ]
    assert [task.number for task in read(rows).tasks] == ["1", "（2）", ""]


def test_a_note_may_stand_in_two_cells() -> None:
    rows: Rows = [HEAD, *FIRST, ["备注", "时限以批复为准。"]]
    intake = read(rows, merges="B3:D3")
    assert [task.number for task in intake.tasks] == ["1"]
    assert [finding.where for finding in intake.findings] == ["表!A3"]
