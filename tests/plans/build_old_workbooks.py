"""Rebuild the .xls and .et documents through LibreOffice: python -m tests.plans.build_old_workbooks."""

import subprocess
import tempfile
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from tests.plans.sheets import HERE, Rows, lay, new_book

NIL = None


def _save_as_xls(book: Workbook, target: Path) -> None:
    """Save `book` in the binary format of Excel 97."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.xlsx"
        book.save(source)
        command = ["soffice", "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        target.write_bytes(source.with_suffix(".xls").read_bytes())


def towns() -> None:
    """A sheet for each town, made by three people: own headings, numbers as （一）1, dates as dates, an odd order."""
    book = new_book("柳营镇", "石佛镇", "白塘镇")
    title = "青河区2025年农村人居环境整治提升任务表（{}）"
    lay(
        book["柳营镇"],
        [
            [title.format("柳营镇")],
            ["序号", "点位", "整治内容", "责任单位", "责任领导", "完成时间", "整改进展"],
            [
                "（一）1",
                "前湾村",
                "清运坑塘边堆积垃圾约120方。",
                "柳营镇、区城管局",
                "贺长青",
                date(2025, 4, 30),
                "已清运。",
            ],
            [
                "（一）2",
                "后湾村",
                "修补村内道路破损12处。",
                "柳营镇、区交通运输局",
                "贺长青",
                date(2025, 7, 31),
                "已修补9处。",
            ],
            ["（二）1", "西营村", "整治线缆乱搭乱挂3处。", "柳营镇", "贺长青", date(2025, 10, 31), NIL],
        ],
        "A1:G1",
        heading=2,
    )
    lay(
        book["石佛镇"],
        [
            [title.format("石佛镇")],
            ["完成时间", "整治内容", "责任单位", "序号", "点位"],
            [date(2025, 5, 15), "拆除废弃旱厕17座。", "石佛镇、区农业农村局", 1, "塔院村"],
            [date(2025, 11, 30), "建设生活垃圾分类驿站2座。", "石佛镇、区城管局", 2, "镇区"],
        ],
        "A1:E1",
        heading=2,
    )
    lay(
        book["白塘镇"],
        [
            [title.format("白塘镇")],
            ["序号", "整治任务", NIL, "责任单位", "时限"],
            [NIL, "点位", "内容", NIL, NIL],
            [1, "杨庄村", "改造户厕46座。", "白塘镇、区农业农村局", "2025.9.30"],
            [2, "窑上村", "修复坍塌护坡80米。", "白塘镇\n区水务局", "2025.6.15"],
            [3, "窑上村", "补植行道树300株。", "白塘镇", "2025.4.10"],
        ],
        "A1:E1 A2:A3 B2:C2 D2:D3 E2:E3",
        heading=3,
    )
    for name, column in (("柳营镇", "F"), ("石佛镇", "A")):
        for row in range(3, 6):
            book[name][f"{column}{row}"].number_format = "yyyy/m/d"
    _save_as_xls(book, HERE / "towns.xls")


def stages() -> None:
    """Years as bare numbers in a two-row heading, groups merged and repeated, leads marked inside the cell."""
    book = new_book("Sheet1")
    rows: Rows = [
        ["附件3"],
        ["青河区水网建设三年行动（2023—2025年）任务分工"],
        ["序号", "重点任务", "具体任务", "责任单位", "进度安排"],
        [*(NIL,) * 4, 2023, 2024, 2025],
        ["第一部分  骨干水网"],
        [
            1,
            "（一）河道整治",
            "整治青河干流险工险段6处。",
            "区水务局（牵头）、区财政局、柳营镇",
            "启动",
            "推进",
            "完成",
        ],
        [2, NIL, "清淤支流河道24公里。", "区水务局（牵头）、沙洲镇、石佛镇", "推进", "完成", "—"],
        [3, NIL, "建立河道常态化巡护队伍。", "区水务局（牵头）、各街镇", "启动", "推进", "推进"],
        [4, "（一）河道整治", "拆除阻水便桥9座。", "区交通运输局（牵头）、区水务局", "完成", "—", "—"],
        ["第二部分  供水保障"],
        [5, "（二）农村供水", "更新供水主管网52公里。", "青河水务集团（牵头）、区农业农村局", "—", "启动", "完成"],
        [6, NIL, "2024年10月底前完成水质在线监测站4座。", "区卫生健康委（牵头）\n青河水务集团", "启动", "完成", "—"],
        [7, "（三）节水", "创建节水型单位20家。", "区水务局（牵头）、区机关事务中心、相关街镇", "推进", "推进", "完成"],
    ]
    merges = "A2:G2 A3:A4 B3:B4 C3:C4 D3:D4 E3:G3 A5:G5 B6:B8 A10:G10 B11:B12"
    lay(book["Sheet1"], rows, merges, heading=4)
    _save_as_xls(book, HERE / "stages.et")


if __name__ == "__main__":
    towns()
    stages()
