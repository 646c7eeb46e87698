"""PDF documents: the words a reader sees, in paragraphs and tables, wherever pages end."""

from pathlib import Path

import pytest

from ledger_app.errors import LedgerError
from ledger_app.intake.document import Paragraph
from tests.intake.document_building import assert_spans_are_right, messages, read
from tests.intake.formats.pdf_building import LEFT, PITCH, RIGHT, SIZE, TOP, Page, a_pdf, pages_of, wrapped

PLAN = [
    "^青河区人民政府办公室关于印发",
    "^水环境治理三年行动方案的通知",
    "各镇人民政府：",
    "为改善水环境质量，按照全市统一部署，结合我区实际，制定本方案。到2033年，全区地表水优良比例达到85%以上。",
    "一、重点任务",
    "（一）推进河道综合治理",
    *(
        f"{number}.治理{name}。对{name}沿线排口开展排查整治，2031年6月底前完成PM2.5和水质监测站点建设，拆除沿岸"
        "违章建筑，恢复自然岸线，完善步道和照明设施，建成亲水平台（含无障碍通道）。（责任单位：区水务局、区财政局）"
        for number, name in enumerate(("青河", "白石河", "柳林渠", "东风河", "新开渠", "南大沟", "北排河"), 1)
    ),
    "二、保障措施",
    "（一）加强组织领导",
    "各单位要提高认识，落实责任。",
]


def paragraphs(path: Path) -> list[str]:
    document = read(path)
    assert_spans_are_right(document)
    assert all(isinstance(block, Paragraph) for block in document.blocks)
    return document.text.split("\n")


def test_paragraphs_are_whole_whatever_lines_and_pages_cut(tmp_path: Path) -> None:
    pages = pages_of(PLAN)
    assert len(pages) > 1
    assert paragraphs(a_pdf(tmp_path / "方案.pdf", pages)) == [line.removeprefix("^") for line in PLAN]


def test_page_numbers_and_running_titles_are_left_out(tmp_path: Path) -> None:
    pages = pages_of(PLAN, running_title="青河区水环境治理三年行动方案")
    assert paragraphs(a_pdf(tmp_path / "方案.pdf", pages)) == [line.removeprefix("^") for line in PLAN]


@pytest.mark.parametrize("style", ["{}", "- {} -", "第 {} 页", "第{}页 共9页", "{}/9", "—{}—"])
def test_page_numbers_of_any_style_are_left_out(tmp_path: Path, style: str) -> None:
    pages = pages_of(PLAN, page_numbers=False)
    for number, page in enumerate(pages, 1):
        page.write_in_the_middle(770, style.format(number), 9)
    assert paragraphs(a_pdf(tmp_path / "方案.pdf", pages)) == [line.removeprefix("^") for line in PLAN]


def test_a_number_within_the_text_stays(tmp_path: Path) -> None:
    page = Page()
    for number, line in enumerate(["完成数量", "36", "单位"]):
        page.write(LEFT, TOP + number * PITCH, line)
    assert paragraphs(a_pdf(tmp_path / "数量.pdf", [page])) == ["完成数量", "36", "单位"]


def test_a_place_names_the_page_and_the_paragraph_that_begins_there(tmp_path: Path) -> None:
    document = read(a_pdf(tmp_path / "方案.pdf", pages_of(PLAN)))
    places = [block.where for block in document.blocks if isinstance(block, Paragraph)]
    assert places[:2] == ["第1页第1段", "第1页第2段"]
    assert "第2页第1段" in places
    assert places[-1] == f"第{len(pages_of(PLAN))}页第{sum(place.startswith(places[-1][:3]) for place in places)}段"


def test_bold_type_printed_twice_is_read_once(tmp_path: Path) -> None:
    page = Page()
    page.write(LEFT, TOP, "一、重点任务")
    page.write(LEFT + 0.4, TOP, "一、重点任务")
    assert paragraphs(a_pdf(tmp_path / "粗体.pdf", [page])) == ["一、重点任务"]


def test_a_watermark_across_the_page_is_no_text(tmp_path: Path) -> None:
    page = pages_of(["加强日常巡查。"])[0]
    page.operators.append(f"BT /F 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <{'内部资料'.encode('utf-16-be').hex()}> Tj ET")
    assert paragraphs(a_pdf(tmp_path / "水印.pdf", [page])) == ["加强日常巡查。"]


def test_a_box_around_text_is_no_table(tmp_path: Path) -> None:
    page = Page()
    page.write(LEFT, TOP, "专栏1")
    page.write(LEFT, TOP + PITCH, "实施管网改造工程。")
    for top in (TOP - 5, TOP + 3 * PITCH):
        page.rule(LEFT - 5, top, RIGHT, top)
    for x in (LEFT - 5, RIGHT):
        page.rule(x, TOP - 5, x, TOP + 3 * PITCH)
    assert paragraphs(a_pdf(tmp_path / "专栏.pdf", [page])) == ["专栏1", "实施管网改造工程。"]


def test_a_scan_is_refused_with_advice(tmp_path: Path) -> None:
    page = Page()
    page.picture()
    with pytest.raises(LedgerError, match=r"“扫描\.pdf”是扫描件，只有图像，没有文字") as caught:
        read(a_pdf(tmp_path / "扫描.pdf", [page]))
    assert "文字识别" in caught.value.advice


def test_pages_without_text_among_others_are_named(tmp_path: Path) -> None:
    pages = [Page() for _ in range(6)]
    for at in (1, 3, 4):
        pages[at].picture()
    pages[0].write(LEFT, TOP, "加强日常巡查。")
    document = read(a_pdf(tmp_path / "混合.pdf", pages))
    assert document.text == "加强日常巡查。"
    assert messages(document) == ["第2、4—5页｜共 3 页是扫描图像，没有文字，没有读取"]


def test_an_empty_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"“空白\.pdf”里没有文字"):
        read(a_pdf(tmp_path / "空白.pdf", [Page()]))


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "加密.pdf", pages_of(["加强日常巡查。"]))
    keys = f"/O<{'11' * 32}>/U<{'22' * 32}>"
    encryption = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4{keys}>>/ID[<33><33>]/Root".encode()
    path.write_bytes(path.read_bytes().replace(b"/Root", encryption))
    with pytest.raises(LedgerError, match=r"“加密\.pdf”设有打开密码") as caught:
        read(path)
    assert "去掉密码" in caught.value.advice


def test_a_pdf_that_lacks_its_end_is_read_and_told(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "半截.pdf", pages_of(PLAN))
    path.write_bytes(path.read_bytes()[:-20])
    document = read(path)
    assert document.text.startswith("青河区人民政府办公室关于印发")
    assert messages(document) == ["半截.pdf｜文件末尾不完整，可能没有传完，请核对最后几页"]


def test_half_a_pdf_is_refused(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "半截.pdf", pages_of(PLAN))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(LedgerError, match=r"“半截\.pdf”不完整或已损坏，打不开"):
        read(path)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n" + bytes(range(256)) * 20])
def test_a_damaged_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "损坏.pdf"
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"“损坏\.pdf”不完整或已损坏，打不开"):
        read(path)


def test_a_pdf_called_docx_is_read_and_told(tmp_path: Path) -> None:
    document = read(a_pdf(tmp_path / "方案.docx", pages_of(["加强日常巡查。"])))
    assert document.text == "加强日常巡查。"
    assert messages(document) == ["方案.docx｜文件名以 .docx 结尾，内容其实是PDF，已按PDF读取"]


def test_the_lines_of_an_indented_list_are_joined(tmp_path: Path) -> None:
    page = pages_of(PLAN)[0]
    page.operators.clear()
    lines = ["——完成青河清淤疏浚和岸线整治工程，恢复自然岸线十", "二公里。", "——改造老旧管网。"]
    for number, line in enumerate([*lines, "加强巡查。" * 5, "加强督导。" * 5, "加强宣传。" * 5]):
        page.write(LEFT + (3 * SIZE if number < 3 else 0), TOP + number * PITCH, line)
    assert paragraphs(a_pdf(tmp_path / "清单.pdf", [page]))[0] == lines[0]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    pages = [Page(), Page()]
    lines = [line for paragraph in PLAN[6:12] for line in wrapped(paragraph, measure=14)]
    for page, first in zip(pages, (0, 24), strict=True):
        page.write_in_the_middle(60, "青河区人民政府公报", 10.5)
        for number, line in enumerate(lines[first : first + 24]):
            side, row = divmod(number, 12)
            starts = line[0].isdigit() and line[1] == "."
            page.write(60 + 250 * side + (32 if starts else 0), TOP + row * PITCH, line)
    assert len(lines) > 36
    assert paragraphs(a_pdf(tmp_path / "公报.pdf", pages)) == PLAN[6:12]


def test_numbers_that_hang_out_to_the_left_begin_paragraphs(tmp_path: Path) -> None:
    page = Page()
    top = float(TOP)
    for paragraph in PLAN[6:10]:
        for number, line in enumerate(wrapped(paragraph, measure=26, indent=-2)):
            page.write(LEFT + (2 * SIZE if number else 0), top, line)
            top += PITCH
    assert paragraphs(a_pdf(tmp_path / "悬挂.pdf", [page])) == PLAN[6:10]


def test_a_day_under_the_text_stands_alone(tmp_path: Path) -> None:
    page = pages_of(
        ["各单位要提高认识，落实责任，定期调度工作进展情况，确保各项任务按期完成，并及时报告有关事项。"] * 4
    )[0]
    page.write(LEFT, TOP + 8 * PITCH, "2031年3月1日")
    assert paragraphs(a_pdf(tmp_path / "落款.pdf", [page]))[-1] == "2031年3月1日"


def test_small_figures_below_the_line_belong_to_it(tmp_path: Path) -> None:
    page = Page()
    page.write(LEFT, TOP, "PM")
    page.write(LEFT + 16, TOP + 8, "2.5", 8)
    page.write(LEFT + 30, TOP, "浓度降到35微克/立方米。")
    assert paragraphs(a_pdf(tmp_path / "下标.pdf", [page])) == ["PM2.5浓度降到35微克/立方米。"]


def test_a_title_over_both_columns_comes_first(tmp_path: Path) -> None:
    pages = [Page(), Page()]
    lines = [line for paragraph in PLAN[6:10] for line in wrapped(paragraph, measure=14)]
    title = "青河区水环境治理三年行动方案"
    pages[0].write_in_the_middle(TOP, title, 22)
    half = (len(lines) + 1) // 2
    for number, line in enumerate(lines):
        side, row = divmod(number, half)
        starts = line[0].isdigit() and line[1] == "."
        pages[0].write(60 + 250 * side + (32 if starts else 0), TOP + (row + 2) * PITCH, line)
    pages[1].write(60, TOP + 2 * PITCH, "（此件主动公开）")
    assert paragraphs(a_pdf(tmp_path / "公报.pdf", pages)) == [title, *PLAN[6:10], "（此件主动公开）"]


def test_the_numbers_of_annexes_are_no_running_titles(tmp_path: Path) -> None:
    pages = [Page(), Page()]
    for number, page in enumerate(pages, 1):
        page.write(LEFT, TOP, f"附件{number}")
        page.write_in_the_middle(TOP + 2 * PITCH, f"第{number}批任务", 22)
        page.write(LEFT, TOP + 4 * PITCH, f"清淤{number}处。")
    found = paragraphs(a_pdf(tmp_path / "附件.pdf", pages))
    assert found == ["附件1", "第1批任务", "清淤1处。", "附件2", "第2批任务", "清淤2处。"]


def test_running_titles_with_page_numbers_in_them_are_left_out(tmp_path: Path) -> None:
    pages = pages_of(PLAN, page_numbers=False)
    for number, page in enumerate(pages, 1):
        page.write_in_the_middle(60, f"青河区水务局文件 第 {number} 页", 10.5)
    assert paragraphs(a_pdf(tmp_path / "方案.pdf", pages)) == [line.removeprefix("^") for line in PLAN]


def test_a_file_whose_fonts_tell_no_characters_is_refused(tmp_path: Path) -> None:
    page = Page()
    page.write(LEFT, TOP, "\ue123\ue124\ue125")
    with pytest.raises(LedgerError, match=r"“乱码\.pdf”的字体没有说明是哪些字") as caught:
        read(a_pdf(tmp_path / "乱码.pdf", [page]))
    assert "文字识别" in caught.value.advice


def test_a_page_whose_fonts_tell_no_characters_is_named(tmp_path: Path) -> None:
    pages = [Page(), Page()]
    pages[0].write(LEFT, TOP, "清淤疏浚。")
    pages[1].write(LEFT, TOP, "\ue123\ue124\ue125青")
    document = read(a_pdf(tmp_path / "乱码.pdf", pages))
    assert document.text == "清淤疏浚。\n青"
    assert messages(document) == ["第2页｜有的字体没有说明是哪些字，读不出的文字已略去"]


def test_a_damaged_page_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    pages = [Page(), Page(), Page()]
    for page in pages:
        page.write(LEFT, TOP, "清淤疏浚。")
    path = a_pdf(tmp_path / "缺页.pdf", pages)
    path.write_bytes(path.read_bytes().replace(b"8 0 R 10 0 R]", b"8 0 R 99 0 R]"))
    document = read(path)
    assert document.text == "清淤疏浚。\n清淤疏浚。"
    assert messages(document) == ["第3页｜这些页已损坏，没有读出"]


def test_a_pdf_whose_pages_are_all_damaged_is_refused(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "缺页.pdf", [Page()])
    path.write_bytes(path.read_bytes().replace(b"Kids[6 0 R]", b"Kids[9 0 R]"))
    with pytest.raises(LedgerError, match=r"“缺页\.pdf”不完整或已损坏"):
        read(path)


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"“无页\.pdf”"):
        read(a_pdf(tmp_path / "无页.pdf", []))


def test_english_words_keep_their_blanks(tmp_path: Path) -> None:
    page = Page()
    for number, line in enumerate(["引入", "building information", "modeling技术。"]):
        page.write(LEFT, TOP + number * PITCH, line.replace(" ", ""))
    page.operators.clear()
    page.write(LEFT, TOP, "引入building")
    page.write(LEFT + 6.6 * SIZE, TOP, "information技术。")
    assert paragraphs(a_pdf(tmp_path / "英文.pdf", [page])) == ["引入building information技术。"]
