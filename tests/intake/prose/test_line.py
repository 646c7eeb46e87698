"""Paragraphs of running text: whole again where a page or the lines of a PDF cut them, and only there."""

from ledger_app.intake.prose.line import Line, lines_of
from ledger_app.intake.reading import read_pasted_document

TASK = "1.推进老旧小区改造。完成青河苑等六个小区外墙保温和管网更新，同步增设停车位和充电设施，"
REST = "惠及居民两千三百户。（责任单位：区住房城乡建设委）"


def texts(text: str) -> list[str]:
    return [line.text for line in lines_of(read_pasted_document(text))]


def test_a_line_is_a_paragraph_without_the_blanks_around_it() -> None:
    assert texts("一、总体要求\n\n　　坚持问题导向。 \n") == ["一、总体要求", "坚持问题导向。"]


def test_a_paragraph_cut_by_a_page_is_one_line_again() -> None:
    first = f"{TASK}{REST}"
    cut = ("2.建设智慧水务平台。整合泵站、闸门和水质监测数据，推动调度指挥、预", "警研判一体化运行。（区水务局负责）")
    assert texts(f"{first}\n{cut[0]}\n\n{cut[1]}") == [first, "".join(cut)]


def test_a_page_number_between_two_halves_is_left_out() -> None:
    for number in ("— 3 —", "- 12 -", "－3－", "第 3 页", "第3页 共20页"):
        assert texts(f"{TASK}\n{number}\n{REST}") == [TASK + REST]


def test_page_numbers_are_left_out_between_whole_paragraphs_too() -> None:
    assert texts("推进项目建设。\n— 3 —\n加强日常巡查。") == ["推进项目建设。", "加强日常巡查。"]


def test_bare_numbers_that_count_the_pages_are_left_out() -> None:
    page = "加强日常巡查，发现问题及时处置。" * 20
    assert texts(f"{page}\n1\n{page}\n2\n{page}\n3") == [page] * 3


def test_the_numbers_of_rows_are_no_page_numbers() -> None:
    rows = ["1", "空气优良天数", "天", "2", "地表水优良比例", "%", "3", "森林覆盖率", "%"]
    assert texts("\n".join(rows)) == rows


def test_a_bracket_left_open_goes_on_in_the_next_paragraph() -> None:
    assert texts("改造供热管网十二公里。（责任单位：区城管\n委、区财政局）") == [
        "改造供热管网十二公里。（责任单位：区城管委、区财政局）"
    ]
    assert texts("新增绿地八万平方米。（牵头单位：区城管委；\n配合单位：区财政局）") == [
        "新增绿地八万平方米。（牵头单位：区城管委；配合单位：区财政局）"
    ]


def test_a_bracket_that_nobody_closes_joins_nothing() -> None:
    lines = ["新增绿地八万平方米。（责任单位：区城管委。", "改造管网十公里。", "（二）加强督导（含暗访）"]
    assert texts("\n".join(lines)) == lines


def test_a_comma_at_the_end_goes_on() -> None:
    assert texts(f"{TASK}\n\n{REST}") == [TASK + REST]


def test_a_paragraph_that_begins_with_a_comma_belongs_to_the_one_before() -> None:
    lines = ["工作任务：", "开展河道清淤", "，年底前完成三条河道治理。"]
    assert texts("\n".join(lines)) == [lines[0], lines[1] + lines[2]]


def test_a_number_is_never_joined_to_what_stands_before_it() -> None:
    for second in ("2.改造管网。", "（二）改造管网。", "二、改造管网", "②改造管网。", "第二章 管网", "2、改造管网。"):
        assert texts(f"{TASK}\n{second}") == [TASK, second]


def test_an_amount_at_the_beginning_of_a_line_is_no_number() -> None:
    first = "1.建设环湖步道。完成南湖和莲塘两处公园之间的步道，新增绿道"
    assert texts(f"{TASK}{REST}\n{first}\n7.8公里，惠及居民。\n3.5万人受益。")[1] == f"{first}7.8公里，惠及居民。"
    for second in ("1.1 清淤疏浚。", "2.1.3改造管网。"):
        assert texts(f"{TASK}\n{second}") == [TASK, second]


def test_labels_and_units_stay_apart() -> None:
    for second in ("责任单位：区水务局", "完成时限：2031年底前", "（责任单位：区水务局）", "附件：任务分工表"):
        first = "推进河道治理，完成清淤疏浚和岸线整治等各项工程建设任务"
        assert texts(f"{first}\n{second}") == [first, second]


def test_a_heading_alone_is_not_joined_with_its_paragraph() -> None:
    for heading in ("一、总体要求", "（一）加强组织领导，落实各方面工作责任，形成上下联动的工作合力", "加强领导"):
        assert texts(f"{heading}\n坚持分类施策，稳步推进。") == [heading, "坚持分类施策，稳步推进。"]


def test_the_lines_of_a_title_stay_lines() -> None:
    title = ["青河区人民政府办公室关于印发青河区", "河湖长制三年行动方案的通知", "青河政办发〔2031〕5号"]
    assert texts("\n".join([*title, "各镇人民政府：", "现印发给你们，请遵照执行。"]))[:3] == title


def test_a_title_is_not_joined_with_the_paragraph_below() -> None:
    lines = ["一、任务", "青河区推进水环境治理、水生态修复三年行动方案", "为改善水环境，制定本方案。"]
    assert texts("\n".join(lines)) == lines


def test_where_paragraphs_usually_end_without_a_mark_none_is_joined_for_lacking_one() -> None:
    lines = [
        "推进河道治理，完成清淤疏浚和岸线整治等工程建设",
        "加快管网改造，完成雨污分流和老旧管道更新工程",
        "强化日常管护，落实巡查制度并及时处置发现的问题",
        "加强宣传引导，鼓励公众参与河湖保护和监督工作。",
    ]
    assert texts("\n".join(lines)) == lines


def test_a_table_between_two_paragraphs_keeps_them_apart() -> None:
    table = "序号\t任务\t单位\n1\t改造管网\t区水务局\n2\t清淤河道\t区水务局"
    assert texts(f"{TASK}\n{table}\n{REST}") == [TASK, REST]


WRAPPED = """\
    一、重点任务
    （一）实施河道综合整治工程。对青河、白
石河、柳林渠三条河道开展清淤疏浚，拆除沿岸
违章建筑，恢复自然岸线十二公里。完善沿河步
道和照明设施，建成三处亲水平台。
    （二）加快城市更新。完成老旧小区改造二
十四个，新增停车泊位一千二百个，加装电梯六
十部，惠及居民八千户以上。
    2031年底前完成全部改造任务，并通过市级
有关部门组织的验收。
    （责任单位：区住房城乡建设委、区城市管
理委、各街道）
"""


def test_a_text_wrapped_line_by_line_is_joined_as_a_whole() -> None:
    assert texts(WRAPPED) == [
        "一、重点任务",
        (
            "（一）实施河道综合整治工程。对青河、白石河、柳林渠三条河道开展清淤疏浚，拆除沿岸"
            "违章建筑，恢复自然岸线十二公里。完善沿河步道和照明设施，建成三处亲水平台。"
        ),
        "（二）加快城市更新。完成老旧小区改造二十四个，新增停车泊位一千二百个，加装电梯六十部，惠及居民八千户以上。",
        "2031年底前完成全部改造任务，并通过市级有关部门组织的验收。",
        "（责任单位：区住房城乡建设委、区城市管理委、各街道）",
    ]


def test_a_bracket_that_names_units_ends_its_paragraph_in_a_wrapped_text() -> None:
    bare = "\n".join(line.strip() for line in WRAPPED.splitlines())
    measure = "建设社区助餐点四十六个，引导餐饮企业开设老年\n餐窗口，明年底前全部投用。（责任单位：区民政局）"
    assert texts(f"{bare}\n{measure}\n改造敬老院五所，增设护理床位。")[-1] == "改造敬老院五所，增设护理床位。"


def test_a_wrapped_text_whose_indents_are_lost_is_joined_by_its_width() -> None:
    bare = "\n".join(line.strip() for line in WRAPPED.splitlines())
    assert texts(bare) == texts(WRAPPED)


APART_BY_BLANK_LINES = """\
青河区人民政府关于印发
湖泊公园群建设方案的通知

各镇人民政府：

一、主要任务
（一）建设公园

1.建设南湖公园。以湿地科普为主题，建设环湖步
道7.8公里、科普馆1处。[区城管局牵头，
区水务局、区园林局参与，各镇落实。
以下均需各镇落实，不再列出]

2.提升莲塘公园。保留原有荷塘和古桥，增设儿童活动
- 2 -
场地和休憩座椅，2033年10月底前
全部建成。[区城投公司牵头]

青河区人民政府
2031年3月1日
"""


def test_lines_that_no_blank_line_parts_are_joined_where_paragraphs_are_told_apart_so() -> None:
    assert texts(APART_BY_BLANK_LINES) == [
        *("青河区人民政府关于印发", "湖泊公园群建设方案的通知", "各镇人民政府：", "一、主要任务", "（一）建设公园"),
        (
            "1.建设南湖公园。以湿地科普为主题，建设环湖步道7.8公里、科普馆1处。[区城管局牵头，区水务局、区园林局参与，各镇落实。"
            "以下均需各镇落实，不再列出]"
        ),
        "2.提升莲塘公园。保留原有荷塘和古桥，增设儿童活动场地和休憩座椅，2033年10月底前全部建成。[区城投公司牵头]",
        *("青河区人民政府", "2031年3月1日"),
    ]


def test_blank_lines_between_sections_join_nothing() -> None:
    lines = ["一、任务", "推进河道治理，完成清淤疏浚。", "加快管网改造，完成雨污分流。", "强化日常管护，落实巡查制度。"]
    assert texts("\n\n".join("\n".join(lines) for _ in range(5))) == lines * 5


def test_blanks_inside_dates_and_numbers_stay_and_map_back() -> None:
    document = read_pasted_document("　到 2024 年 8 月5 日，PM _{2.5}浓度\n\n，降到 35 微克/立方米，\n并保持下降。")
    (line,) = lines_of(document)
    assert line.text == "到 2024 年 8 月5 日，PM _{2.5}浓度，降到 35 微克/立方米，并保持下降。"
    assert [document.text[slice(*line.span(at, at + 1))] for at in range(len(line.text))] == list(line.text)


def test_a_span_over_a_mended_cut_reaches_from_the_first_half_into_the_second() -> None:
    line = Line("完成清淤疏浚", "第3行", ((0, 10), (4, 30)))
    assert line.span(2, 6) == (12, 32)
    assert line.span(0, 4) == (10, 14)
    assert line.span(4, 4) == (30, 30)


def test_a_cut_paragraph_is_left_alone_where_no_sentence_ends_behind_it() -> None:
    cut = "2.建设智慧水务平台。整合泵站、闸门和水质监测数据，推动调度指挥、预"
    for rest in (["警研判"], ["警研判一体化运行，加强泵站和闸门的联合调度，建立监测数据共享", "（二）改造管网"]):
        lines = [TASK + REST, TASK + REST, cut, *rest]
        assert texts("\n".join(lines)) == lines


def test_a_paragraph_cut_twice_is_one_line_again() -> None:
    whole = (
        "2.建设智慧水务平台。整合泵站、闸门和水质监测数据，推动调度指挥、预",
        "警研判一体化运行" * 6,
        "，按期完成。",
    )
    lines = [TASK + REST, TASK + REST, TASK + REST]
    assert texts("\n\n".join([*lines, *whole])) == [*lines, "".join(whole)]
