"""Which rows of which tables are tasks, and under which headings they stand."""

import pytest

from ledger_app.domain.finding import Severity
from ledger_app.intake.drafting import read_intake
from tests.intake.table_building import Rows, a_document, a_table, read, read_sheets

HEAD = ["序号", "重点任务", "具体任务", "牵头单位", "完成时限"]
NIL = None


def test_title_rows_chapters_totals_notes_and_signatures_are_no_tasks() -> None:
    intake = read(
        [
            ["附件2"],
            ["青河区2025年水务重点任务分解表"],
            HEAD,
            ["一、防洪"],
            [1, "（一）河道", "清淤河道3公里。", "区水务局", "2025年5月底前"],
            ["合计", "1项"],
            ["注：完成时限以批复为准。"],
            ["填报人：方知远    审核人：陈立言"],
        ],
        merges="A2:E2 A4:E4 A7:E7",
    )
    assert [task.content for task in intake.tasks] == ["清淤河道3公里。"]
    assert intake.tasks[0].section_path == ("一、防洪", "（一）河道")
    assert intake.plan.title == "青河区2025年水务重点任务分解表"
    assert [(f.severity, f.where) for f in intake.findings] == [(Severity.NOTE, f"表!A{row}") for row in (6, 7, 8)]


def test_chapters_nest_by_their_numerals_and_groups_fill_down() -> None:
    intake = read(
        [
            HEAD,
            ["第一部分  治水"],
            ["一、防洪"],
            [1, "河道", "清淤河道3公里。", "区水务局", "5月底前"],
            [2, NIL, "加固堤防。", "区水务局", "6月底前"],
            ["二、供水"],
            [3, "管网", "更新管网。", "区水务局", "7月底前"],
            ["第二部分  植绿"],
            [4, "公园", "新建公园。", "区城管局", "8月底前"],
        ]
    )
    assert [task.section_path for task in intake.tasks] == [
        ("第一部分  治水", "一、防洪", "河道"),
        ("第一部分  治水", "一、防洪", "河道"),
        ("第一部分  治水", "二、供水", "管网"),
        ("第二部分  植绿", "公园"),
    ]


def test_an_unnumbered_heading_stands_under_the_numbered_one_above_it() -> None:
    rows: Rows = [
        HEAD,
        ["一、攻坚"],
        ["蓝天"],
        [1, "", "洒水降尘。", "区城管局", ""],
        ["碧水"],
        [2, "", "清理河面。", "区水务局", ""],
    ]
    paths = [task.section_path for task in read(rows).tasks]
    assert paths == [("一、攻坚", "蓝天"), ("一、攻坚", "碧水")]


def test_a_chapter_may_have_its_numeral_in_a_cell_of_its_own() -> None:
    rows: Rows = [HEAD, ["一", "防洪"], ["（一）", "河道"], [1, "", "清淤河道。", "区水务局", "5月"]]
    assert read(rows).tasks[0].section_path == ("一、防洪", "（一）河道")


def test_a_number_with_numbers_below_it_is_a_chapter() -> None:
    rows: Rows = [
        ["编号", "工作内容", "牵头单位"],
        ["1", "防洪"],
        ["1.1", "清淤河道。", "区水务局"],
        ["1.2", "加固堤防。", "区水务局"],
    ]
    tasks = read(rows).tasks
    assert [(task.number, task.section_path) for task in tasks] == [("1.1", ("1.防洪",)), ("1.2", ("1.防洪",))]


def test_the_heading_is_found_by_what_it_says_not_where_it_stands() -> None:
    filler = [["青河区人民政府办公室"], ["说明：本表每月报送一次。"], [""], ["单位：万元"]]
    intake = read([*filler, HEAD, [1, "", "清淤河道。", "区水务局", "2025年5月"]])
    assert [task.content for task in intake.tasks] == ["清淤河道。"]


def test_merged_group_and_unit_cells_count_for_every_row_they_cover() -> None:
    rows: Rows = [HEAD, [1, "河道", "清淤河道。", "区水务局", "2025年5月"], [2, NIL, "加固堤防。", NIL, NIL]]
    second = read(rows, merges="B2:B3 D2:D3 E2:E3").tasks[1]
    assert (second.section_path, second.lead_units, second.due_text) == (("河道",), ("区水务局",), "2025年5月")


def test_units_are_not_filled_down_without_a_merge() -> None:
    rows: Rows = [HEAD, [1, "河道", "清淤河道。", "区水务局", "2025年5月"], [2, NIL, "加固堤防。", NIL, NIL]]
    second = read(rows).tasks[1]
    assert (second.section_path, second.lead_units, second.due) == (("河道",), (), None)


def test_a_table_that_goes_on_after_a_page_break_stays_one() -> None:
    first = a_table([HEAD, [1, "河道", "清淤河道。", "区水务局", "2025年5月"]])
    again = a_table([HEAD, [2, "", "加固堤防。", "区水务局", "2025年6月"]])
    bare = a_table([[3, "", "修复闸门。", "区水务局", "2025年7月"]])
    tasks = read("青河区任务表", first, again, bare).tasks
    assert [(task.number, task.section_path) for task in tasks] == [
        ("1", ("河道",)),
        ("2", ("河道",)),
        ("3", ("河道",)),
    ]


def test_headings_repeated_inside_a_table_are_skipped() -> None:
    rows: Rows = [HEAD, [1, "河道", "清淤河道。", "区水务局", ""], HEAD, [2, "", "加固堤防。", "区水务局", ""]]
    assert [task.number for task in read(rows).tasks] == ["1", "2"]


def test_several_tables_on_one_sheet_keep_their_own_headings_and_titles() -> None:
    intake = read(
        [
            ["青河区2025年乡村任务"],
            ["一、产业"],
            ["序号", "任务", "责任单位", "时限"],
            [1, "建设冷库。", "石佛镇", "2025年5月"],
            [],
            ["二、人居"],
            ["编号", "整治内容", "责任镇", "完成时间"],
            [1, "改造户厕。", "柳营镇", "2025年6月"],
        ]
    )
    assert [(task.content, task.section_path) for task in intake.tasks] == [
        ("建设冷库。", ("一、产业",)),
        ("改造户厕。", ("二、人居",)),
    ]
    assert [task.id for task in intake.tasks] == ["1", "1（2）"]


def test_each_sheet_names_the_section_of_tasks_that_have_none() -> None:
    sheets = {name: [["序号", "任务", "责任单位"], ["1", f"整治{name}隐患。", "区应急局"]] for name in ("消防", "燃气")}
    assert [task.section_path for task in read_sheets(sheets).tasks] == [("消防",), ("燃气",)]


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "单位", "联系人", "电话"], [1, "区水务局", "方知远", "5550-0101"]],
        [["填报说明"], ["1.本表每月25日前报送。"]],
    ],
)
def test_a_document_without_tasks_says_so(rows: list[list[object]]) -> None:
    intake = read(rows)  # type: ignore[arg-type]  # rows of texts and numbers
    assert intake.tasks == ()
    assert [finding.severity for finding in intake.findings] == [Severity.NOTE, Severity.ERROR]
    assert "没有读到任务" in intake.findings[-1].message


def test_a_list_of_indicators_beside_the_tasks_is_no_table_of_tasks() -> None:
    indicators = a_table([["序号", "指标名称", "目标值"], [1, "绿地率", "40%"]], name="指标")
    tasks = a_table([["序号", "任务", "责任单位"], [1, "新建公园。", "区城管局"]], name="任务")
    intake = read_intake(a_document(indicators, tasks))
    assert [task.content for task in intake.tasks] == ["新建公园。"]
    assert [(each.name, each.values) for each in intake.indicators] == [("绿地率", (("目标值", "40%"),))]


def test_an_empty_task_cell_is_an_error_with_its_place() -> None:
    intake = read([["序号", "任务", "责任单位"], [1, "清淤河道。", "区水务局"], [2, NIL, "区城管局"]])
    (finding,) = intake.tasks[1].findings
    assert (finding.severity, finding.where) == (Severity.ERROR, "表!A3")
    assert "序号2" in finding.message


def test_hidden_rows_are_read_and_marked() -> None:
    rows: Rows = [["序号", "任务", "责任单位"], [1, "清淤河道。", "区水务局"], [2, "加固堤防。", "区水务局"]]
    intake = read(a_table(rows, hidden_rows=frozenset({2})))
    assert [[finding.severity for finding in task.findings] for task in intake.tasks] == [[], [Severity.WARNING]]


def test_a_number_used_twice_is_noted() -> None:
    rows: Rows = [["序号", "任务", "责任单位"], [1, "清淤河道。", "区水务局"], [1, "加固堤防。", "区水务局"]]
    intake = read(rows)
    assert [task.number for task in intake.tasks] == ["1", "1"]
    assert ["与表!A2重复" in finding.message for finding in intake.findings] == [True]


@pytest.mark.parametrize(
    ("printed", "number"),
    [(1.0, "1"), ("1.0", "1"), ("3-1", "3-1"), ("（一）1", "（一）1"), ("①", "①"), ("0012", "0012"), ("2、", "2")],
)
def test_numbers_as_printed(printed: str | float, number: str) -> None:
    assert read([["序号", "任务", "责任单位"], [printed, "清淤河道。", "区水务局"]]).tasks[0].number == number


def test_where_and_span_show_the_row_in_the_document() -> None:
    intake = read("青河区任务表", [["序号", "任务", "责任单位"], [1, "清淤河道。", "区水务局"]])
    task = intake.tasks[0]
    assert (task.where, intake.text[slice(*task.span)]) == ("表!A2", "1\t清淤河道。\t区水务局")


def test_a_sentence_cut_by_a_page_break_is_put_together_and_told() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位"],
        ["1", "推进老旧小区改造，完善基础设施，共", "区住建局"],
        ["", "完成20个小区。", ""],
        ["2", "整治积水点。", "区水务局"],
    ]
    tasks = read(a_table(rows, ragged=True)).tasks
    assert [task.content for task in tasks] == ["推进老旧小区改造，完善基础设施，共完成20个小区。", "整治积水点。"]
    assert [finding.severity for finding in tasks[0].findings] == [Severity.WARNING]


def test_the_plans_prose_decides_where_a_broken_group_begins() -> None:
    prose = (
        "1.治理扬尘。对在建工地安装在线监测设备，裸露土地全部覆盖，渣土车辆密闭运输。",
        "2.治理油烟。餐饮单位安装油烟净化设施并定期清洗，建设油烟治理示范街区。",
    )
    rows: Rows = [
        ["序号", "重点任务", "具体任务", "责任单位"],
        ["1", "（一）治理扬尘", "对在建工地安装在线监测设备。", "区住建局"],
        ["2", "", "裸露土地全部覆盖。", "区住建局"],
        ["3", "", "餐饮单位安装油烟净化设施并定期清洗。", "区城管局"],
        ["4", "（二）治理油烟", "建设油烟治理示范街区。", "区城管局"],
    ]
    tasks = read(*prose, a_table(rows, ragged=True)).tasks
    assert [task.section_path[-1] for task in tasks] == ["（一）治理扬尘"] * 2 + ["（二）治理油烟"] * 2
    assert [len(task.findings) for task in tasks] == [0, 0, 1, 0]


def test_a_chapter_with_its_sums_is_a_chapter() -> None:
    rows: Rows = [
        ["序号", "项目名称", "建设内容", "总投资", "责任单位"],
        ["", "合计", "", "9000", ""],
        ["一", "续建项目", "", "6000", ""],
        [1, "水厂", "扩建水厂1座。", "6000", "区水务局"],
    ]
    assert [(task.number, task.section_path) for task in read(rows).tasks] == [("1", ("一、续建项目",))]


def test_a_chapter_merged_over_the_left_columns_may_have_its_sums_behind_it() -> None:
    rows: Rows = [
        ["序号", "项目名称", "建设内容", "总投资", "责任单位"],
        ["一、续建项目（1项）", "", "", "6000", ""],
        [1, "水厂", "扩建水厂1座。", "6000", "区水务局"],
        ["二、新建项目（1项）", "", "", "900", ""],
        [2, "泵站", "新建泵站1座。", "900", "区水务局"],
    ]
    intake = read(rows, merges="A2:C2 A4:C4")
    assert [task.section_path for task in intake.tasks] == [("一、续建项目（1项）",), ("二、新建项目（1项）",)]
    assert [(f.severity, f.where) for f in intake.findings] == [(Severity.NOTE, "表!A2"), (Severity.NOTE, "表!A4")]


def test_marks_of_a_new_page_are_no_chapters() -> None:
    title = "青河区2025年水务重点任务台账"
    rows: Rows = [
        [title],
        HEAD,
        [1, "治水", "清淤河道3公里。", "区水务局", "5月底前"],
        ["— 1 —"],
        [f"{title}（续表）"],
        HEAD,
        [2, "治水（续）", "加固堤防。", "区水务局", "6月底前"],
        ["第2页 共2页"],
        ["（续表）"],
        [title],
        [3, "植绿", "新建公园。", "区城管局", "7月底前"],
    ]
    intake = read(rows, merges="A1:E1 A4:E4 A5:E5 A8:E8 A9:E9 A10:E10")
    assert [task.section_path for task in intake.tasks] == [("治水",), ("治水",), ("植绿",)]
    assert intake.plan.title == title


def test_a_group_named_on_a_row_of_its_own() -> None:
    rows: Rows = [HEAD, ["", "河道", "", "", ""], [1, "", "清淤河道。", "区水务局", "5月"]]
    assert read("青河区2025年任务表", rows).tasks[0].section_path == ("河道",)


def test_a_number_alone_is_a_task_that_lost_its_text() -> None:
    rows: Rows = [["序号", "任务", "责任单位"], [1, "清淤河道。", "区水务局"], [2, "", ""]]
    assert [f.severity for f in read(rows).tasks[1].findings] == [Severity.ERROR]


def test_a_group_stands_in_for_an_empty_task_cell_and_is_told() -> None:
    (task,) = read([HEAD, [1, "（一）河道清淤", "", "区水务局", ""]]).tasks
    assert (task.content, [f.severity for f in task.findings]) == ("（一）河道清淤", [Severity.WARNING])


def test_units_that_flow_on_after_a_page_break_belong_to_the_row_above() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", "时限"],
        ["1", "清淤河道，加固堤防，修复", "区水务局、", "2025年5月"],
        ["", "水闸。", "区城管局", ""],
        ["2", "新建公园。", "区城管局", "2025年6月"],
    ]
    first, second = read(a_table(rows, ragged=True)).tasks
    assert (first.content, first.lead_units) == ("清淤河道，加固堤防，修复水闸。", ("区水务局", "区城管局"))
    assert second.content == "新建公园。"


@pytest.mark.parametrize("merges", ["A2:A4 B2:B4", ""])
def test_a_task_with_a_row_for_each_unit_is_one(merges: str) -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", "工作职责", "责任人"],
        [1, "整治校园周边。", "区公安局", "维护秩序", "方知远"],
        ["", "", "区城管局", "清理摊点", "陆晓燕"],
        ["", "", "区交通局", "", ""],
        [2, "新建公园。", "区园林局", "", ""],
    ]
    first, second = read(rows, merges=merges).tasks
    assert first.lead_units == ("区公安局", "区城管局", "区交通局")
    assert [person.name for person in first.people] == ["方知远", "陆晓燕"]
    assert first.extra == (("工作职责", "维护秩序\n清理摊点"),)
    assert [f.severity for f in first.findings] == ([] if merges else [Severity.WARNING] * 2)
    assert second.lead_units == ("区园林局",)


def test_a_day_repeated_beside_each_unit_of_a_task_counts_once() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", "完成时限"],
        [1, "整治校园周边。", "区公安局", "2025年9月底"],
        ["", "", "区城管局", "2025年9月底"],
        [2, "新建公园。", "区园林局", "2025年8月底"],
        ["", "", "区水务局", "2025年10月底"],
    ]
    tasks = read(rows, merges="A2:A3 B2:B3 A4:A5 B4:B5").tasks
    assert [(task.lead_units, task.due_text) for task in tasks] == [
        (("区公安局", "区城管局"), "2025年9月底"),
        (("区园林局",), "2025年8月底"),
        (("区水务局",), "2025年10月底"),
    ]


def test_different_measures_beside_a_merged_task_stay_apart() -> None:
    rows: Rows = [
        ["序号", "任务", "具体措施", "责任单位"],
        [1, "治水", "清淤河道。", "区水务局"],
        ["", "", "加固堤防。", "区城管局"],
    ]
    assert [task.content for task in read(rows, merges="A2:A3 B2:B3").tasks] == ["清淤河道。", "加固堤防。"]


def test_a_narrower_table_that_only_goes_on_keeps_its_columns() -> None:
    first = a_table([["序号", "任务", "责任单位", "备注"], ["1", "清淤河道。", "区水务局", "重点"]], ragged=True)
    rest = a_table([["2", "加固堤防。", "区水务局"]], ragged=True)
    other = a_table([["甲", "乙"], ["丙", "丁"]])
    intake = read(first, rest, "附表", other)
    assert [(task.number, task.content) for task in intake.tasks] == [("1", "清淤河道。"), ("2", "加固堤防。")]
    assert [finding.severity for finding in intake.findings] == [Severity.NOTE]
