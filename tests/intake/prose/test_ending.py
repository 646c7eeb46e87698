"""Lines that are no part of a plan."""

from ledger_app.intake.prose.ending import without_endings
from ledger_app.intake.prose.line import Line


def kept(*texts: str) -> list[str]:
    lines = [Line(text, f"第{at}段", ((0, 100 * at),), at) for at, text in enumerate(texts)]
    return [line.text for line in without_endings(lines)]


def test_signature_date_and_release_mark_are_left_out() -> None:
    assert kept("1.清淤河道。", "青河区人民政府办公室", "2025年3月1日", "（此件公开发布）") == ["1.清淤河道。"]
    assert kept("1.清淤河道。", "青河区生态环境局", "青河区水务局", "二〇二五年三月一日") == ["1.清淤河道。"]


def test_a_sentence_above_a_date_is_kept() -> None:
    assert kept("由区生态环境局牵头。", "2025年3月1日") == ["由区生态环境局牵头。"]


def test_a_list_of_annexes_is_left_out_with_all_its_lines() -> None:
    assert kept("1.清淤河道。", "附件：1.任务分解表", "2.指标体系", "一、总体要求") == ["1.清淤河道。", "一、总体要求"]
    assert kept("附件：", "1.任务分解表", "2.指标体系", "1.清淤河道，年底前完成。") == ["1.清淤河道，年底前完成。"]


def test_when_the_plan_comes_into_force_is_no_task() -> None:
    assert kept("六、兑现承诺。", "本措施自2025年5月1日起施行，有效期至2027年12月31日。") == ["六、兑现承诺。"]
    assert (
        kept(
            "本方案由区水务局负责解释并牵头清淤河道，2025年底前完成全部工程，分三期推进，第一期为北河，第二期为南河，第三期为东河。"
        )
        != []
    )
