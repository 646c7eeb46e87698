"""Kind and years of a plan."""

from datetime import date

import pytest

from ledger_app.domain.plan import PlanKind
from ledger_app.intake.facts.scope import kind_of, last_valid_day, years_in_title, years_stated


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青河区治水三年攻坚2025年工作计划", PlanKind.ANNUAL),
        ("青河区治水2025年度实施方案", PlanKind.ANNUAL),
        ("青河区2025年民生实事推进计划表", PlanKind.ANNUAL),
        ("青河区2025年治水专项行动计划", PlanKind.ACTION),
        ("青河区“十四五”治水规划", PlanKind.LONG_TERM),
        ("青河区治水规划实施方案", PlanKind.ACTION),
        ("青河区农机产业提升计划", PlanKind.ACTION),
        ("关于贯彻《青河区治水规划》的实施意见", PlanKind.OTHER),
        ("青河区治水工作方案（征求意见稿）", PlanKind.ACTION),
        ("青河区种业振兴行动实施意见", PlanKind.OTHER),
        ("关于做好2026年防汛工作的通知", PlanKind.ANNUAL),
        ("青河区督察反馈意见整改方案", PlanKind.RECTIFICATION),
        ("关于加快集聚人才的若干措施", PlanKind.OTHER),
    ],
)
def test_the_last_word_for_a_kind_decides(title: str, kind: PlanKind) -> None:
    assert kind_of(title, "") is kind


def test_a_notice_on_cleaning_up_rectifies_where_its_text_says_so() -> None:
    title = "青河区水务局关于开展非法码头治理工作的通知"
    assert kind_of(title, "全面整改。逐一制定整改措施。") is PlanKind.RECTIFICATION
    assert kind_of(title, "按期拆除。") is PlanKind.OTHER


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("治水行动方案（2023-2025年）", (2023, 2025)),
        ("治水2025年工作计划", (2025, 2025)),
        ("“十四五”治水规划", (2021, 2025)),
        ("“十五五”治水规划", (2026, 2030)),
        ("青河区经济社会发展第十四个五年规划纲要", (2021, 2025)),
        ("治水三年行动方案", None),
    ],
)
def test_a_title_names_years(title: str, years: tuple[int, int] | None) -> None:
    assert years_in_title(title) == years


@pytest.mark.parametrize(
    ("title", "text", "years"),
    [
        ("治水方案", "本方案规划期限为2023—2027年。", (2023, 2027)),
        ("治水方案", "用2025—2027年三年时间治好水。", (2025, 2027)),
        ("治水行动", "自2023年1月起，开展为期三年的行动。", (2023, 2025)),
        ("治水方案", "一、工作目标\n到2025年，水变清；到2027年，水变好；到2035年，河湖全面健康。", (2024, 2027)),
        ("治水三年行动方案", "一、工作目标\n到2026年，水变好。", (2024, 2026)),
        ("治水三年行动方案", "持续治水。", (2024, 2026)),
        ("治水方案", "“十三五”时期，2016—2020年水变清。依据《治水规划（2021—2030年）》，规划期限见《规划》。", None),
    ],
)
def test_a_text_states_its_years(title: str, text: str, years: tuple[int, int] | None) -> None:
    assert years_stated(title, text, date(2024, 3, 1)) == years


def test_a_paper_is_valid_until_a_day() -> None:
    assert last_valid_day("本措施自2025年5月1日起施行，有效期至2027年12月30日。") == date(2027, 12, 30)
    assert last_valid_day("有效期至2027年2月30日。") is None
