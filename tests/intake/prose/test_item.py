"""Which items are tasks, and what belongs to each."""

from tests.intake.prose.plans import read, task, told

PART = "一、重点任务"


def test_the_lowest_numbered_items_are_the_tasks() -> None:
    intake = read(PART, "（一）治水", "1.清淤河道。", "2.截污纳管。", "（二）治气", "3.管控扬尘。")
    assert told(intake) == [("1", "清淤河道"), ("2", "截污纳管"), ("3", "管控扬尘")]
    assert task(intake, "2").section_path == (PART, "（一）治水")


def test_an_item_holds_every_paragraph_up_to_the_next_one() -> None:
    intake = read(PART, "1.清淤河道。全面摸底。", "汛期前清淤一遍。", "责任单位：区水务局", "2.截污纳管。")
    assert task(intake, "1").content == "1.清淤河道。全面摸底。\n汛期前清淤一遍。\n责任单位：区水务局"
    assert task(intake, "1").lead_units == ("区水务局",)


def test_measures_inside_an_item_are_tasks_under_it() -> None:
    intake = read(
        PART, "1.治理河道。一是清淤疏浚。分段实施。二是截污纳管工作，查清管网。三是生态修复。", "2.管控扬尘。"
    )
    assert told(intake) == [
        ("1", "治理河道"),
        ("一是", "清淤疏浚"),
        ("二是", "截污纳管工作"),
        ("三是", "生态修复"),
        ("2", "管控扬尘"),
    ]
    whole, first = task(intake, "1"), task(intake, "一是")
    assert (first.parent, first.content) == (whole.id, "一是清淤疏浚。分段实施。")
    assert first.section_path == (PART, "1.治理河道")
    assert whole.content.endswith("三是生态修复。")


def test_measures_right_under_a_heading_are_tasks_without_a_parent() -> None:
    intake = read(PART, "（一）治水", "1.清淤河道。", "（二）补短板", "一是建设泵站。二是更新车辆。")
    assert told(intake) == [("1", "清淤河道"), ("一是", "建设泵站"), ("二是", "更新车辆")]
    assert task(intake, "一是").parent == ""
    assert task(intake, "一是").section_path == (PART, "（二）补短板")


def test_a_heading_alone_with_measures_and_their_units_is_an_item() -> None:
    lines = ["（一）治水", "1.清淤河道。", "（二）补短板", "一是建设泵站。二是更新车辆。（牵头单位：区水务局）"]
    intake = read(PART, *lines)
    assert told(intake)[1:] == [("（二）", "补短板"), ("一是", "建设泵站"), ("二是", "更新车辆")]
    assert [each.lead_units for each in intake.tasks[1:]] == [("区水务局",)] * 3


def test_a_heading_alone_whose_measures_each_name_units_is_no_item() -> None:
    measures = "一是建设泵站。（牵头单位：区水务局）二是更新车辆。（牵头单位：区城管局）"
    intake = read(PART, "（一）治水", "1.清淤河道。", "（二）补短板", measures)
    assert told(intake)[1:] == [("一是", "建设泵站"), ("二是", "更新车辆")]


def test_a_single_first_is_no_list() -> None:
    assert told(read(PART, "1.治理河道。一是一，二是二，依法办理。一是要严。", "2.管控扬尘。"))[-1] == ("2", "管控扬尘")
    assert told(read(PART, "1.治理河道。一是加强巡查。")) == [("1", "治理河道")]


def test_bracketed_items_with_headings_are_the_tasks_of_a_heading_that_stands_alone() -> None:
    intake = read(PART, "（一）治水", "1.清淤河道", "（1）北河清淤。", "（2）南河清淤。")
    assert told(intake) == [("（1）", "北河清淤"), ("（2）", "南河清淤")]
    assert task(intake, "（1）").section_path == (PART, "（一）治水", "1.清淤河道")


def test_bracketed_items_are_measures_of_an_item_with_words_of_its_own() -> None:
    intake = read(PART, "1.清淤河道。坚持分段实施，完成全区河道清淤任务。", "（1）北河清淤。", "（2）南河清淤。")
    assert told(intake) == [("1", "清淤河道"), ("（1）", "北河清淤"), ("（2）", "南河清淤")]
    assert [each.parent for each in intake.tasks[1:]] == [intake.tasks[0].id] * 2


def test_units_named_before_the_bracketed_items_are_those_of_the_whole_item() -> None:
    first = "1.建强护岸队伍。全区配齐护岸员，守好每段河堤。（责任单位：区水务局）"
    intake = read(PART, first, "（1）招录护岸员。", "（2）每季度培训。", "2.管控扬尘。")
    assert [each.number for each in intake.tasks] == ["1", "（1）", "（2）", "2"]
    assert task(intake, "1").content == f"{first}\n（1）招录护岸员。\n（2）每季度培训。"
    assert task(intake, "（2）").lead_units == ("区水务局",)


def test_circled_items_are_the_words_of_their_item() -> None:
    intake = read(PART, "1.实施供水工程", "①更换老旧管网。", "②推行同源同网。", "责任单位：县水利局")
    assert told(intake) == [("1", "实施供水工程")]
    assert (task(intake, "1").lead_units, "②推行同源同网" in task(intake, "1").content) == (("县水利局",), True)


def test_unnumbered_paragraphs_with_units_of_their_own_are_tasks() -> None:
    intake = read(
        PART,
        "（一）治水",
        "清淤北河。（责任单位：区水务局）",
        "截污纳管。（责任单位：区住建局）",
        "（二）治气",
        "1.管控扬尘。",
    )
    assert [(each.number, each.content) for each in intake.tasks[:2]] == [
        *[("", "清淤北河。（责任单位：区水务局）"), ("", "截污纳管。（责任单位：区住建局）")]
    ]
    assert intake.tasks[0].section_path == (PART, "（一）治水")


def test_every_paragraph_is_a_task_right_under_a_heading_of_tasks() -> None:
    intake = read(PART, "清淤河道，年底前完成。", "管控扬尘。", "责任单位：区住建局", "二、工作要求", "加强领导。")
    assert [each.content for each in intake.tasks] == ["清淤河道，年底前完成。", "管控扬尘。\n责任单位：区住建局"]


def test_a_paragraph_behind_the_units_of_the_last_item_is_not_part_of_it() -> None:
    closing = "依托龙头单位，把青河治理经验推广到全流域。"
    intake = read(PART, "1.清淤河道。（责任单位：区水务局）", "2.截污纳管。（责任单位：区住建局）", closing)
    assert [each.content for each in intake.tasks][1:] == ["2.截污纳管。（责任单位：区住建局）", closing]


def test_a_measure_with_a_line_of_its_own_ends_with_it() -> None:
    lines = ["1.分类处置。采取以下方式：", "一是合作经营；", "二是依法收回。", "2025年底前处置1800亩。（县水利局牵头）"]
    intake = read(PART, *lines)
    assert [each.content for each in intake.tasks][1:] == ["一是合作经营；", "二是依法收回。"]
    assert str(intake.tasks[0].due) == "2025-12-31"


def test_a_closing_paragraph_is_no_task() -> None:
    for closing in ("本方案各项任务纳入年度考核。", "各镇要高度重视，抓好落实。", "特此通知。"):
        intake = read(PART, "1.清淤河道。（责任单位：区水务局）", closing)
        assert [each.content for each in intake.tasks] == ["1.清淤河道。（责任单位：区水务局）"]


def test_units_of_a_heading_hold_for_items_that_name_none() -> None:
    intake = read(PART, "（一）治水（责任单位：区水务局）", "1.清淤河道。", "2.截污纳管。（责任单位：区住建局）")
    assert [each.lead_units for each in intake.tasks] == [("区水务局",), ("区住建局",)]


def test_a_line_of_units_behind_the_last_item_holds_for_all() -> None:
    intake = read(
        PART, "（一）治水", "1.清淤河道。", "2.截污纳管。", "责任单位：区水务局", "（二）治气", "3.管控扬尘。"
    )
    assert [each.lead_units for each in intake.tasks] == [("区水务局",), ("区水务局",), ()]


def test_units_behind_the_last_measure_hold_for_the_item_and_all_its_measures() -> None:
    intake = read(PART, "1.治理河道。一是清淤疏浚。二是截污纳管。（责任单位：区水务局）", "2.管控扬尘。")
    assert [each.lead_units for each in intake.tasks] == [("区水务局",)] * 3 + [()]


def test_measures_with_units_of_their_own_keep_them() -> None:
    intake = read(PART, "1.治理河道。一是清淤。（责任单位：区水务局）二是截污。（责任单位：区住建局）")
    assert [each.lead_units for each in intake.tasks[1:]] == [("区水务局",), ("区住建局",)]


def test_a_rule_of_the_document_holds_from_where_it_stands() -> None:
    before, after = (
        "1.清淤河道。（区水务局、区财政局负责）",
        "2.截污纳管。（区住建局、区财政局负责，列第一位的为牵头单位，下同）",
    )
    intake = read(PART, before, after, "3.管控扬尘。（区城管局、区住建局负责）")
    assert [each.lead_assumed for each in intake.tasks] == [True, False, False]
    assert intake.tasks[2].co_units == ("区住建局",)


def test_a_tab_behind_a_numeral_makes_no_table() -> None:
    body = "全面排查河道，年底前完成清淤三十公里，同步整治沿岸排污口，建立长效机制。"
    intake = read(
        "一、\t总体要求", "坚持统筹。", "二、\t重点任务", "（一）\t治水", f"1.\t清淤河道。{body}", "2.\t截污纳管。"
    )
    assert told(intake) == [("1", "清淤河道"), ("2", "截污纳管")]
    assert task(intake, "1").section_path == ("二、重点任务", "（一）治水")
