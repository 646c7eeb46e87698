import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.unit import UnitKind
from ledger_app.domain.unit_words import RoleWord, is_area_name, is_set_name, kind_of_name, read_units, split_units

NAMES = st.lists(
    st.sampled_from(
        ["区水务局", "区住建局", "公安青河分局", "各街镇", "柳营镇", "青河经开区管委会", "区委宣传部", "青河供电公司"]
    ),
    unique=True,
    min_size=1,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区水务局、区住建局", ["区水务局", "区住建局"]),
        ("区水务局，区住建局；区城管局", ["区水务局", "区住建局", "区城管局"]),
        ("区水务局 区住建局\n公安青河分局", ["区水务局", "区住建局", "公安青河分局"]),
        ("区发展改革委 国家电网城西供电", ["区发展改革委", "国家电网城西供电"]),
        ("区生态环\n境局\n区水务局", ["区生态环境局", "区水务局"]),
        ("区 住 建 局", ["区住建局"]),
        ("市规划资源局青 河分局", ["市规划资源局青河分局"]),
        ("区公安分局（交警支队、治安支队）、区应急局", ["区公安分局（交警支队、治安支队）", "区应急局"]),
        ("区住房和城乡建设局、区人力资源和社会保障局", ["区住房和城乡建设局", "区人力资源和社会保障局"]),
        ("区住建局和区水务局", ["区住建局", "区水务局"]),
        ("区城管局、区住建局及相关街镇", ["区城管局", "区住建局", "相关街镇"]),
        ("区水务局等部门", ["区水务局"]),
        ("区水务局、区住建局按职责分工负责", ["区水务局", "区住建局"]),
        ("1.区水务局\n2.区住建局", ["区水务局", "区住建局"]),
        ("区水务局/区住建局", ["区水务局", "区住建局"]),
        ("区水务局、区水务局", ["区水务局"]),
        ("各市、县（区）人民政府、省水利厅", ["各市、县（区）人民政府", "省水利厅"]),
        ("各省、自治区、直辖市，水利部", ["各省、自治区、直辖市", "水利部"]),
        ("各项目牵头单位、区水务局", ["各项目牵头单位", "区水务局"]),
        ("—", []),
        ("/", []),
        ("", []),
    ],
)
def test_the_names_in_a_cell(text: str, names: list[str]) -> None:
    assert list(split_units(text)) == names


@given(NAMES, st.sampled_from(["、", "，", "；", "\n", " "]))
def test_joined_names_come_apart_again(names: list[str], mark: str) -> None:
    assert list(split_units(mark.join(names))) == names


@pytest.mark.parametrize(
    ("text", "lead", "co", "plain"),
    [
        ("区商务局（牵头）、区城管局、望湖街道", ["区商务局"], [], ["区城管局", "望湖街道"]),
        ("区商务局（牵头）、区城管局、区水务局（配合）", ["区商务局"], ["区城管局", "区水务局"], []),
        ("区城管局、区商务局（牵头）", ["区商务局"], [], ["区城管局"]),
        ("区商务局、区教育局牵头，区司法局、各街镇配合", ["区商务局", "区教育局"], ["区司法局", "各街镇"], []),
        ("区商务局负责，区司法局配合", [], ["区司法局"], ["区商务局"]),
        ("由区商务局牵头，有关部门参与", ["区商务局"], ["有关部门"], []),
        ("牵头单位：区商务局；配合单位：区司法局、各街镇", ["区商务局"], ["区司法局", "各街镇"], []),
        ("主办：区商务局 协办：区司法局", ["区商务局"], ["区司法局"], []),
        ("责任单位：区商务局、区司法局", [], [], ["区商务局", "区司法局"]),
    ],
)
def test_the_roles_said_beside_the_names(text: str, lead: list[str], co: list[str], plain: list[str]) -> None:
    units = read_units(text)
    by_role = {role: [unit.name for unit in units if unit.role is role] for role in RoleWord}
    assert (by_role[RoleWord.LEAD], by_role[RoleWord.CO], by_role[RoleWord.PLAIN]) == (lead, co, plain)


@pytest.mark.parametrize(
    ("name", "kind", "area"),
    [
        ("区水务局", UnitKind.DEPARTMENT, False),
        ("区乡村振兴局", UnitKind.DEPARTMENT, False),
        ("市生态环境局开发区分局", UnitKind.DEPARTMENT, False),
        ("公安青河分局", UnitKind.DEPARTMENT, False),
        ("柳营镇", UnitKind.STREET, True),
        ("柳营镇人民政府", UnitKind.STREET, True),
        ("钟楼街道办事处", UnitKind.STREET, True),
        ("体育馆街", UnitKind.STREET, True),
        ("青河经开区管委会", UnitKind.PARK, True),
        ("经开集团", UnitKind.PARK, True),
        ("高新技术产业园", UnitKind.PARK, True),
        ("青河水务集团", UnitKind.ENTERPRISE, False),
        ("青河供电公司", UnitKind.ENTERPRISE, False),
        ("各街镇", UnitKind.SET, True),
        ("相关街镇", UnitKind.SET, True),
        ("各镇（街道）", UnitKind.SET, True),
        ("各园区", UnitKind.SET, True),
        ("各有关区", UnitKind.SET, True),
        ("各设区市人民政府", UnitKind.SET, True),
        ("地方各级人民政府", UnitKind.SET, True),
        ("各区属集团", UnitKind.SET, False),
        ("各项目牵头单位", UnitKind.SET, False),
        ("钟楼街道管理办", UnitKind.STREET, True),
        ("县级市", UnitKind.STREET, True),
        ("东河市", UnitKind.STREET, True),
        ("青河综合保税区管理局", UnitKind.PARK, True),
        ("各成员单位", UnitKind.SET, False),
        ("有关部门", UnitKind.SET, False),
        ("区级各部门", UnitKind.SET, False),
    ],
)
def test_what_kind_of_body_a_name_stands_for(name: str, kind: UnitKind, area: bool) -> None:
    assert (kind_of_name(name), is_area_name(name), is_set_name(name)) == (kind, area, kind is UnitKind.SET)


def test_departments_of_all_counties_are_no_areas() -> None:
    assert [is_area_name(name) for name in ("各县区委组织部", "各县区档案馆", "各县区", "各园区管委会")] == [
        False,
        False,
        True,
        True,
    ]
