"""Problems of a rectification plan in prose: each measure is a task that knows its problem and goal."""

from tests.intake.prose.plans import read, told

PLAN = "青河区食品安全整改方案"


def test_each_measure_of_a_labelled_problem_is_a_task() -> None:
    intake = read(
        PLAN,
        "一、后厨卫生差。",
        "整改目标：后厨全部达标。",
        "整改措施：",
        "1.开展拉网式摸排。",
        "2.统一配备消毒设备。",
        "责任单位：区市场监管局",
        "整改时限：2025年6月底前",
        "二、索票不规范。",
        "整改目标：留存率100%。",
        "整改措施：一是发放登记簿。二是公布红黑榜。",
        "责任单位：区教育局",
        "整改时限：长期坚持",
    )
    assert told(intake) == [
        ("1", "开展拉网式摸排"),
        ("2", "统一配备消毒设备"),
        ("一是", "发放登记簿"),
        ("二是", "公布红黑榜"),
    ]
    first, *_, last = intake.tasks
    assert (first.problem, first.goal) == ("后厨卫生差", "后厨全部达标。")
    assert (first.lead_units, str(first.due)) == (("区市场监管局",), "2025-06-30")
    assert first.content == "1.开展拉网式摸排。"
    assert (last.problem, last.ongoing, last.due) == ("索票不规范", True, None)
    parents = [task.parent for task in intake.tasks]
    assert parents[0] == parents[1] != parents[2] == parents[3]


def test_the_parts_of_a_problem_may_be_numbered() -> None:
    intake = read(
        PLAN,
        "（一）后厨卫生差",
        "1.整改目标：后厨全部达标。",
        "2.整改措施：（1）开展摸排。（2）配备设备。",
        "3.责任单位：区市场监管局",
        "4.整改时限：2025年6月底前",
    )
    assert [(task.number, task.content) for task in intake.tasks] == [
        *[("（1）", "（1）开展摸排。"), ("（2）", "（2）配备设备。")]
    ]
    assert {str(task.due) for task in intake.tasks} == {"2025-06-30"}


def test_a_rhythm_inside_a_measure_leaves_it_the_time_of_its_problem() -> None:
    intake = read(
        PLAN, "一、储备不足。", "整改措施：1.签订协议，每半年盘点一次。2.制定清单。", "整改时限：2025年9月30日前"
    )
    assert [str(task.due) for task in intake.tasks] == ["2025-09-30"] * 2
    assert intake.tasks[0].cadence


def test_a_measure_without_number_is_one_task() -> None:
    intake = read(PLAN, "一、后厨卫生差。", "整改措施：配备设备，加强巡查。", "整改时限：立行立改", "二、其他", "无。")
    assert [(task.content, task.due_text, task.problem) for task in intake.tasks] == [
        ("配备设备，加强巡查。", "立行立改", "后厨卫生差")
    ]


def test_measures_of_a_task_make_it_no_problem() -> None:
    intake = read("一、重点行动", "（一）站点融合。2025年6月底前建成。", "主要措施：盘活校舍。", "牵头单位：县交通局")
    assert [(task.number, task.problem, task.lead_units) for task in intake.tasks] == [("（一）", "", ("县交通局",))]
