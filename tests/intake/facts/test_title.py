"""Titles in the lines in front of a plan."""

import pytest

from ledger_app.intake.facts.title import Title, first_line, title_in

PLAN = "青河区治水三年行动方案（2024—2026年）"


@pytest.mark.parametrize(
    "lines",
    [
        ["青河区人民政府办公室关于印发《青河区治水三年行动方案（2024—2026年）》的通知"],
        ["青河区人民政府办公室", "关于印发青河区治水三年行动方案", "（2024—2026年）的通知"],
        [
            "青河区人民政府办公室文件",
            "青政办发〔2024〕3号",
            "青河区人民政府",
            "办公室关于印发《青河区治水",
            f"{PLAN[5:]}》的通知",
        ],
        ["青河区人民政府办公室关于 印发青河区治水三年行动方案（2024—2026年）的通知（青政办发〔2024〕3号）"],
    ],
)
def test_a_notice_names_the_plan_and_its_issuer_however_the_lines_break(lines: list[str]) -> None:
    found = title_in([*lines, "各街道办事处，区政府各部门：", "现将方案印发给你们，请抓好落实。"])
    assert (found.text, "".join(found.issuer.split())) == (PLAN, "青河区人民政府办公室")


def test_the_title_printed_above_the_plan_wins_over_the_notices() -> None:
    lines = [
        "区水务局关于印发治水三年行动方案的通知",
        "各镇：",
        "请落实。",
        "2024年3月1日",
        "青河区治水三年行动方案",
        "（2024—2026年）",
    ]
    assert title_in(lines).text == PLAN


def test_a_decree_keeps_its_own_title_with_the_issuer_in_it() -> None:
    title = "国家水情总局办公厅关于开展堤防隐患排查工作的通知"
    assert title_in(["国家水情总局办公厅关于开展", "堤防隐患排查工作的通知", "水情办〔2026〕1号"]) == Title(
        title, "国家水情总局办公厅", sure=True
    )
    measures = title_in(["青河区人民政府", "关于集聚青年人才的若干措施"])
    assert (measures.text, measures.issuer) == ("青河区人民政府关于集聚青年人才的若干措施", "青河区人民政府")


def test_a_decree_passed_on_keeps_whose_it_is() -> None:
    line = "青河区人民政府办公室转发区水务局等部门关于加快清淤工作意见的通知"
    assert title_in([line]) == Title(line, "青河区人民政府办公室", sure=True)


def test_words_around_a_plans_name_are_part_of_the_title() -> None:
    line = "区水务局关于印发贯彻落实《青河区节水条例》实施方案的通知"
    assert title_in([line]).text == "贯彻落实《青河区节水条例》实施方案"
    assert title_in(["区政府办公室关于转发区水务局《青河区节水规划》的通知"]).text == "青河区节水规划"


def test_a_title_may_issue_a_paper_without_the_usual_word_and_stand_in_its_own_marks() -> None:
    assert title_in(["青河区人民政府印发《关于加强诚信建设的实施意见》的通知"]).text == "关于加强诚信建设的实施意见"
    quoted = title_in(["《青河区人民政府办公室关于印发〈青河区2025年政务公开要点〉的通知》"])
    assert (quoted.text, quoted.issuer) == ("青河区2025年政务公开要点", "青河区人民政府办公室")


def test_a_plan_without_a_notice_has_the_title_above_it() -> None:
    lines = ["附件", "青河区治水三年行动方案", "（2024—2026年）", "为治理水体，制定本方案。"]
    assert title_in(lines) == Title(PLAN)
    assert title_in(["附件1：青河区治水三年行动方案", "（2024—2026年）"]) == Title(PLAN)
    assert title_in(["《青河区治水方案》", "为治理水体，制定本方案。"]) == Title("青河区治水方案")
    assert title_in(["青河区2025年推进乡村建设", "重点任务分解表"]).text == "青河区2025年推进乡村建设重点任务分解表"


def test_a_title_too_long_or_cut_off_is_none() -> None:
    assert title_in(["关于" + "治水" * 80, "工作的通知"]).text == ""
    assert title_in(["关于做好治水", "工作", "各镇：", "的通知"]).text == ""


def test_the_line_that_begins_a_text_is_a_title_of_last_resort() -> None:
    lines = ["青河区水务局文件", "青水发〔2025〕1号", "青河区第三届治水技能大赛", "比赛项目"]
    assert title_in(lines).text == ""
    assert first_line(lines) == "青河区第三届治水技能大赛"
    assert first_line(["为提高技能，决定举办大赛。", "各镇："]) == ""


def test_sentences_and_names_are_no_titles() -> None:
    lines = [
        "根据市政府关于治水工作的意见",
        "为贯彻市委关于治水的决定，制定方案。",
        "青河区人民政府",
        "（此件公开发布）",
        "2025年3月1日",
    ]
    assert title_in(lines) == Title()
