"""Rebuild the .xlsx documents that look like plans: python -m tests.plans.build_workbooks."""

import re
import zipfile
from pathlib import Path

from tests.plans.sheets import HERE, Rows, Value, lay, new_book

NIL = None


def quarters() -> None:
    """Three heading rows, quarters with text, chapters in the first column only, a total, a note, a signature line."""
    book = new_book("推进计划")
    head: list[Value] = [
        "序号",
        "项目名称",
        "建设内容",
        "计划投资（万元）",
        "推进计划",
        NIL,
        NIL,
        NIL,
        "牵头单位",
        "配合单位",
        "完成时限",
        "备注",
    ]
    plans = ["完成施工招标", "主体结构施工", "主体封顶", "竣工验收并投入使用"]
    rows: Rows = [
        ["附件2"],
        ["青河区2025年民生实事项目推进计划表"],
        ["填报单位：青河区人民政府办公室", *(NIL,) * 9, "单位：万元"],
        head,
        [*(NIL,) * 4, "2025年"],
        [*(NIL,) * 4, "一季度", "二季度", "三季度", "四季度"],
        ["一、教育提升类（2项）"],
        [
            *(1, "实验小学钟楼校区扩建", "新建教学楼1栋，新增学位720个，配套建设运动场和地下接送区。", 3200),
            *(*plans, "区教育局", "区住建局、区规划资源局、钟楼街道", "2025年12月"),
        ],
        [
            *(2, "社区托育点建设", "在4个街道各建成1处普惠托育点，提供托位160个。", 480, "确定选址", "—", "完成装修"),
            *("挂牌运营", "区卫生健康委", "区教育局、各街道", "12月底前", "纳入市级补助范围"),
        ],
        ["二、健康养老类（2项）"],
        [
            *(3, "镇级养老服务中心改造", "改造2处镇级养老服务中心，增设护理床位90张。", 650, "完成设计", "全面施工"),
            *("完工并启用", NIL, "区民政局", "柳营镇、白塘镇", "三季度末"),
        ],
        [
            *(
                4,
                "居家适老化改造",
                "为500户困难老年人家庭实施居家适老化改造。",
                300.5,
                NIL,
                "完成入户评估",
                "完成350户",
            ),
            *("全部完成", "区民政局、区残联", "各街镇", "2025年底前"),
        ],
        ["三、出行便利类（1项）"],
        [
            *(5, "公交微循环线路", "新开3条微循环公交线路，串联地铁站、医院和大型社区。", 120, "完成线路论证"),
            *("开通2条", "开通1条", "评估优化", "区交通运输局", "公安青河分局\n临河街道", "2025年"),
        ],
        ["合计", NIL, NIL, 4750.5],
        ["注：计划投资以批复概算为准，季度节点为该季度末应达到的进度。"],
        ["填报人：方知远        审核人：陈立言        联系电话：5550-0111        填报日期：2025年1月20日"],
    ]
    merges = "A2:L2 A3:J3 K3:L3 E4:H4 E5:H5 A4:A6 B4:B6 C4:C6 D4:D6 I4:I6 J4:J6 K4:K6 L4:L6 A15:C15 A16:L16 A17:L17"
    lay(book["推进计划"], rows, merges, heading=6)
    book.save(HERE / "quarters.xlsx")


def months() -> None:
    """Months with text, one merged over three; a rule below the table; hidden row and column; a wrong dimension."""
    book = new_book("下半年安排")
    sheet = book["下半年安排"]
    rows: Rows = [
        ["青河区优化营商环境2025年下半年攻坚任务月度安排表"],
        ["编号", "工作任务", "责任单位", "2025年下半年月度安排", *(NIL,) * 5, "审核意见", "备注"],
        [NIL, NIL, NIL, "7月", "8月", "9月", "10月", "11月", "12月"],
        [
            *("1-1", "推行企业开办全程网办，申请材料压减到3份以内。", "区市场监管局、区税务局、公安青河分局"),
            *("梳理材料清单", NIL, "上线网办专区", NIL, NIL, "全程网办率达到95%", "同意"),
        ],
        [
            *("1-2", "为重点项目配备服务专员，实行问题清单交办反馈。", "区发展改革局、各街镇"),
            *(NIL, "公布专员名单", NIL, NIL, "形成典型案例", NIL, "同意", "案例不少于10个"),
        ],
        [
            "2-1",
            "清理政府采购领域不合理门槛。",
            "区财政局",
            NIL,
            "完成自查",
            "完成整改",
            NIL,
            NIL,
            NIL,
            "补充依据后同意",
        ],
        [
            *("2-2", "开展望湖商圈停车泊位共享改造，新增共享泊位600个。", "望湖街道、区城管局、公安青河分局"),
            *("摸排泊位并签订共享协议", NIL, NIL, "完成系统接入", NIL, "全部开放", "同意"),
        ],
        [
            *("3-1", "建立拖欠企业账款投诉限时办结机制。", "区工信局 区财政局"),
            *("出台办法", NIL, NIL, "首批投诉全部办结", NIL, NIL, "同意"),
        ],
        ["注：责任单位列首位的为牵头单位，其他为配合单位。"],
    ]
    lay(sheet, rows, "A1:K1 A2:A3 B2:B3 C2:C3 D2:I2 J2:J3 K2:K3 D7:F7 A9:K9", heading=3)
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["J"].hidden = True
    book.save(HERE / "months.xlsx")
    _declare_one_cell(HERE / "months.xlsx")


def _declare_one_cell(path: Path) -> None:
    """Make the sheet claim that it is one cell large, as WPS does."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(rb'<dimension ref="[^"]*"\s*/>', b'<dimension ref="A1"/>', parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, data in parts.items():
            new.writestr(part, data)


def several_sheets() -> None:
    """Instructions, three topics each with its own headings, an empty sheet; a heading repeated in the middle."""
    book = new_book("填报说明", "危险化学品", "建筑施工", "消防", "Sheet4")
    lay(
        book["填报说明"],
        [
            ["填报说明"],
            ["1.本表由牵头部门填写，每月25日前报区安委办。"],
            ["2.完成时限请按任务清单填写，不得自行调整。"],
            ["序号", "栏目", "填写要求"],
            [1, "治理任务", "按清单原文填写"],
            [2, "完成时限", "格式为2025年6月30日"],
        ],
        "A1:C1 A2:C2 A3:C3",
    )
    lay(
        book["危险化学品"],
        [
            ["序号", "治理任务", "牵头部门", "配合部门", "属地", "完成时限"],
            [
                *(
                    1,
                    "对涉及重点监管工艺的企业开展自动化改造评估，列出改造清单。",
                    "区应急局",
                    "区工信局、区生态环境局",
                ),
                *("青河经开区管委会、柳营镇", "2025年6月30日前"),
            ],
            [2, "整治油气长输管道占压隐患。", "区发展改革局、区应急局", "青河燃气公司", "相关街镇", "2025年9月底前"],
            [3, "加强危险货物运输车辆动态监控。", "区交通运输局", "公安青河分局", "—", "长期坚持"],
        ],
    )
    lay(
        book["建筑施工"],
        [
            ["青河区2025年安全生产治本攻坚任务清单（建筑施工）"],
            ["序号", "牵头单位", "重点任务", "时限要求", "工作目标"],
            ["1", "区住建局", "开展起重机械专项检查，检查覆盖率100%。", "2025年5月31日", "检查覆盖率100%"],
            ["2", "区住建局", "推行危大工程方案线上审查。", "2025年10月", "方案线上审查率达到90%"],
            ["3", "区水务局", "对在建水利工程临时用电逐一体检。", "8月31日前", NIL],
        ],
        "A1:E1",
        heading=2,
    )
    head = ["序号", "任务内容", "责任单位", "完成时限", "备注"]
    lay(
        book["消防"],
        [
            ["青河区2025年安全生产治本攻坚任务清单（消防）"],
            head,
            [1, "拆除影响逃生的铁栅栏、广告牌。", "区消防救援大队、区城管局、各街镇", "2025年3月底前", "已印发排查表"],
            [2, "建设电动自行车充电端口3000个。", "区住建局、各街镇", "2025年11月底前", NIL],
            head,
            [3, "对三小场所开展夜查，做到一店一档。", "各街镇", "2025年7月底前", NIL],
            [4, "为独居老人家庭安装烟感报警器2000个。", "区民政局", "2025年12月20日前", "分两批安装"],
        ],
        "A1:E1",
        heading=2,
    )
    book.save(HERE / "several_sheets.xlsx")


def several_tables() -> None:
    """Three tables of different headings below one another on one sheet, blank rows between them."""
    book = new_book("Sheet1")
    rows: Rows = [
        ["青河区2025年乡村振兴重点工作清单"],
        [NIL],
        ["一、产业发展任务"],
        ["序号", "任务", "责任单位", "时限"],
        [1, "培育葡萄、草莓两个千亩种植基地，新增绿色食品认证8个。", "区农业农村局、石佛镇", "2025年11月底前"],
        [2, "打造沙洲镇渔文化旅游线路，举办丰收节系列活动。", "区文化旅游局、沙洲镇", "2025年10月8日前"],
        [NIL],
        ["二、人居环境任务"],
        ["序号", "村庄", "整治内容", "责任镇", "责任人", "完成时间"],
        [1, "柳营镇前湾村", "清理坑塘2处，补栽岸线乔木。", "柳营镇", "贺长青", "2025年4月"],
        [2, "白塘镇杨庄村", "改造户厕46座，同步接入管网。", "白塘镇", "安如海", "2025年9月"],
        [3, "沙洲镇东堤村", "拆除破旧棚舍，建设小游园1处。", "沙洲镇", "乔木林", "2025年6月"],
        ["小计", "3个村"],
        [NIL],
        ["三、工程建设项目"],
        ["项目编号", "项目名称", "建设规模", "实施主体", "起止年限", "总投资（万元）"],
        ["XM-01", "石佛镇冷链仓储中心", "建设冷库8000立方米、分拣车间2座。", "石佛镇", "2024—2025年", "2600"],
        ["XM-02", "高标准农田提升", "改造高标准农田1.2万亩，配套渠系道路。", "区农业农村局", "2025—2026年", "3900"],
        ["注：工程建设项目由实施主体按月报送进度。"],
    ]
    lay(book["Sheet1"], rows, "A1:F1 A3:D3 A8:F8 A15:F15 A19:F19", heading=1)
    book.save(HERE / "several_tables.xlsx")


def spaced_headings() -> None:
    """Headings spread with blanks and line breaks, the group before the number, leads named inside the cell."""
    book = new_book("攻坚清单")
    rows: Rows = [
        ["附件：", NIL, NIL, NIL, NIL, NIL, NIL],
        ["青河区静态交通治理2025年攻坚清单"],
        ["板  块", "序 号", "攻 坚 任 务", "责任\n单位", "责任\n领导", "完 成\n时 限", "备  注"],
        [
            *("增加供给", 1, "挖潜边角地建设停车场6处，新增泊位900个。"),
            *("牵头单位：区住建局\n配合单位：区财政局、临河街道", "陈立言", "2025年10月底前", NIL),
        ],
        [
            *(NIL, 2, "推动23家机关单位停车场错时开放。"),
            *("牵头单位：区机关事务中心；配合单位：区城管局、公安青河分局", NIL, NIL, "首批8家"),
        ],
        [
            *("规范秩序", 3, "施划路内泊位1500个，取消不合理泊位210个。"),
            *("公安青河分局牵头，区交通运输局配合", "陆行舟", "2025年7月31日前", NIL),
        ],
        [NIL, 4, "清理占用公共泊位的僵尸车。", "区城管局（牵头）\n各街镇", NIL, "常态化开展", NIL],
        ["说明：牵头单位每月5日前报送进展。"],
    ]
    lay(book["攻坚清单"], rows, "A2:G2 A4:A5 A6:A7 E4:E5 E6:E7 F4:F5 A8:G8", heading=3)
    book.save(HERE / "spaced_headings.xlsx")


if __name__ == "__main__":
    spaced_headings()
    quarters()
    months()
    several_sheets()
    several_tables()
