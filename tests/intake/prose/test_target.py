"""Targets in running text: comparison, value, unit, name, time; and the amounts that are none."""

import pytest

from ledger_app.domain.draft import TargetDraft
from ledger_app.domain.task import Comparison
from ledger_app.intake.prose.target import targets_of
from ledger_app.intake.tables.timing import Years

FIVE_YEARS = Years(None, 2021, 2025)
ONE_YEAR = Years(2026, 2026, 2026)


def asked(text: str, task: str = "") -> list[str]:
    """Return name, comparison, value and unit of each target in one line; work to do in brackets."""
    return [_shown(draft) for draft in targets_of(text, FIVE_YEARS, task)]


def _shown(draft: TargetDraft) -> str:
    value = "" if draft.value is None else f"{draft.value:g}{draft.unit}"
    words = f"{draft.name} {draft.comparison}{value}"
    return f"[{words}]" if draft.workload else words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("空气优良天数比率达到80%", "空气优良天数比率 >=80%"),
        ("再生水利用率达35%", "再生水利用率 >=35%"),
        ("岸电使用率不低于95%", "岸电使用率 >=95%"),
        ("公园数量不少于20个", "公园数量 >=20个"),
        ("受教育年限提高到14.5年", "受教育年限 >=14.5年"),
        ("地膜回收率保持在82%以上", "地膜回收率 >=82%"),
        ("毛入学率稳定在98%左右", "毛入学率 >=98%"),
        ("产业规模超过500亿元", "产业规模 >500亿元"),
        ("营业收入突破800亿元", "营业收入 >800亿元"),
        ("千兆用户占比高于30%", "千兆用户占比 >30%"),
        ("漏损率控制在9%以内", "漏损率 <=9%"),
        ("办理时限不超过3个工作日", "办理时限 <=3个工作日"),
        ("平均用时压缩至30分钟以内", "平均用时 <=30分钟"),
        ("能耗强度降至0.4吨标准煤/万元以下", "能耗强度 <=0.4吨标准煤/万元"),
        ("到场时间小于12分钟", "到场时间 <12分钟"),
        ("万车死亡率低于1.5", "万车死亡率 <1.5"),
        ("重点堤段安全达标率100%", "重点堤段安全达标率 >=100%"),
        ("水质综合合格率力争达到百分之九十五", "水质综合合格率 >=95%"),
    ],
)
def test_words_of_comparison_say_how_the_amount_is_meant(text: str, expected: str) -> None:
    assert asked(f"到2025年，{text}。") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PM2.5年均浓度达到37微克/立方米", "PM2.5年均浓度 <=37微克/立方米"),
        ("PM2.5年均浓度为37微克/立方米", "PM2.5年均浓度 <=37微克/立方米"),
        ("PM2.5年均浓度控制在37微克/立方米", "PM2.5年均浓度 <=37微克/立方米"),
        ("重污染天数4天", "重污染天数 <=4天"),
        ("婴儿死亡率保持在3‰", "婴儿死亡率 <=3‰"),
        ("城镇调查失业率5.5%左右", "城镇调查失业率 <=5.5%"),
        ("污染物减排量达到22吨", "污染物减排量 >=22吨"),
        ("投诉办结率100%", "投诉办结率 >=100%"),
        ("近视率不低于1%", "近视率 >=1%"),
    ],
)
def test_of_what_shall_be_little_a_bare_amount_is_a_ceiling(text: str, expected: str) -> None:
    assert asked(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位产值能耗较2020年下降14.5%左右", "单位产值能耗下降率 >=14.5%"),
        ("万元产值用水量比2020年降低16%以上", "万元产值用水量下降率 >=16%"),
        ("装备国产化占比提高5个百分点", "装备国产化占比增长幅度 >=5个百分点"),
        ("集装箱吞吐量年均增长8%", "集装箱吞吐量年均增长率 >=8%"),
        ("平均办理时间缩短20分钟", "平均办理时间下降量 >=20分钟"),
        ("农产品网络零售额翻一番", "农产品网络零售额 >=1番"),
        ("从业人员增速保持在6%以上", "从业人员增速 >=6%"),
        ("造船完工量份额从35%提高到45%", "造船完工量份额 >=45%"),
        ("水质达标率由现在的85%提升至95%", "水质达标率 >=95%"),
        ("规上企业比上年净增5家", "规上企业增长量 >=5家"),
    ],
)
def test_a_change_is_named_so_and_is_a_floor(text: str, expected: str) -> None:
    assert asked(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小学、初中巩固率分别达到100%和99.5%", ["小学巩固率 >=100%", "初中巩固率 >=99.5%"]),
        (
            "PM2.5、PM10年均浓度分别控制在35、65微克/立方米以下",
            ["PM2.5年均浓度 <=35微克/立方米", "PM10年均浓度 <=65微克/立方米"],
        ),
        ("能耗、水耗分别下降15%、19%", ["能耗下降率 >=15%", "水耗下降率 >=19%"]),
        ("高血压、糖尿病规范管理率均达到70%以上", ["高血压规范管理率 >=70%", "糖尿病规范管理率 >=70%"]),
        (
            "社区综合设施城市覆盖率达到100%，农村达到80%",
            ["社区综合设施城市覆盖率 >=100%", "农村覆盖率 >=80%"],
        ),
        (
            "公共建筑、机关建筑单位面积能耗分别下降5%和3%",
            ["公共建筑单位面积能耗下降率 >=5%", "机关建筑单位面积能耗下降率 >=3%"],
        ),
        ("覆盖率提高2个百分点，达到45.5%", ["覆盖率增长幅度 >=2个百分点", "覆盖率 >=45.5%"]),
        ("总产值增长8%，突破50亿元大关", ["总产值增长率 >=8%", "总产值 >50亿元"]),
        ("培育10家以上年收入超100亿元的企业", ["年收入超100亿元的企业 >=10家"]),
        ("不少于80%的养老机构签约", ["养老机构签约比例 >=80%"]),
        ("旅游总收入达到120亿元，年均增长10%", ["旅游总收入 >=120亿元", "旅游总收入年均增长率 >=10%"]),
        ("婴儿死亡率、孕产妇死亡率分别降至4‰、10/10万", ["婴儿死亡率 <=4‰", "孕产妇死亡率 <=10/10万"]),
        ("支持30名领军人才和500名青年人才", ["领军人才 >=30名", "青年人才 >=500名"]),
        ("引进领军人才30名、青年人才500名", ["引进领军人才 >=30名", "青年人才 >=500名"]),
        ("新建学校1500—2000所", ["新建学校 >=1500所"]),
        ("平均浓度控制在35-38微克/立方米", ["平均浓度 <=38微克/立方米"]),
        ("建成三家工厂、1,200个车位", ["工厂 >=3家", "车位 >=1200个"]),
        ("总里程达到1.5万余公里", ["总里程 >=1.5万公里"]),
    ],
)
def test_several_amounts_in_one_clause_go_with_their_own_things(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("确保全市细颗粒物（PM2.5）平均浓度控制在31微克/立方米", "PM2.5平均浓度"),
        ("到2025年底，全区含油废水（COD）处理率达到90%", "含油废水处理率"),
        ("推动北斗产业规模达100亿元", "北斗产业规模"),
        ("其中，船舶配套产业规模超30亿元", "船舶配套产业规模"),
        ("每千人口拥有3岁以下婴幼儿托位数达到4.5个", "每千人口拥有3岁以下婴幼儿托位数"),
        ("0-6岁儿童视力检查覆盖率达到90%", "0-6岁儿童视力检查覆盖率"),
        ("通过清单管理使“一网通办”率达到95%", "“一网通办”率"),
        ("基本养老保险参保率达到95%", "基本养老保险参保率"),
        ("应急预案覆盖率达到95%", "应急预案覆盖率"),
        ("其他公共建筑光伏覆盖率不低于30%", "其他公共建筑光伏覆盖率"),
        ("按照木结构站房占新建站房面积比例35%要求推广", "木结构站房占新建站房面积比例"),
        ("主城区45%以上面积达到节水载体要求", "主城区面积达到节水载体要求比例"),
        ("年轻干部占比达到20%", "年轻干部占比"),
        ("界河（省、市管）断面优良水体（达到或好于Ⅲ类）比例达到55%", "界河断面优良水体比例"),
        (
            "机场航站楼旅客吞吐量和货邮吞吐量、口岸通关服务保障与应急处置能力综合达标率达到95%",
            "货邮吞吐量、口岸通关服务保障与应急处置能力综合达标率",
        ),
        ("PM_{2.5} 平均浓度控制在 33 微克/立方米以内", "PM2.5平均浓度"),
    ],
)
def test_the_name_is_the_thing_measured_and_nothing_else(text: str, name: str) -> None:
    assert [draft.name for draft in targets_of(text, FIVE_YEARS)] == [name]


def test_an_amount_of_work_is_an_outcome_among_the_goals_and_work_in_a_task() -> None:
    assert asked("培育30家骨干企业") == ["骨干企业 >=30家"]
    assert asked("培育30家骨干企业", "7") == ["[骨干企业 >=30家]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对14家企业实施涂料替代", "[企业涂料替代 >=14家]"),
        ("改扩建现有20个储备库", "[储备库 >=20个]"),
        ("新建泵站5座", "[新建泵站 >=5座]"),
        ("企业完成2个项目改造", "[项目改造 >=2个]"),
        ("引进20名能够突破关键技术、带动新兴学科的领军人才", "[领军人才 >=20名]"),
        ("制定不少于10项行业标准", "[行业标准 >=10项]"),
        ("引进领军人才不少于30名", "[引进领军人才 >=30名]"),
        ("新增绿地50万平方米", "[新增绿地 >=50万平方米]"),
        ("累计建成40家绿色工厂", "绿色工厂 >=40家"),
        ("新能源汽车保有量达到5万辆", "新能源汽车保有量 >=5万辆"),
        ("人均绿地面积15平方米", "人均绿地面积 >=15平方米"),
        ("营商环境指数90左右", "营商环境指数 >=90"),
        ("行政成本控制在3亿元以内", "行政成本 <=3亿元"),
        ("完成70%的排污口整治", "排污口整治比例 >=70%"),
        ("80%以上的乡镇卫生院达到服务标准", "乡镇卫生院达到服务标准比例 >=80%"),
        ("确保废旧渔网100%集中收贮", "废旧渔网集中收贮率 >=100%"),
    ],
)
def test_in_a_task_shares_and_totals_are_outcomes_and_counts_of_work_are_work(text: str, expected: str) -> None:
    assert asked(text, "7") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "对堆场面积4000平方米以上的码头安装监测设备",
        "淘汰10蒸吨/小时及以下燃煤锅炉",
        "为65岁及以上老年人免费体检",
        "年加注量3000吨以上的加气站安装回收装置",
        "推动国三及以下排放标准货车淘汰",
        "合格率低于90%的，约谈负责人",
        "对产值增长10%以上的企业优先供地",
        "单笔金额不超过5000元",
        "按30%比例复核，抽查20%",
        "存瓶重量超过60公斤但未设专间的，限期整改",
        "达不到85%的要及时补植",
        "入井人数超过30人、井深超过800米的矿山",
    ],
)
def test_thresholds_and_conditions_are_no_targets(text: str) -> None:
    assert asked(text, "7") == []


@pytest.mark.parametrize(
    "text",
    [
        "截至2024年底，充电设施覆盖率达到85%",
        "“十三五”期间，用水量下降31%",
        "2019年，全市优良天数比率达到70%",
        "已完成36家企业整治",
        "目前建有泵站12座",
    ],
)
def test_history_is_no_target(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "贯彻14部委文件，落实“六个百分之百”要求",
        "落实《关于2025年覆盖率达到95%的通知》",
        "推广“1+N”模式，做好“100%覆盖”宣传",
        "给予不超过500万元的一次性奖励，按投资额的20%给予补助",
        "允许学校自主招聘20%的兼职教师",
        "在5个工作日内完成审核",
        "建设15分钟便民生活圈",
        "按照每百户不低于30平方米的标准配建用房",
        "着力构建三个中心，实施两大工程",
        "实现两位数增长",
        "连续3个月排名靠后的予以通报",
        "2026年的主要指标如表1所示",
        "联系电话：5550-1234",
        "设立5G创新中心，推进A3级客厅建设",
    ],
)
def test_numbers_of_names_titles_slogans_grants_and_times_are_no_targets(text: str) -> None:
    assert [draft for draft in targets_of(text, FIVE_YEARS, "7") if not draft.workload] == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("到2025年，绿化覆盖率达到40%", "2025"),
        ("到2024年底，绿化覆盖率达到40%", "2024-12-31"),
        ("2025年6月底前，绿化覆盖率达到40%", "2025-06-30"),
        ("与2020年相比，到2025年，绿化覆盖率达到40%", "2025"),
        ("绿化覆盖率达到40%", "2025"),
    ],
)
def test_by_when_is_the_time_named_last_before_the_amount_else_the_plans_end(text: str, by: str) -> None:
    assert [draft.by for draft in targets_of(text, FIVE_YEARS)] == [by]


def test_a_time_holds_for_the_goal_sentences_behind_it_but_not_in_a_task() -> None:
    text = "到2023年，覆盖率达到40%。合格率达到90%。"
    assert [draft.by for draft in targets_of(text, FIVE_YEARS)] == ["2023", "2023"]
    assert [draft.by for draft in targets_of(text, FIVE_YEARS, "7")] == ["2023", "2025"]


def test_five_years_named_end_with_their_last_year() -> None:
    drafts = targets_of("“十四五”期间，培养技师500人。合格率达到90%。", Years())
    assert [draft.by for draft in drafts] == ["2025", "2025"]


@pytest.mark.parametrize("between", ["", "，全市"])
def test_years_and_amounts_listed_go_together(between: str) -> None:
    drafts = targets_of(f"2023年、2024年、2025年{between}覆盖率分别达到85%、90%、95%", FIVE_YEARS)
    assert [(draft.by, draft.name, draft.value) for draft in drafts] == [
        ("2023", "覆盖率", 85),
        ("2024", "覆盖率", 90),
        ("2025", "覆盖率", 95),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市无劣Ⅴ类水体断面", "劣Ⅴ类水体断面 =0个"),
        ("劣Ⅴ类水体全面消除", "劣Ⅴ类水体 =0个"),
        ("非法码头动态清零", "非法码头 =0个"),
        ("坚决杜绝重大以上道路交通事故", "重大以上道路交通事故 =0个"),
        ("规上企业数字化改造实现全覆盖", "规上企业数字化改造覆盖率 >=100%"),
        ("重污染天气基本消除", "重污染天气 text"),
        ("完成市下达的氮氧化物减排任务", "氮氧化物减排 text"),
        ("空气质量达到市级考核目标要求", "空气质量 text"),
        ("受污染耕地安全利用率稳步提高", "受污染耕地安全利用率 text"),
        ("通道占用投诉明显减少", "通道占用投诉 text"),
        ("基本建成“无废城市”", "“无废城市” text"),
    ],
)
def test_goals_without_a_number_are_none_left_or_words(text: str, expected: str) -> None:
    assert asked(text) == [expected]
    assert asked(text, "7") == []


@pytest.mark.parametrize("text", ["推进“无废城市”建设", "产业结构持续优化", "加快无障碍设施建设"])
def test_words_that_measure_nothing_are_no_goals(text: str) -> None:
    assert asked(text) == []


def test_spans_stand_on_the_clause_and_reach_back_to_where_the_thing_is_named() -> None:
    text = "加强治理。城镇 污水处理率（一期）达到 95%，力争达到98%；加密监测。"
    drafts = targets_of(text, ONE_YEAR, "7")
    assert [text[slice(*draft.span)] for draft in drafts] == [draft.text for draft in drafts]
    assert [draft.text for draft in drafts] == [
        "城镇 污水处理率（一期）达到 95%",
        "城镇 污水处理率（一期）达到 95%，力争达到98%",
    ]
    assert [draft.name for draft in drafts] == ["城镇污水处理率"] * 2


def test_a_target_carries_its_task_and_the_words_kind_has_no_value() -> None:
    (draft,) = targets_of("完成市下达的减排任务", ONE_YEAR)
    assert (draft.comparison, draft.value, draft.task) == (Comparison.TEXT, None, "")
    assert [draft.task for draft in targets_of("合格率达到95%", ONE_YEAR, "7")] == ["7"]


def test_a_clause_of_amounts_without_end_is_not_looked_through_for_each() -> None:
    assert len(targets_of("水质达到90%" * 5000, FIVE_YEARS)) <= 60
