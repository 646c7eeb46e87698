"""Rebuild the Word documents: python -m tests.plans.build_word."""

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK

HERE = Path(__file__).parent
NIL = ""


def _add_table(document: WordDocument, rows: Sequence[Sequence[str]], merges: str = "") -> None:
    """Add a table; `merges` names areas as 行.列-行.列, counted from 1. A line break begins a new paragraph."""
    width = max(len(row) for row in rows)
    table = document.add_table(len(rows), width, "Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            first, *others = text.split("\n")
            cell.paragraphs[0].add_run(first)
            for line in others:
                cell.add_paragraph(line)
    for area in merges.split():
        (top, left), (bottom, right) = ([int(part) - 1 for part in corner.split(".")] for corner in area.split("-"))
        merged = table.cell(top, left).merge(table.cell(bottom, right))
        for empty in [paragraph for paragraph in merged.paragraphs[1:] if not paragraph.text]:
            empty._p.getparent().remove(empty._p)


def split_table() -> None:
    """A table that goes on in a second one after the page break, its two heading rows and its group repeated."""
    document = Document()
    document.add_paragraph("附件1")
    document.add_paragraph("青河区教育高质量发展2025年任务分解表")
    head = [["序号", "工作板块", "任务内容", "责任分工", NIL, "完成时限"], [NIL, NIL, NIL, "牵头部门", "配合部门", NIL]]
    heads = "1.1-2.1 1.2-2.2 1.3-2.3 1.4-1.5 1.6-2.6"
    rows = [
        ["1", "优质均衡", "新建青河中学新桥校区，2025年3月底前完成主体施工，2025年8月底前投入使用。"],
        ["2", NIL, "组建3个教育集团，实现城乡学校结对全覆盖。"],
        ["3", NIL, "开展集体备课、同课异构等教研活动。"],
    ]
    rest = [
        ["区教育局", "区住建局、区财政局、新桥街道", "2025年8月底前"],
        ["区教育局", "各街镇", "2025年9月"],
        ["区教育局", NIL, "常态化推进"],
    ]
    first = [a + b for a, b in zip(rows, rest, strict=True)]
    _add_table(document, head + first, f"{heads} 3.2-5.2")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    second = [
        [
            "4",
            "优质均衡",
            "建设课后服务资源库，收录课程不少于150门。",
            "区教育局",
            "区文化旅游局\n区科协",
            "2025年底前",
        ],
        ["5", "安全守护", "整治校园周边交通拥堵点16处。", "公安青河分局、区教育局", "各街道", "2025年8月25日前"],
        ["6", NIL, "落实校园食品安全周排查、月调度。", "区市场监管局", "区教育局、区卫生健康委", "长期"],
    ]
    _add_table(document, head + second, f"{heads} 4.2-5.2")
    document.add_paragraph("注：牵头部门有多个的，由列首位的部门负责汇总报送。")
    document.save(str(HERE / "split_table.docx"))


def measures_in_a_cell() -> None:
    """A problem list whose cells hold several numbered measures, goals and units for a whole problem."""
    document = Document()
    document.add_paragraph("青河区2025年群众身边不正之风问题整改清单")
    document.add_paragraph("填表单位：区教育局                    填表日期：2025年9月15日")
    rows = [
        ["序号", "存在问题", "整改目标", "整改措施", "责任单位", "责任人", "完成时限", "整改情况"],
        [
            "1",
            "部分学校食堂大宗食材采购不规范，验收记录不全。",
            "食材采购全部公开，验收留痕率100%。",
            "1.修订食材采购管理办法，统一招标文本。\n2.在38所学校推行线上验收系统。\n3.对采购价格每季度开展一次比对。",
            "区教育局、区市场监管局",
            "宋望舒",
            "2025年10月底前",
            "采购办法已印发，系统正在调试。",
        ],
        [
            "2",
            "校服征订征求家长意见不充分。",
            "校服征订由家长代表全程参与。",
            "（1）组建由家长代表占多数的选用组织。\n（2）公示征订流程和价格。",
            "区教育局",
            "米舒然",
            "立行立改",
            "已完成。",
        ],
        [
            "3",
            "课后服务收费公示不到位。",
            "公示率100%。",
            "统一制作公示牌，在校门口和公众号同步公示收费标准。",
            "区教育局\n区发展改革局",
            "祁向南",
            "2025年9月1日前",
            NIL,
        ],
    ]
    _add_table(document, rows)
    document.add_paragraph("主要负责人签字：              分管负责人签字：")
    document.save(str(HERE / "measures_in_a_cell.docx"))


def notice() -> None:
    """A whole notice, then its table: the lead is marked inside the cell, text slipped one column to the left."""
    document = Document()
    for line in (
        "青政办发〔2025〕15号",
        "青河区人民政府办公室关于印发青河区提振消费专项行动任务分工的通知",
        "各街道办事处、镇人民政府，区政府各部门：",
        "现将《青河区提振消费专项行动任务分工》印发给你们，请认真抓好落实。",
        "青河区人民政府办公室",
        "2025年4月18日",
        "附件",
        "青河区提振消费专项行动任务分工",
    ):
        document.add_paragraph(line)
    rows = [
        ["序号", "重点任务", "具体任务", "责任单位", "时间节点"],
        ["一、优化消费供给", NIL, NIL, NIL, NIL],
        ["1", "（一）培育商圈", "改造望湖商圈步行街区", "区商务局（牵头）、区城管局、望湖街道", "2025年6月底前开街"],
        ["2", NIL, "引进首店不少于30家", "区商务局（牵头）、区市场监管局", "2025年12月底前"],
        ["3", "建设夜间消费集聚区2处", NIL, "区商务局（牵头）、公安青河分局、临河街道、钟楼街道", "2025年7月底前"],
        ["4", "（二）提升文旅", "举办青河龙舟赛和灯会", "区文化旅游局（牵头）、区体育局", "2025年10月底前"],
        ["二、改善消费环境", NIL, NIL, NIL, NIL],
        ["5", "（三）维护权益", "推行线下购物七日无理由退货", "区市场监管局（牵头），各街镇", "持续推进"],
        ["6", NIL, "建立消费纠纷在线和解企业名录", "区市场监管局牵头，区商务局、区司法局配合", "11月底前"],
    ]
    _add_table(document, rows, "2.1-2.5 3.2-4.2 7.1-7.5 8.2-9.2")
    document.save(str(HERE / "notice.docx"))


if __name__ == "__main__":
    split_table()
    measures_in_a_cell()
    notice()
