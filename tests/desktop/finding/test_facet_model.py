"""The facets: lines, counts, and what a click chooses."""

from pytestqt.modeltest import ModelTester

from ledger_app.desktop.finding.facet_choice import FacetChoice, FacetGroup
from ledger_app.desktop.finding.facet_model import FACET_ROLE, FacetModel
from ledger_app.domain.query import FacetCount, Facets

FACETS = Facets(
    plans=(FacetCount("P1", "攻坚计划", 72), FacetCount("P2", "督察整改方案", 16)),
    sections=(FacetCount("蓝天", "蓝天", 51),),
    leads=tuple(FacetCount(f"U{place}", f"单位{place}", 20 - place) for place in range(12)),
    lights=(FacetCount("red", "已逾期", 9),),
    total=88,
    shown=88,
)


def lines(model: FacetModel, group: int) -> list[tuple[str, int, bool]]:
    """Return label, count and choice of each line of a group."""
    parent = model.index(group, 0)
    entries = [model.index(row, 0, parent).data(FACET_ROLE) for row in range(model.rowCount(parent))]
    return [(entry.label, entry.count, entry.chosen) for entry in entries]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = FacetModel()
    model.show_facets(FACETS, FacetChoice())

    qtmodeltester.check(model)


def test_the_first_line_takes_the_plan_off_and_counts_all() -> None:
    model = FacetModel()
    model.show_facets(FACETS, FacetChoice())

    assert lines(model, 0) == [("全部方案", 88, True), ("攻坚计划", 72, False), ("督察整改方案", 16, False)]


def test_all_five_lights_are_listed_those_without_a_task_too() -> None:
    model = FacetModel()
    model.show_facets(FACETS, FacetChoice(frozenset({(FacetGroup.LIGHT, "red")})))

    assert lines(model, 3) == [
        ("红 已逾期", 9, True),
        ("黄 需关注", 0, False),
        ("绿 正常", 0, False),
        ("蓝 已完成", 0, False),
        ("灰 未开始/中止", 0, False),
    ]


def test_many_units_are_folded_until_asked_for() -> None:
    model = FacetModel()
    model.show_facets(FACETS, FacetChoice())
    assert lines(model, 2)[-1] == ("更多 4 个单位…", 42, False)

    model.show_all_of(FacetGroup.LEAD)
    model.show_facets(FACETS, FacetChoice())
    assert len(lines(model, 2)) == 12


def test_an_empty_ledger_says_that_there_is_no_plan() -> None:
    model = FacetModel()
    model.show_facets(Facets(), FacetChoice())

    assert lines(model, 0) == [("还没有方案", 0, False)]


def test_a_click_chooses_alone_control_adds_and_a_second_click_lets_go() -> None:
    one = FacetChoice().with_clicked(FacetGroup.LEAD, "U1", adds=False)
    other = one.with_clicked(FacetGroup.LEAD, "U2", adds=False)
    both = other.with_clicked(FacetGroup.LEAD, "U1", adds=True)

    assert one.values(FacetGroup.LEAD) == ("U1",)
    assert other.values(FacetGroup.LEAD) == ("U2",)
    assert both.values(FacetGroup.LEAD) == ("U1", "U2")
    assert both.with_clicked(FacetGroup.LEAD, "U1", adds=True).values(FacetGroup.LEAD) == ("U2",)
    assert one.with_clicked(FacetGroup.LEAD, "U1", adds=False) == FacetChoice()


def test_a_click_leaves_the_other_groups_alone() -> None:
    choice = FacetChoice().with_clicked(FacetGroup.LEAD, "U1", adds=False)

    assert choice.with_clicked(FacetGroup.PLAN, "P1", adds=False).values(FacetGroup.LEAD) == ("U1",)
    assert choice.with_clicked(FacetGroup.LEAD, "", adds=False) == FacetChoice()
