"""Text copied from a web page, one cell to a line."""

import pytest

from tests.intake.table_building import read

HEAD = ["青河区2025年任务清单", "序号", "工作任务", "责任单位", "完成时限"]
FIRST = ["1", "清淤河道3公里，加固堤防。", "区水务局", "2025年5月底前"]
SECOND = ["2", "新建公园1座，配套停车场。", "区城管局、各街镇", "2025年6月"]


def test_cells_become_rows_again_with_chapters_and_the_lines_below_left_out() -> None:
    intake = read(*HEAD, "一、治水", *FIRST, "二、植绿", *SECOND, "联系人：段思齐")
    assert [(t.number, t.section_path, t.lead_units, t.due_text) for t in intake.tasks] == [
        ("1", ("一、治水",), ("区水务局",), "2025年5月底前"),
        ("2", ("二、植绿",), ("区城管局",), "2025年6月"),
    ]
    assert intake.plan.title == "青河区2025年任务清单"
    assert intake.text[slice(*intake.tasks[1].span)] == "\n".join(SECOND)


@pytest.mark.parametrize("lost", [2, 3])
def test_a_cell_lost_on_the_way_leaves_the_others_in_their_columns(lost: int) -> None:
    row = [cell for at, cell in enumerate(FIRST) if at != lost]
    first, second = read(*HEAD, *row, *SECOND).tasks
    assert (first.lead_units, first.due_text) == (((), "2025年5月底前") if lost == 2 else (("区水务局",), ""))
    assert second.content == SECOND[1]


def test_units_on_lines_of_their_own_are_one_cell() -> None:
    (task,) = read(*HEAD, *FIRST[:3], "区城管局", FIRST[3]).tasks
    assert (task.lead_units, task.due_text) == (("区水务局", "区城管局"), "2025年5月底前")


def test_the_years_below_a_group_heading_are_the_columns() -> None:
    lines = ["序号", "工作任务", "责任单位", "进度安排", "备注", "2024年", "2025年"]
    (task,) = read(*lines, "1", "清淤河道3公里。", "区水务局", "启动", "完成", "重点").tasks
    assert (task.schedule, task.remark) == (((2024, "启动"), (2025, "完成")), "重点")


def test_running_text_is_not_taken_for_cells() -> None:
    tasks = read("一、工作任务", "清淤河道。", "二、责任单位", "区水务局负责。").tasks
    assert [(task.content, task.section_path) for task in tasks] == [("清淤河道。", ("一、工作任务",))]


def test_cells_merged_downwards_hold_for_the_rows_that_lack_them() -> None:
    lines = [
        *["序号", "事项", "工作措施", "责任单位"],
        *["1", "管网改造", "新建污水管网12公里。", "区水务局、", "区住建局"],
        *["2", "开展管网清淤检测。", "3", "*建立管网巡查制度。"],
        *["4", "公园绿地", "建设下沉式绿地5处。", "区城管局", "推进治理工程", "5", "完善雨水花园。"],
        *["附件2", "指标表"],
    ]
    tasks = read(*lines).tasks
    assert [(task.number, task.content, task.lead_units) for task in tasks] == [
        ("1", "新建污水管网12公里。", ("区水务局", "区住建局")),
        ("2", "开展管网清淤检测。", ("区水务局", "区住建局")),
        ("3", "*建立管网巡查制度。", ("区水务局", "区住建局")),
        ("4", "建设下沉式绿地5处。", ("区城管局",)),
        ("5", "完善雨水花园。", ()),
    ]
    assert [task.section_path[-1] for task in tasks] == [*["管网改造"] * 3, "公园绿地", "推进治理工程"]


def test_cells_wrapped_over_several_lines_are_whole_again() -> None:
    lines = [
        *["序号", "事项", "工作措施", "责任单位", "1", "堤防工程"],
        *[
            "沿堤顶道路和排灌站空地铺设雨量自动观测设备，兼顾船闸、鱼道",
            "等部位，把年久失灵的老旧测点全部换新",
            "市水务集团",
        ],
        *["2", "新建排灌站，施工图中一并画出观测井和线缆沟，留足扩容用的空", "位", "— 10 —", "3", "补齐支流观测缺口"],
        *[
            "4",
            "水库工程",
            "建设坝体渗压监测示范工程",
            "市水务局、市自然资源和规划局、市大数据管理中心、市市场监",
            "管局",
        ],
    ]
    tasks = read(*lines).tasks
    assert [(task.number, task.content[-6:], task.section_path, task.lead_units[-1]) for task in tasks] == [
        ("1", "测点全部换新", ("堤防工程",), "市水务集团"),
        ("2", "扩容用的空位", ("堤防工程",), "市水务集团"),
        ("3", "支流观测缺口", ("堤防工程",), "市水务集团"),
        ("4", "监测示范工程", ("水库工程",), "市市场监管局"),
    ]


def test_rows_without_a_group_above_are_read_beside_prose() -> None:
    prose = [
        "一、重点任务",
        "1.堤防工程。沿堤顶道路铺设雨量观测设备。",
        "2.标准工程。把观测设备的验收写进地方规范。",
    ]
    table = [
        "序号",
        "事项",
        "工作措施",
        "责任单位",
        "1",
        "铺设雨量观测设备",
        "2",
        "标准工程",
        "写进规范",
        "市水务局",
    ]
    assert [task.content for task in read(*prose, *table).tasks if task.lead_units] == ["写进规范"]
