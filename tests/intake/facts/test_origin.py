"""Number, issuer and day of a plan."""

from datetime import date

import pytest

from ledger_app.intake.facts.doc_no import doc_no_of
from ledger_app.intake.facts.front import Front, front_of
from ledger_app.intake.facts.origin import issue_day_of, issuer_of
from tests.intake.table_building import a_document


def front(*lines: str) -> Front:
    return front_of(a_document(*lines), ())


@pytest.mark.parametrize(
    "line",
    [
        "青政办发〔2025〕6号",
        "青政办发[2025]6号",
        "青政办发 （2025） 6 号",
        "（青政办发〔2025〕6号）",
        "青政办发﹝2025﹞6号  签发人：安如海",
    ],
)
def test_a_number_is_the_same_in_all_brackets(line: str) -> None:
    assert doc_no_of(line) == "青政办发〔2025〕6号"


def test_a_number_inside_a_sentence_is_another_papers() -> None:
    assert doc_no_of("根据《青河区治水规划》（青政发〔2021〕17号）要求，制定本方案。") == ""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025年11月3日", date(2025, 11, 3)),
        ("2025 年 8 月5 日", date(2025, 8, 5)),
        ("二〇二五年十一月二十三日", date(2025, 11, 23)),
        ("（2025年11月3日）", date(2025, 11, 3)),
    ],
)
def test_the_signature_tells_issuer_and_day(day: str, expected: date) -> None:
    lines = front(
        "关于印发《青河区治水方案》的通知", "现印发给你们。", "青河区水务局", day, "青河区治水方案", "一、目标"
    )
    assert (issuer_of(lines, ""), issue_day_of(lines)) == ("青河区水务局", expected)


def test_a_decree_is_signed_at_its_end() -> None:
    lines = front(
        "关于治水的通知", "一、摸排", "2024年完成。", "青河区水务局    青河区财政局", "2025年3月1日", "（此件公开发布）"
    )
    assert (issuer_of(lines, ""), issue_day_of(lines)) == ("青河区水务局、青河区财政局", date(2025, 3, 1))


def test_a_day_inside_a_sentence_is_not_the_day_of_issue() -> None:
    lines = front(
        "青河区治水方案",
        "根据市第二督查组 2025年7月11日",
        "反馈的意见",
        "根据2025年7月11日反馈的意见，制定本方案。",
        "2025年7月12日前报送",
        "一、目标",
    )
    assert issue_day_of(lines) is None


def test_the_title_tells_the_issuer_and_the_signature_its_full_name() -> None:
    lines = front("请落实。", "云泽市青河区人民政府", "2025年3月1日")
    assert issuer_of(lines, "青河区人民政府") == "云泽市青河区人民政府"
    assert issuer_of(lines, "青河区水务局  青河区财政局") == "青河区水务局、青河区财政局"
    assert issuer_of(front(), "青河区民政局等 6 部门") == "青河区民政局等6部门"


def test_an_office_signs_once_and_its_name_may_go_on_below() -> None:
    lines = front("请落实。", "青河区人民政府", "办公室", "青河区财政局  青河区财政局", "2025年3月1日")
    assert issuer_of(lines, "") == "青河区人民政府办公室、青河区财政局"
    assert issuer_of(front("青河区水务局  2025年3月1日"), "") == "青河区水务局"
    assert issuer_of(front("请于2025年3月1日"), "") == ""


def test_labels_of_a_page_tell_what_no_signature_does() -> None:
    lines = front(
        "发文机关：青河区水务局        成文日期：2025年3月1日", "发文字号：青水发〔2025〕2号", "青河区治水方案"
    )
    assert (issuer_of(lines, ""), issue_day_of(lines)) == ("青河区水务局", date(2025, 3, 1))
    assert "青水发〔2025〕2号" in lines.lines


def test_a_label_may_have_its_value_in_the_next_line() -> None:
    lines = front("发文字号：", "青水发〔2025〕2号", "成文日期：", "2025-03-01 09:30", "青河区治水方案")
    assert "青水发〔2025〕2号" in lines.lines
    assert issue_day_of(lines) == date(2025, 3, 1)


def test_the_printers_line_is_the_last_resort_for_the_day() -> None:
    assert issue_day_of(front("一、目标", "完成。", "青河区水务局          2025年3月4日印发")) == date(2025, 3, 4)
