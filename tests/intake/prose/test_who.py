import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.intake.prose.who import UnitRules, Who, rules_in, who_of

NO_RULES = UnitRules()
FIRST_LEADS = UnitRules(first_leads=True)


def units(text: str, rules: UnitRules = NO_RULES) -> tuple[list[str], list[str], list[str]]:
    who = who_of(text, rules)
    return list(who.lead_units), list(who.co_units), list(who.area_units)


@pytest.mark.parametrize(
    ("text", "lead", "co", "areas"),
    [
        ("疏通暗渠。（责任单位：区水务局、区住建局）", ["区水务局", "区住建局"], [], []),
        (
            "疏通暗渠。（牵头单位：区水务局；配合单位：区住建局、各街镇）",
            ["区水务局"],
            ["区住建局"],
            ["各街镇"],
        ),
        ("疏通暗渠（区水务局牵头，区住建局、区城管局参与）。", ["区水务局"], ["区住建局", "区城管局"], []),
        ("疏通暗渠。（区水务局牵头，区住建局、各街道按职责分工负责）", ["区水务局"], ["区住建局"], ["各街道"]),
        ("疏通暗渠。（区水务局、区住建局等按职责分工负责）", ["区水务局", "区住建局"], [], []),
        ("疏通暗渠。（区水务局、区住建局等有关部门分别负责）", ["区水务局", "区住建局"], [], []),
        ("疏通暗渠。〔牵头部门：区水务局，参加部门：区住建局〕", ["区水务局"], ["区住建局"], []),
        ("疏通暗渠。[区水务局牵头，区住建局协助]", ["区水务局"], ["区住建局"], []),
        ("疏通暗渠。【责任单位：区水务局】【完成时限：2025年12月】", ["区水务局"], [], []),
        ("疏通暗渠。(责任单位: 区水务局, 区住建局; 各镇(街道))", ["区水务局", "区住建局"], [], ["各镇(街道)"]),
        ("疏通暗渠。（责任单位： 区 水务局、区住 建局）", ["区水务局", "区住建局"], [], []),
        ("疏通暗渠。（责任单位：区水务局、区住\n建局、各街镇）", ["区水务局", "区住建局"], [], ["各街镇"]),
        ("疏通暗渠。（责任单位：区水务局 区住建局 公安青河分局）", ["区水务局", "区住建局", "公安青河分局"], [], []),
        (
            "疏通暗渠。（责任单位：各县（市、区）人民政府、市水利局）",
            ["市水利局"],
            [],
            ["各县（市、区）人民政府"],
        ),
        ("疏通暗渠。（责任单位：各市、县人民政府，省水利厅）", ["省水利厅"], [], ["各市、县人民政府"]),
        ("疏通暗渠。（水利部、生态环境部、国家林草局）", ["水利部", "生态环境部", "国家林草局"], [], []),
        ("疏通暗渠。（水利部会同生态环境部、农业农村部负责）", ["水利部"], ["生态环境部", "农业农村部"], []),
        ("疏通暗渠。（各省、自治区、直辖市人民政府负责）", [], [], ["各省、自治区、直辖市人民政府"]),
        ("疏通暗渠。（区水务局、柳营镇，2025年6月底前）", ["区水务局"], [], ["柳营镇"]),
        ("疏通暗渠。（区水务局为牵头单位，区住建局为配合单位）", ["区水务局"], ["区住建局"], []),
        ("疏通暗渠。（责任单位：区水务局（牵头）、区住建局、望湖街道）", ["区水务局"], ["区住建局"], ["望湖街道"]),
        ("疏通暗渠。（牵头单位：区水务局，责任单位：区住建局、青河园区）", ["区水务局"], ["区住建局"], ["青河园区"]),
        ("疏通暗渠。（责任单位：区水务局；配合单位：区住建局）", ["区水务局"], ["区住建局"], []),
        ("疏通暗渠。（牵头领导：何某；牵头单位：区水务局；责任人：陆某）", ["区水务局"], [], []),
        ("疏通暗渠。（区水务局牵头，国网青河供电、12345热线配合）", ["区水务局"], ["国网青河供电", "12345热线"], []),
        ("疏通暗渠。（责任单位：区水务局等6个部门及各街镇）", ["区水务局"], [], ["各街镇"]),
        ("疏通暗渠。（暗渠由区水务局牵头，明渠由区住建局牵头）", ["区水务局", "区住建局"], [], []),
        ("疏通暗渠。（区水务局牵头）恢复岸线。（区林业局牵头，区水务局配合）", ["区水务局", "区林业局"], [], []),
        ("疏通暗渠。（区水务局负责）恢复岸线。（区林业局、各镇负责）", ["区水务局", "区林业局"], [], ["各镇"]),
        ("疏通暗渠。（各有关单位按职责分工负责）", ["各有关单位"], [], []),
        ("疏通暗渠。（责任单位：市委组织部、团市委、有关部门）", ["市委组织部", "团市委", "有关部门"], [], []),
        ("疏通暗渠。\n责任单位：区水务局、各街镇\n完成时限：2025年6月", ["区水务局"], [], ["各街镇"]),
        ("疏通暗渠。责任单位：市推进办，各区按照属地原则落实", ["市推进办"], [], []),
        ("疏通暗渠。牵头单位：区水务局。配合单位：区住建局。", ["区水务局"], ["区住建局"], []),
        ("疏通暗渠。\n【牵头单位】区水务局 【配合单位】区住建局、各镇", ["区水务局"], ["区住建局"], ["各镇"]),
        ("疏通暗渠。\n责任单位\n区水务局、区住建局", ["区水务局", "区住建局"], [], []),
        ("疏通暗渠。\n责任单位：\n区水务局\n区住建局\n柳营镇", ["区水务局", "区住建局"], [], ["柳营镇"]),
        ("疏通暗渠。牵头部门为区水务局，配合部门为区住建局。", ["区水务局"], ["区住建局"], []),
        ("疏通暗渠。区水务局牵头，区住建局、区财政局配合。", ["区水务局"], ["区住建局", "区财政局"], []),
        ("由区水务局牵头，区住建局配合，疏通暗渠。", ["区水务局"], ["区住建局"], []),
        ("疏通暗渠。（牵头单位区水务局，配合单位区住建局）", ["区水务局"], ["区住建局"], []),
        (
            "疏通暗渠。（省水利厅、农业农村厅负责，各地级以上市结合实际落实）",
            ["省水利厅", "农业农村厅"],
            [],
            ["各地级以上市"],
        ),
        (
            "疏通暗渠。（省水利厅牵头，各设区市人民政府、东河市依职责配合）",
            ["省水利厅"],
            [],
            ["各设区市人民政府", "东河市"],
        ),
        ("疏通暗渠。（由市水利局负总责，市财政局配合）", ["市水利局"], ["市财政局"], []),
        ("疏通暗渠。（规划计划司、建设二司按职责分工负责）", ["规划计划司", "建设二司"], [], []),
        ("疏通暗渠。（各镇、街道、园区负责）", [], [], ["各镇", "街道", "园区"]),
        ("疏通暗渠。（共青团中央、水利部按职责分工负责）", ["共青团中央", "水利部"], [], []),
        ("疏通暗渠。（青河海关、区水务局）", ["青河海关", "区水务局"], [], []),
        ("疏通暗渠。（市水务局，各市（州）党委、政府）", ["市水务局"], [], ["各市（州）党委、政府"]),
    ],
)
def test_units_are_read_in_every_manner_of_writing(text: str, lead: list[str], co: list[str], areas: list[str]) -> None:
    assert units(text) == (lead, co, areas)


@pytest.mark.parametrize(
    "text",
    [
        "控制细颗粒物（PM2.5）浓度，落实工作方案（试行）要求（2021—2023年）。",
        "安排资金（单位：万元），清单另发（见附件）。",
        "完善街道（乡镇）、社区（村）服务，推进各县（市、区）联动。",
        "做强市、区、街道三级平台（市、区、街道三级负责）。",
        "改造学校（幼儿园）食堂，支持企业（单位）自建（由企业自行负责）。",
        "办好三级医院（市人民医院、市中医院）。",
        "建设示范镇（柳营镇、东港镇）。",
        "落实《暗渠疏通办法（区水务局牵头）》要求。",
        "推行“街道吹哨（各部门负责）”机制。",
        "各有关部门要加强领导，落实责任，密切配合。",
        "支持龙头企业牵头，高校、院所参与组建联合体。",
        "加强行业监管（住建、城管、水务等部门负责）。",
        "由街道牵头，社区配合，开展排查。",
        "由区水务局牵头建设的泵站投入使用。",
        "明确牵头单位和配合单位，压实责任，责任单位各司其职。",
        "并入市发展改革委（市粮食局）统一管理。",
        "责任分工\n有关部门要按照职责抓好落实。",
        "疏通暗渠。",
        "",
    ],
)
def test_brackets_and_sentences_about_other_things_name_no_unit(text: str) -> None:
    assert who_of(text, NO_RULES) == Who()


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        ("疏通。（责任单位：区水务局、区住建局）", True),
        ("疏通。（区水务局、区住建局按职责分工负责）", True),
        ("疏通。（牵头单位：区水务局、区住建局）", False),
        ("疏通。（责任单位：区水务局；配合单位：区住建局）", False),
        ("疏通。", False),
    ],
)
def test_the_lead_is_assumed_where_the_text_does_not_tell_it(text: str, assumed: bool) -> None:
    assert who_of(text, NO_RULES).lead_assumed is assumed


def test_stated_leads_are_all_leads_streets_and_towns_too() -> None:
    assert units("疏通。（牵头单位：区水务局、柳营镇）") == (["区水务局", "柳营镇"], [], [])
    assert units("疏通。（实施主体：柳营镇；责任单位：区水务局）") == (["柳营镇"], ["区水务局"], [])


def test_where_the_first_leads_the_others_help() -> None:
    text = "疏通。（责任单位：区水务局、区住建局、各街镇）"
    assert units(text, FIRST_LEADS) == (["区水务局"], ["区住建局"], ["各街镇"])
    assert units("疏通。（柳营镇、区住建局负责）", FIRST_LEADS) == (["柳营镇"], ["区住建局"], [])
    assert units("疏通。（牵头单位：区水务局、区住建局）", FIRST_LEADS) == (["区水务局", "区住建局"], [], [])
    assert who_of(text, FIRST_LEADS).lead_assumed is False


@pytest.mark.parametrize(
    "rule",
    [
        "列第一位的为牵头单位，下同",
        "排在第一位的为牵头单位",
        "列首位的为牵头单位，下同",
        "首位为牵头单位",
        "牵头单位列第一位",
        "第一个为牵头部门，其他为配合部门，下同",
        "排在前面的为牵头单位",
    ],
)
def test_the_rule_that_the_first_leads_holds_for_its_own_item_and_for_the_rest(rule: str) -> None:
    text = f"疏通。（区水务局、区住建局负责，{rule}）"
    assert units(text) == (["区水务局"], ["区住建局"], [])
    assert rules_in(f"各项任务的责任单位中，{rule}。", NO_RULES) == FIRST_LEADS


@pytest.mark.parametrize(
    "sentence",
    [
        "以下任务均需各街镇落实，不再逐一列出。",
        "各街镇均为责任单位，以下不再列出。",
        "下列工作均涉及各街镇，不再一一列出。",
        "（以下各项均由各街镇配合，不再标注）",
        "各项任务由各街镇共同落实，以下不再重复列出。",
        "各街镇为落实主体，以下不再列出。",
    ],
)
def test_units_named_once_for_all_stand_in_every_task(sentence: str) -> None:
    rules = rules_in(sentence, NO_RULES)
    assert rules.everywhere == ("各街镇",)
    assert units("疏通。（区水务局负责）", rules) == (["区水务局"], [], ["各街镇"])
    assert units("疏通。", rules) == ([], [], ["各街镇"])


def test_a_rule_inside_an_items_bracket_is_read_beside_its_units() -> None:
    text = "疏通。[县水利局牵头，县住建局参与。以下均需各乡镇（街道）落实，不再列出]"
    assert units(text) == (["县水利局"], ["县住建局"], ["各乡镇（街道）"])


def test_helpers_named_with_the_same_below_stand_beside_the_units_of_later_tasks() -> None:
    text = "疏通。（牵头处室：水资源处，各区水务局、青河分局为实施单位，下同）"
    rules = rules_in(text, NO_RULES)
    assert units(text) == (["水资源处"], ["各区水务局", "青河分局"], [])
    assert units("清淤。（牵头处室：河湖处）", rules) == (["河湖处"], ["各区水务局", "青河分局"], [])
    assert units("清淤。", rules) == ([], [], [])


@pytest.mark.parametrize(
    "sentence", ["以下任务除特别注明外，均由各区负责落实。", "未明确责任单位的任务，由各区负责落实。"]
)
def test_units_for_tasks_that_name_none_give_way_to_named_ones(sentence: str) -> None:
    rules = rules_in(sentence, NO_RULES)
    assert units("疏通。", rules) == ([], [], ["各区"])
    assert units("疏通。（市水务局负责）", rules) == (["市水务局"], [], [])


@pytest.mark.parametrize(
    "text",
    [
        "坚持把安全放在第一位，各单位牵头抓总。",
        "各部门均要落实责任，不再另行通知。",
        "第一批项目由区水务局牵头。",
        "各项措施均为长期任务，不再单列时限。",
    ],
)
def test_sentences_about_other_things_are_no_rules(text: str) -> None:
    assert rules_in(text, NO_RULES) == NO_RULES


def test_the_places_of_the_units_are_told() -> None:
    text = "疏通暗渠。（责任单位：区水务局）恢复岸线。（区林业局牵头）"
    assert [text[start:end] for start, end in who_of(text, NO_RULES).spans] == ["责任单位：区水务局", "区林业局牵头"]


PIECES = st.lists(
    st.sampled_from(
        [
            "责任单位",
            "牵头单位",
            "：",
            "（",
            "）",
            "〔",
            "【",
            "】",
            "、",
            "，",
            "。",
            "\n",
            "区水务局",
            "各街镇",
            "由",
            "会同",
            "等",
            "牵头",
            "配合",
            "负责",
            "下同",
            "均需",
            "不再列出",
            "《",
            "》",
            "“",
            "列第一位的为",
        ]
    ),
    max_size=30,
).map("".join)


@given(PIECES)
def test_whatever_is_written_units_have_one_role_and_a_place_in_the_text(text: str) -> None:
    who = who_of(text, rules_in(text, NO_RULES))
    assert not set(who.lead_units) & {*who.co_units, *who.area_units}
    assert all(0 <= start < end <= len(text) for start, end in who.spans)
