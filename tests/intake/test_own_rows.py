"""Our own exports say in every cell what they mean; reading them back gives the same tasks."""

from datetime import date

from ledger_app.domain.draft import DatedText, Intake
from ledger_app.domain.task import DueSource, Status, TaskKind
from ledger_app.domain.unit import Person, PersonRole
from ledger_app.intake.document import Identity
from ledger_app.intake.drafting import read_intake
from tests.intake.table_building import Content, a_document, a_table

HEAD = [
    "方案",
    "序号",
    "重点任务",
    "任务名称",
    "具体任务",
    "任务类型",
    "牵头单位",
    "配合单位",
    "责任街镇",
    "责任人",
    "完成时限",
]
MORE = ["时限原文", "进度安排", "节点", "状态", "完成率", "最新进展", "预警", "关注", "资金来源", "备注"]
ROW: list[Content] = [
    *[
        "治水方案",
        "1-1",
        "一、治水 / （一）河道",
        "清淤",
        "2024年底前完成设计，2025年9月底前完工。",
        "工程项目",
        "区水务局",
    ],
    *[
        "柳营镇、区城管局",
        "各街镇",
        "方知远（副局长） 5550-0101；段思齐",
        "2025-06-30",
        "2025年6月底前",
        "2024年 启动；2025年 完成",
    ],
    *["2024-12-31 设计；批复；2025-03-31 开工", "推进中", "60%", "已完成一半。", "绿 正常", "是", "区级", "每周调度"],
]


def read_own(*rows: list[Content], ids: tuple[tuple[str, int, str, str], ...]) -> Intake:
    table = a_table([["任务台账总表"], [*HEAD, *MORE], *rows], "A1:U1", name="总表")
    return read_intake(a_document(table, identity=Identity("uuid-1", "任务台账总表", ids)))


def test_every_column_comes_back_as_it_stands() -> None:
    intake = read_own(ROW, ids=(("总表", 3, "T00000001", ""),))
    (task,) = intake.tasks
    assert (intake.ledger_uuid, task.ledger_id, task.plan_title) == ("uuid-1", "T00000001", "治水方案")
    assert (task.number, task.section_path, task.kind) == ("1-1", ("一、治水", "（一）河道"), TaskKind.PROJECT)
    assert (task.lead_units, task.co_units, task.area_units) == (("区水务局",), ("柳营镇", "区城管局"), ("各街镇",))
    assert task.people == (
        Person(PersonRole.PRINCIPAL, "方知远", "副局长", "5550-0101"),
        Person(PersonRole.PRINCIPAL, "段思齐"),
    )
    assert (task.due, task.due_text, task.due_source) == (date(2025, 6, 30), "2025年6月底前", DueSource.TEXT)
    assert task.schedule == ((2024, "启动"), (2025, "完成"))
    assert task.milestones == (DatedText(date(2024, 12, 31), "设计；批复"), DatedText(date(2025, 3, 31), "开工"))
    assert (task.status, task.percent, task.latest) == (Status.IN_PROGRESS, 60, "已完成一半。")
    assert (task.watched, task.extra, task.remark, task.findings) == (True, (("资金来源", "区级"),), "每周调度", ())


def test_a_row_that_flowed_on_is_joined_again() -> None:
    rest: list[Content] = [None] * len(ROW)
    rest[4] = "第二段。"
    (task,) = read_own(ROW, rest, ids=(("总表", 3, "T00000001", ""),)).tasks
    assert task.content == "2024年底前完成设计，2025年9月底前完工。第二段。"
    assert task.findings == ()


def test_words_in_place_of_a_day_and_lasting_tasks() -> None:
    rows = [
        [*ROW[:10], shown, words, *([None] * 9)]
        for shown, words in (("长期坚持", None), ("汛期前", "汛期前"), ("2025-12-31", None))
    ]
    tasks = read_own(*rows, ids=tuple(("总表", at, f"T0000000{at}", "") for at in (3, 4, 5))).tasks
    assert [(task.due, task.due_text, task.due_source, task.ongoing) for task in tasks] == [
        (None, "", None, True),
        (None, "汛期前", None, False),
        (date(2025, 12, 31), "", None, False),
    ]


def test_an_empty_section_means_none_and_another_plan_starts_anew() -> None:
    def row(plan: str, number: str, section: str | None) -> list[Content]:
        return [plan, number, section, None, f"第{number}件事。", *([None] * 16)]

    chapter: list[Content] = ["一、治水", *([None] * 20)]
    rows = [chapter, row("甲", "1", "（一）河道"), row("甲", "2", None), row("乙", "3", "绿化")]
    tasks = read_own(*rows, ids=tuple(("总表", at, f"T0000000{at}", "") for at in (4, 5, 6))).tasks
    assert [task.section_path for task in tasks] == [("一、治水", "（一）河道"), ("一、治水",), ("绿化",)]


def test_a_due_date_that_no_calendar_has_is_kept_in_words_and_told() -> None:
    row = [*ROW[:10], "2025-13-45", None, *([None] * 9)]
    (task,) = read_own(row, ids=(("总表", 3, "T00000001", ""),)).tasks
    assert (task.due, task.due_text) == (None, "2025-13-45")
    assert [(finding.where, finding.message) for finding in task.findings] == [
        ("总表!K3", "完成时限“2025-13-45”不是日历上有的日期，已按文字保留，请改正")
    ]


def test_a_row_typed_in_below_the_exported_ones_is_a_task_of_its_own() -> None:
    def typed(number: str | None, content: str, lead: str | None, due: str | None) -> list[Content]:
        return ["治水方案", number, None, None, content, None, lead, None, None, None, due, *([None] * 10)]

    added = [typed("1-2", "巡查河道。", None, None), typed(None, "清运淤泥。", "区城管局", "2025-12-31")]
    tasks = read_own(ROW, *added, ids=(("总表", 3, "T00000001", ""),)).tasks
    assert [(task.number, task.content, task.ledger_id) for task in tasks] == [
        ("1-1", "2024年底前完成设计，2025年9月底前完工。", "T00000001"),
        ("1-2", "巡查河道。", ""),
        ("", "清运淤泥。", ""),
    ]
