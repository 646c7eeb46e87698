"""What changed between two texts, as a person reads it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.changed_words import Run, RunKind, Runs, changed_field, changed_items, changed_words, shortened
from ledger_app.domain.comparison import FieldChange

_MARKS = {RunKind.SAME: "{}", RunKind.REMOVED: "[-{}-]", RunKind.ADDED: "{{+{}+}}"}
TEXTS = st.text(alphabet="完成改造验收，。2025", max_size=30)


def marked(runs: Runs) -> str:
    return "".join(_MARKS[run.kind].format(run.text) for run in runs)


def told(old: str, new: str) -> str:
    return marked(changed_words(old, new))


def test_equal_texts_are_one_run() -> None:
    assert changed_words("完成改造。", "完成改造。") == (Run(RunKind.SAME, "完成改造。"),)
    assert changed_words("", "") == ()


def test_a_number_is_replaced_whole() -> None:
    assert told("改造管网18.6公里。", "改造管网21公里。") == "改造管网[-18.6-]{+21+}公里。"
    assert told("2025年6月底前完成。", "2025年9月底前完成。") == "2025年[-6-]{+9+}月底前完成。"


def test_words_put_in_are_shown_where_a_clause_begins() -> None:
    assert told("完成改造。完成验收。", "完成改造。完成联调。完成验收。") == "完成改造。{+完成联调。+}完成验收。"
    assert told("完成改造，完成验收", "完成验收") == "[-完成改造，-]完成验收"


def test_words_put_in_at_the_begin_are_moved_behind_the_first_clause_where_they_read_better() -> None:
    assert told("联调。完成验收。", "联调。完成联调。完成验收。") == "联调。{+完成联调。+}完成验收。"


def test_a_field_of_units_is_compared_unit_by_unit() -> None:
    found = changed_field(FieldChange("co_units", "配合单位", "", "区水务局", "区水务局、区水利中心"))
    assert marked(found.runs) == "区水务局{+、区水利中心+}"


def test_a_few_equal_characters_amid_rewritten_ones_are_rewritten_too() -> None:
    assert told("加强扬尘管控", "强化扬尘管控") == "[-加强-]{+强化+}扬尘管控"
    assert told("推进钟楼片区改造，落实责任", "开展白塘片区建设，落实责任") == (
        "[-推进钟楼片区改造-]{+开展白塘片区建设+}，落实责任"
    )


def test_a_unit_of_measure_between_a_number_and_new_words_stays() -> None:
    old, new = "改造管网18.6公里。", "改造管网21公里，年底前完工。"
    assert told(old, new) == "改造管网[-18.6-]{+21+}公里{+，年底前完工+}。"


def test_the_end_of_a_clause_keeps_two_rewritten_ones_apart() -> None:
    old = "关停退出白塘镇砖瓦窑，拆除，复绿"
    new = "关停退出白塘镇砖瓦窑，清运，验收"
    assert told(old, new) == "关停退出白塘镇砖瓦窑，[-拆除-]{+清运+}，[-复绿-]{+验收+}"


def test_texts_with_next_to_nothing_in_common_are_set_against_each_other_whole() -> None:
    old, new = "开展秸秆禁烧巡查和高点监控。", "编制土壤重点单位名录。"
    assert told(old, new) == f"[-{old}-]{{+{new}+}}"


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_runs(old: str, new: str) -> None:
    runs = changed_words(old, new)
    assert "".join(run.text for run in runs if run.kind is not RunKind.ADDED) == old
    assert "".join(run.text for run in runs if run.kind is not RunKind.REMOVED) == new
    assert all(run.text for run in runs)
    assert all(one.kind is not other.kind for one, other in pairwise(runs))


def test_a_unit_is_the_same_or_another_never_half_of_it() -> None:
    runs = changed_items("区水务局、区城管局", "区住建局、区城管局、钟楼街道")
    assert marked(runs) == "[-区水务局-]{+区住建局+}、区城管局{+、钟楼街道+}"


def test_where_only_the_file_changed_a_field_it_is_told_once() -> None:
    found = changed_field(FieldChange("remark", "备注", "每季通报", "每季通报", "每月通报"))
    assert (found.label, marked(found.runs)) == ("备注", "每[-季-]{+月+}通报")
    assert (found.ledger, found.file, found.conflict) == ((), (), False)


def test_where_the_ledger_changed_it_too_both_changes_are_told() -> None:
    change = FieldChange("remark", "备注", "每季通报", "每季通报，抄送区府办", "每月通报", conflict=True)
    found = changed_field(change)
    assert found.conflict
    assert marked(found.ledger) == "每季通报{+，抄送区府办+}"
    assert marked(found.file) == "每[-季-]{+月+}通报"
    assert marked(found.runs) == "每[-季-]{+月+}通报[-，抄送区府办-]"


def test_a_date_is_replaced_whole() -> None:
    found = changed_field(FieldChange("due", "完成时限", "2025-06-30", "2025-06-30", "2025-09-30"))
    assert marked(found.runs) == "[-2025-06-30-]{+2025-09-30+}"


def test_long_equal_stretches_are_cut_beside_what_changed() -> None:
    old = "建立在建工地动态清单，规模以上工地全部安装监测设备，数据接入平台，每月通报一次。"
    runs = shortened(changed_words(old, old.replace("监测", "监控").replace("每月", "每周")), around=4)
    assert marked(runs) == "…部安装监[-测-]{+控+}设备，数…平台，每[-月-]{+周+}通报一次。"


def test_a_text_without_changes_is_cut_to_nothing() -> None:
    assert marked(shortened(changed_words("一二三四五", "一二三四五"), around=2)) == "…"


def test_the_numeral_before_a_content_is_shown_as_it_is_now_and_is_no_change() -> None:
    found = changed_field(FieldChange("content", "具体任务", "", "6.改造管网。共18公里。", "1.改造管网。共21公里。"))
    assert marked(found.runs) == "1.改造管网。共[-18-]{+21+}公里。"
