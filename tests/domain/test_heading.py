import pytest

from ledger_app.domain.field import HEADINGS, Field
from ledger_app.domain.heading import match_heading


def test_what_we_print_reads_as_its_own_field() -> None:
    matched = {each.field: match_heading(each.text) for each in HEADINGS if each.field is not Field.EXTRA}
    assert matched == {field: field for field in matched}


def test_no_heading_stands_for_two_fields() -> None:
    words = [text for each in HEADINGS for text in (each.text, *each.synonyms)]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("责 任\n单位", Field.UNITS),
        ("完成时限（2025年底前）", Field.DUE),
        ("区牵头部门", Field.LEAD),
        ("牵头领导", Field.PRINCIPAL),
        ("联系人及电话", Field.LIAISON),
        ("责任人及联系电话", Field.PRINCIPAL),
        ("计划完成时间", Field.DUE),
        ("实际完成日期", Field.COMPLETED_ON),
        ("具体工作措施", Field.CONTENT),
        ("负责单位", Field.UNITS),
        ("时间进度", Field.DUE),
        ("具体事项", Field.CONTENT),
        ("计划工期", Field.DUE),
        ("开竣工时间", Field.DUE),
        ("时序进度", Field.SCHEDULE),
        ("牵头股室", Field.LEAD),
        ("责任（牵头）单位", Field.LEAD),
        ("责任单位（首位为牵头单位）", Field.UNITS),
        ("责任股室（单位）", Field.UNITS),
        ("项目业主", Field.UNITS),
        ("县区责任单位", Field.AREA),
        ("责任县（市、区）", Field.AREA),
        ("任务来源", None),
        ("计划投资（万元）", None),
        ("审核意见", None),
        ("交办日期", None),
        ("村庄", None),
        ("", None),
        ("到2025年底，新建公园三座，绿地率提高两个百分点", None),
    ],
)
def test_headings_as_offices_write_them(text: str, field: Field | None) -> None:
    assert match_heading(text) is field
