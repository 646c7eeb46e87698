"""Makes v0001.db, the ledger of the first version. Run by hand once a version; what it made is never made anew."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from ledger_app.domain.plan import Plan, PlanKind
from ledger_app.domain.report import Report
from ledger_app.domain.task import DueSource, Milestone, Stage, StageWord, Status, Task
from ledger_app.domain.unit import Office, Person, PersonRole, Unit, UnitKind
from ledger_app.storage.ledger import Ledger

HERE = Path(__file__).parent
PLAN = Plan(
    "P0000QH25",
    "青河区2025年污染防治攻坚计划",
    "青政办发〔2025〕8号",
    kind=PlanKind.ANNUAL,
    period_end=date(2025, 12, 31),
)
UNITS = (
    Unit(
        "U000WATER", "区水务局", short_name="水务局", persons=(Person(PersonRole.LIAISON, "安澜", "科长", "5550-1002"),)
    ),
    Unit("U000HOUSE", "区住建局", aliases=("住建局",)),
    Unit("U000TOWER", "钟楼街道", UnitKind.STREET),
    Unit("U0000TOWN", "各街镇", UnitKind.SET, members=("U000TOWER",)),
)
TASKS = (
    Task("T0000DUST", PLAN.id, "在建工地安装扬尘在线监测设备。", "1", due=date(2025, 6, 30), due_source=DueSource.TEXT,
         due_text="2025年6月底前", lead_units=("U000HOUSE",), area_units=("U0000TOWN",), position=1),
    Task("T0000PIPE", PLAN.id, "实施钟楼片区雨污分流改造。", "2", lead_units=("U000WATER",), position=2,
         schedule=(Stage(2024, StageWord.START, date(2024, 3, 1)), Stage(2025, StageWord.FINISH)),
         milestones=(Milestone(date(2025, 5, 31), "完成管网", date(2025, 5, 20)),), extra=(("资金来源", "专项债券"),)),
    Task("T0000KILN", PLAN.id, "关停退出砖瓦窑。", "3", position=3),
)  # fmt: skip
REPORTS = (
    Report("R00000001", "T0000DUST", date(2025, 4, 1), status=Status.IN_PROGRESS, percent=60.0, done="已装12处。"),
    Report("R00000002", "T0000PIPE", date(2025, 6, 20), status=Status.COMPLETED, completed_on=date(2025, 6, 18)),
)


def main() -> None:
    """Write the ledger."""
    target = HERE / "v0001.db"
    target.unlink(missing_ok=True)
    at = datetime(2025, 7, 1, 9, 30)
    ledger = Ledger.create(str(target), Office("青河区生态环境局", "何青"), at)
    for deed, things in (
        ("导入 分解表.xlsx", (PLAN, *UNITS, *TASKS)),
        ("更新进展", REPORTS),
        ("改备注", (replace(TASKS[2], remark="市级督办", version=0),)),
    ):
        with ledger.transaction(deed, by="何青", at=at) as store:
            store.save_many(things)
    with ledger.transaction("撤销", by="何青", at=at) as store:
        store.undo()
    ledger.close()


if __name__ == "__main__":
    main()
