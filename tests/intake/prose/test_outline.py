"""The tree of headings: how numerals nest, where a tree ends, which unnumbered lines are headings."""

from collections.abc import Iterator

from ledger_app.intake.prose.line import Line
from ledger_app.intake.prose.outline import Section, outlines_of


def lines(*texts: str) -> list[Line]:
    return [Line(text, f"第{at}段", ((0, 100 * at),), at) for at, text in enumerate(texts, 1)]


def shape(*texts: str) -> list[str]:
    """Return the headings of all trees, indented by depth, a line between trees."""
    trees = outlines_of(lines(*texts))
    return "\n—\n".join("\n".join(_shape(tree, 0)) for tree in trees).split("\n")


def _shape(section: Section, depth: int) -> Iterator[str]:
    for inner in section.sections:
        yield " " * depth + inner.words
        yield from _shape(inner, depth + 1)


def test_numerals_nest_as_documents_nest_them() -> None:
    assert shape("一、任务", "（一）治水", "1.清淤。全面清淤。", "2.截污", "（二）治气", "二、要求") == [
        *["一、任务", " （一）治水", "  1.清淤", "  2.截污", " （二）治气", "二、要求"]
    ]


def test_a_level_may_be_left_out() -> None:
    assert shape("一、任务", "1.清淤", "2.截污", "二、要求") == ["一、任务", " 1.清淤", " 2.截污", "二、要求"]


def test_a_form_usually_above_may_stand_below_where_the_count_goes_on_behind_it() -> None:
    assert shape("1、治水", "（一）清淤", "（二）截污", "2、治气", "（一）扬尘") == [
        *["1.治水", " （一）清淤", " （二）截污", "2.治气", " （一）扬尘"]
    ]


def test_a_heading_runs_into_its_paragraph_up_to_the_first_full_stop() -> None:
    (tree,) = outlines_of(
        lines("一、任务", "1.清淤河道。年底前完成。再验收。", "2.截污纳管：查清管网。", "3.长" + "句" * 70)
    )
    titles = [(section.title, section.text) for section in tree.sections[0].sections]
    assert titles == [("清淤河道", "年底前完成。再验收。"), ("截污纳管", "查清管网。"), ("", "长" + "句" * 70)]


def test_paragraphs_belong_to_the_heading_above_them() -> None:
    (tree,) = outlines_of(lines("前言。", "一、任务", "甲段。", "1.清淤", "乙段。", "丙段。"))
    (part,) = tree.sections
    assert [line.text for line in tree.body] == ["前言。"]
    assert [line.text for line in part.body] == ["甲段。"]
    assert [line.text for line in part.sections[0].body] == ["乙段。", "丙段。"]


def test_a_count_that_begins_anew_begins_a_tree() -> None:
    assert shape("一、提高认识", "二、落实责任", "青河区方案", "一、任务", "1.清淤") == [
        *["一、提高认识", "二、落实责任", "—", "一、任务", " 1.清淤"]
    ]


def test_an_annex_is_a_tree_of_its_own() -> None:
    assert shape("一、任务", "附件2", "1.清淤", "2.截污") == ["一、任务", "—", "1.清淤", "2.截污"]


def test_lines_that_introduce_numbered_items_are_headings() -> None:
    texts = [
        "一、任务",
        "（一）攻坚",
        "打好治水攻坚战。坚持系统治理。",
        "1.清淤",
        "2.截污。",
        "打好治气攻坚战。",
        "3.扬尘",
    ]
    assert shape(*texts) == [
        *["一、任务", " （一）攻坚", "  打好治水攻坚战", "   1.清淤", "   2.截污", "  打好治气攻坚战", "   3.扬尘"]
    ]


def test_the_text_of_a_heading_is_no_heading_before_the_next_one() -> None:
    (tree,) = outlines_of(lines("三、保障", "（一）加强领导", "各镇要高度重视。", "（二）加强督查", "定期通报。"))
    assert [section.words for section in tree.sections[0].sections] == ["（一）加强领导", "（二）加强督查"]
    assert [line.text for line in tree.sections[0].sections[0].body] == ["各镇要高度重视。"]


def test_parts_without_numerals_are_headings_where_nothing_higher_is_numbered() -> None:
    assert shape("重点任务", "（一）清淤", "（二）截污", "工作要求", "（一）加强领导") == [
        *["重点任务", " （一）清淤", " （二）截污", "工作要求", " （一）加强领导"]
    ]


def test_digits_and_a_blank_are_a_numeral_only_in_a_count() -> None:
    assert shape("一、任务", "1 清淤河道", "2 截污纳管") == ["一、任务", " 1.清淤河道", " 2.截污纳管"]
    assert shape("一、任务", "24 家企业全部达标。") == ["一、任务"]


def test_a_title_that_begins_with_digits_goes_on_with_the_count() -> None:
    assert shape("一、任务", "1.青河英才项目", "2.121梯队项目", "3.工匠项目") == [
        *["一、任务", " 1.青河英才项目", " 2.121梯队项目", " 3.工匠项目"]
    ]


def test_units_in_a_bracket_are_no_part_of_a_title() -> None:
    (tree,) = outlines_of(lines("（一）治水行动（责任单位：区水务局）", "（二）治气行动（区生态环境局牵头）"))
    assert [section.title for section in tree.sections] == ["治水行动", "治气行动"]


def test_decimal_numbers_nest_by_their_length() -> None:
    texts = ["1. 目标", "2. 任务", "2.1 治水", "2.1.1 清淤", "2.1.2 截污", "2.2 治气", "3. 保障"]
    assert shape(*texts) == ["1.目标", "2.任务", " 2.1治水", "  2.1.1清淤", "  2.1.2截污", " 2.2治气", "3.保障"]


def test_first_and_second_head_the_items_below_them() -> None:
    texts = ["一、工作", "第一，守住底线。", "1.建档", "2.演练", "第二，做实防治。", "1.筛查"]
    assert shape(*texts) == ["一、工作", " 第一守住底线", "  1.建档", "  2.演练", " 第二做实防治", "  1.筛查"]
