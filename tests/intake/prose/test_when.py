from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.draft import DatedText
from ledger_app.domain.finding import Severity
from ledger_app.domain.task import DueSource
from ledger_app.intake.prose.when import PlanTime, when_of
from ledger_app.intake.tables.timing import Years

OF_2025 = Years(2025, 2025, 2025)
TO_2025 = Years(None, 2023, 2025)


@pytest.mark.parametrize(
    ("text", "due", "words"),
    [
        ("2025年6月底前完成清淤。", date(2025, 6, 30), "2025年6月底前"),
        ("清淤工作于2025年4月中旬前完成。", date(2025, 4, 20), "于2025年4月中旬前"),
        ("到2025年，清淤率达到90%。", date(2025, 12, 31), "到2025年"),
        ("2025年，清淤20公里。", date(2025, 12, 31), "2025年"),
        ("推进清淤，2025年基本完成。", date(2025, 12, 31), "2025年"),
        ("9月底前完成招标，年底前完工。", date(2025, 12, 31), "年底前"),
        ("第三季度完成招标，年底建成投用。", date(2025, 12, 31), "年底"),
        ("年内新增泵站3座。", date(2025, 12, 31), "年内"),
        ("一季度招标，二季度开工，四季度主体封顶。", date(2025, 12, 31), "四季度"),
        ("先行试点，年底全面推开。", date(2025, 12, 31), "年底"),
        ("3月启动排查，11月完成整治。", date(2025, 11, 30), "11月"),
        ("从2025年3月到10月，开展专项行动。", date(2025, 10, 31), "从2025年3月到10月"),
        ("到“十四五”末，清淤率达到90%。", date(2025, 12, 31), "到“十四五”末"),
        ("不迟于2025年6月30日完成。", date(2025, 6, 30), "于2025年6月30日"),
        ("2025 年6 月 底前完成清淤。", date(2025, 6, 30), "2025 年6 月 底前"),
        ("二〇二五年底前完成清淤。", date(2025, 12, 31), "二〇二五年底前"),
        ("开展清淤（2025年10月）。", date(2025, 10, 31), "2025年10月"),
        ("按照2025年底前全面完成的要求推进。", date(2025, 12, 31), "2025年底前"),
        ("清淤。（责任单位：区水务局，2025年8月底前完成）", date(2025, 8, 31), "2025年8月底前"),
        ("清淤。（责任单位：区水务局；完成时限：2025年8月底）", date(2025, 8, 31), "2025年8月底"),
        ("清淤。\n责任单位：区水务局\n完成时限：2025年8月", date(2025, 8, 31), "2025年8月"),
        ("清淤。整改时限：2025.6.30", date(2025, 6, 30), "2025.6.30"),
        ("清淤。完成时限为2025年8月底。", date(2025, 8, 31), "2025年8月底"),
    ],
)
def test_days_by_which_a_task_is_due(text: str, due: date, words: str) -> None:
    time = when_of(text, OF_2025)
    assert (time.due, time.due_text, time.due_source) == (due, words, DueSource.TEXT)
    assert time.due_span is not None
    assert text[slice(*time.due_span)] == words


@pytest.mark.parametrize(
    "text",
    [
        "清淤量较2020年增长18%，比2022年底多3公里。",
        "截至2024年底已清淤120公里。",
        "自2021年以来的问题全部复查。",
        "2024年5月20日，区政府召开推进会。",
        "落实《清淤三年行动方案（2023—2025年）》和2025年工作要点。",
        "完成2025年度考核，编制2026年计划。",
        "办好2025年全国河湖论坛，参加2025年国际水展。",
        "用好2025年专项债券额度，纳入2025年重点项目清单。",
        "巩固2024年省级督察反馈问题整改成果。",
        "推动2030年前碳达峰行动，展望2035年。",
        "到2035年，建成幸福河湖。",
        "达到2025年国家标准，提前实现2025年目标。",
        "在2022年底的基础上下降10%。",
        "改造2000年底前建成的泵站，淘汰国四车辆。",
        "执行2018年版规范和GB 18352.6—2016标准。",
        "落实“年初签约、年底考核”机制。",
        "“十四五”期间，清淤500公里。",
        "每年2月底前报送，每年6月30日和12月31日前通报。",
        "每年11月至次年3月加强巡查。",
        "力争3年内见效，收到通知后30日内报送。",
        "3月12日植树节和6月5日环境日开展宣传。",
        "有效期至2031年5月31日。",
        "挂牌督办隐患年内整改率达到95%。",
        "对2025年1月1日至6月30日期间的线索逐一核查。",
        "每年汛期（6月1日至9月30日）24小时值班。",
        "改造 3 年以内发生过险情的泵站。",
        "对占地5000平方米以上的工地全部覆盖。",
        "持续推进清淤，加强监管。",
        "",
    ],
)
def test_no_due_day_is_made_up(text: str) -> None:
    assert when_of(text, OF_2025).due is None


def test_of_several_days_the_last_is_due_and_the_earlier_are_milestones() -> None:
    text = "2023年底前完成摸排，2024年底前完成整治；对新发现的，2025年底前全部销号。"
    time = when_of(text, TO_2025)
    assert (time.due, time.due_text) == (date(2025, 12, 31), "2025年底前")
    assert time.milestones == (
        DatedText(date(2023, 12, 31), "2023年底前完成摸排"),
        DatedText(date(2024, 12, 31), "2024年底前完成整治"),
    )


def test_a_label_wins_over_the_days_in_sentences() -> None:
    text = "2025年6月底前完成招标，2026年3月底前完成绿化。\n完成时限：2025年12月31日"
    time = when_of(text, OF_2025)
    assert (time.due, time.due_text) == (date(2025, 12, 31), "2025年12月31日")
    assert time.milestones == (DatedText(date(2025, 6, 30), "2025年6月底前完成招标"),)


def test_of_several_labels_the_last_day_is_due() -> None:
    text = "招标。完成时限：2025年6月。建设。完成时限：2025年12月，并长期坚持。"
    time = when_of(text, OF_2025)
    assert (time.due, time.ongoing) == (date(2025, 12, 31), False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("清淤。\n完成时限：长期坚持", "长期坚持"),
        ("清淤。整改时限：立行立改，长期坚持", "立行立改，长期坚持"),
        ("开展巡查（长期）。", "长期"),
        ("开展巡查。（责任单位：区水务局；时限：持续推进）", "持续推进"),
        ("完善巡查制度，长期坚持。", "长期坚持"),
    ],
)
def test_a_time_without_an_end_is_ongoing(text: str, words: str) -> None:
    time = when_of(text, OF_2025)
    assert (time.due, time.due_text, time.ongoing) == (None, words, True)


@pytest.mark.parametrize(
    "text", ["持续推进清淤，常态化开展巡查。", "长期坚持公益性质，做好清淤。", "持续推进清淤，2025年底前完成。"]
)
def test_a_verb_alone_does_not_make_a_task_ongoing(text: str) -> None:
    assert when_of(text, OF_2025).ongoing is False


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("汛期前完成清淤。", "汛期前"),
        ("在供暖季前完成检修。", "供暖季前"),
        ("2025年秋季学期开学前，食堂全部改造。", "2025年秋季学期开学前"),
        ("2026年春季学期前，食堂全部改造。", "2026年春季学期前"),
        ("2025年“五一”前完成清淤。", "2025年“五一”前"),
        ("补齐台账，立行立改。", "立行立改"),
        ("补齐台账（即知即改）。", "即知即改"),
        ("清淤。完成时限：汛期前", "汛期前"),
    ],
)
def test_times_without_a_day_keep_their_words(text: str, words: str) -> None:
    time = when_of(text, OF_2025)
    assert (time.due, time.due_text, time.due_source, time.ongoing) == (None, words, None, False)
    assert time.due_span is not None
    assert text[slice(*time.due_span)] == words


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2025年7月1日起实行新标准。", date(2025, 7, 1)),
        ("从2025年起，每年清淤10公里。", date(2025, 1, 1)),
        ("开工时间：2025年3月；完成时间：2025年11月", date(2025, 3, 1)),
    ],
)
def test_days_on_which_a_task_begins(text: str, start: date) -> None:
    assert when_of(text, OF_2025).start == start


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("每季度末报送进展。", "每季度末"),
        ("每年2月底前完成总结。", "每年2月底前"),
        ("每月开展一次巡查，每年评估。", "每月、每年"),
        ("报送进展。调度频次：按月", "按月"),
        ("每天巡河，每户发放手册。", ""),
    ],
)
def test_rhythms_are_cadences(text: str, cadence: str) -> None:
    assert when_of(text, OF_2025).cadence == cadence


def test_a_label_that_is_not_understood_keeps_its_words_and_is_told() -> None:
    time = when_of("清淤。\n完成时限：按上级部署", OF_2025)
    assert (time.due, time.due_text) == (None, "按上级部署")
    assert [finding.severity for finding in time.findings] == [Severity.WARNING]


def test_a_month_without_any_year_is_told() -> None:
    time = when_of("9月底前完成清淤。", Years())
    assert (time.due, time.due_text) == (None, "9月底前")
    assert [finding.severity for finding in time.findings] == [Severity.WARNING]


def test_a_deadlines_year_holds_for_the_months_behind_it_but_a_past_one_does_not() -> None:
    assert when_of("2024年10月底前招标，12月底前开工。", TO_2025).due == date(2024, 12, 31)
    assert when_of("2022年1月1日以后登记的不再受理，6月底前清零。", OF_2025).due == date(2025, 6, 30)


def test_a_text_without_any_time_says_nothing() -> None:
    assert when_of("完善台账，压实责任。（责任单位：区水务局）", OF_2025) == PlanTime()


PIECES = st.lists(
    st.sampled_from(
        [
            "完成时限",
            "：",
            "（",
            "）",
            "、",
            "，",
            "。",
            "\n",
            "2025年",
            "2023—2025年",
            "6月底前",
            "每年",
            "年底",
            "到",
            "十四五",
            "末",
            "13月",
            "长期坚持",
            "汛期前",
            "起",
            "“",
            "”",
            "《",
            "》",
        ]
    ),
    max_size=20,
).map("".join)


@given(PIECES)
def test_whatever_is_written_the_due_words_stand_in_the_text(text: str) -> None:
    time = when_of(text, OF_2025)
    assert (time.due_span is None) == (not time.due_text)
    assert time.due_span is None or text[slice(*time.due_span)] == time.due_text
    assert all(step.day < time.due for step in time.milestones if time.due)
