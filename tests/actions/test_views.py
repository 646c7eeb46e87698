"""Keeping views, and the usual ones."""

from dataclasses import replace

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.undoing import redo, undo
from ledger_app.actions.views import delete_view, rename_view, save_view, view_named, views_of
from ledger_app.domain.field import Field
from ledger_app.domain.query import Chip, ColumnFilter, Group, SortKey, TaskFilter, ask_on
from ledger_app.domain.task import Role, Status
from ledger_app.domain.unit import Unit
from ledger_app.domain.usual_views import why_empty
from ledger_app.domain.view import Layout, View, ViewColumn
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger

USUAL = ["全部任务", "我单位牵头", "我要填的", "逾期和临期", "本月到期", "滞后", "长期任务", "最近修改"]
VIEW = View(
    "",
    "本周要催的",
    TaskFilter(
        search="管网", columns=(ColumnFilter(Field.DUE, "本周"),), group=Group.LEAD, sort=((SortKey.DUE, True),)
    ),
    Layout((ViewColumn(Field.NUMBER), ViewColumn(Field.EXTRA, "资金来源", 9.5)), 1, 1),
)


def names(ledger: Ledger) -> list[str]:
    with ledger.reading() as reader:
        return [view.name for view in views_of(reader)]


def saved(ledger: Ledger) -> View:
    with ledger.reading() as reader:
        (view,) = reader.views()
    return view


def test_a_saved_view_comes_back_whole_behind_the_usual_ones(ledger: Ledger, clerk: Clerk) -> None:
    assert save_view(ledger, clerk, VIEW).message == "已保存视图“本周要催的”"
    assert names(ledger) == [*USUAL, "本周要催的"]
    kept = saved(ledger)
    assert kept.id.startswith("V")
    assert replace(kept, id="") == VIEW


def test_saved_views_stand_by_the_sound_of_their_names(ledger: Ledger, clerk: Clerk) -> None:
    for name in ("住建", "水务", "环境"):
        save_view(ledger, clerk, replace(VIEW, name=name))
    assert names(ledger)[len(USUAL) :] == ["环境", "水务", "住建"]


def test_a_view_is_saved_over_itself_renamed_thrown_away_and_undone_step_by_step(ledger: Ledger, clerk: Clerk) -> None:
    save_view(ledger, clerk, VIEW)
    first = saved(ledger)
    save_view(ledger, clerk, replace(first, filter=TaskFilter(search="扬尘")))
    assert saved(ledger).filter.search == "扬尘"
    rename_view(ledger, clerk, first.id, " 扬尘  治理 ")
    assert saved(ledger).name == "扬尘 治理"
    delete_view(ledger, clerk, first.id)
    assert names(ledger) == USUAL
    for expected in ("扬尘 治理", "本周要催的"):
        undo(ledger, clerk)
        assert saved(ledger).name == expected
    undo(ledger, clerk)
    assert saved(ledger) == first
    undo(ledger, clerk)
    assert names(ledger) == USUAL
    redo(ledger, clerk)
    assert saved(ledger) == first


def test_a_name_thrown_away_is_free_again(ledger: Ledger, clerk: Clerk) -> None:
    save_view(ledger, clerk, VIEW)
    delete_view(ledger, clerk, saved(ledger).id)
    save_view(ledger, clerk, VIEW)
    assert names(ledger) == [*USUAL, "本周要催的"]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("  ", "视图还没有名称"),
        ("，", "视图还没有名称"),
        ("本周要催的", "已经是另一个视图的名称"),
        ("本周 要催的", "已经是另一个视图的名称"),
        ("滞后", "已经是软件自带视图的名称"),
        ("长" * 31, "视图名称太长"),
    ],
)
def test_a_name_that_is_none_or_taken_is_refused(ledger: Ledger, clerk: Clerk, name: str, complaint: str) -> None:
    save_view(ledger, clerk, VIEW)
    save_view(ledger, clerk, replace(VIEW, name="另一个"))
    with ledger.reading() as reader:
        other = view_named(reader, "另一个")
    for refused in (
        lambda: save_view(ledger, clerk, replace(VIEW, name=name)),
        lambda: rename_view(ledger, clerk, other.id, name),
    ):
        with pytest.raises(LedgerError, match=complaint) as error:
            refused()
        assert error.value.advice
    assert names(ledger) == [*USUAL, "本周要催的", "另一个"]


def test_a_usual_view_is_neither_renamed_nor_thrown_away_but_saved_as_another(ledger: Ledger, clerk: Clerk) -> None:
    with ledger.reading() as reader:
        usual = view_named(reader, "滞后")
    with pytest.raises(LedgerError, match="自带的视图不能改名或删除"):
        delete_view(ledger, clerk, usual.id)
    save_view(ledger, clerk, replace(usual, name="滞后的"))
    assert saved(ledger).filter == usual.filter


def test_a_view_is_found_by_its_name_or_a_part_that_fits_one(ledger: Ledger, clerk: Clerk) -> None:
    save_view(ledger, clerk, replace(VIEW, name="滞后的工地"))
    with ledger.reading() as reader:
        assert view_named(reader, "滞后").id == "usual-behind"
        assert view_named(reader, "工地").name == "滞后的工地"
        assert view_named(reader, "本月").name == "本月到期"
        with pytest.raises(LedgerError, match="适合 2 个视图：我单位牵头、我要填的"):
            view_named(reader, "我")
        with pytest.raises(LedgerError, match="没有视图“水”") as error:
            view_named(reader, "水")
    assert "最近修改、滞后的工地" in error.value.advice


def found(ledger: Ledger, clerk: Clerk, name: str) -> list[str]:
    with ledger.reading() as reader:
        return [row.task.number for row in reader.rows(ask_on(clerk.today, view_named(reader, name).filter))]


def test_the_usual_views_hold_what_they_say(ledger: Ledger, clerk: Clerk) -> None:
    assert {name: found(ledger, clerk, name) for name in USUAL} == {
        "全部任务": ["1", "2", "3"],
        "我单位牵头": [],
        "我要填的": [],
        "逾期和临期": ["1"],
        "本月到期": [],
        "滞后": [],
        "长期任务": [],
        "最近修改": ["1", "2", "3"],
    }


def test_the_views_of_the_own_unit_say_why_they_are_empty_until_the_unit_is_known(ledger: Ledger, clerk: Clerk) -> None:
    with ledger.reading() as reader:
        mine, everything = view_named(reader, "我要填的"), view_named(reader, "全部任务")
        office, water = reader.office(), next(unit for unit in reader.units() if unit.name == "区水务局")
    assert "没有本单位“青河区生态环境局”" in why_empty(mine.filter, office)
    assert "还没有写本单位的名称" in why_empty(mine.filter, replace(office, name=""))
    assert why_empty(everything.filter, office) == ""
    with ledger.transaction("改", by="何青", at=clerk.now) as store:
        store.save(replace(water, aliases=(*water.aliases, "青河区生态环境局")))
    assert found(ledger, clerk, "我单位牵头") == ["2"]
    with ledger.reading() as reader:
        assert why_empty(view_named(reader, "我要填的").filter, office) == ""


def test_the_history_tells_of_a_view_by_its_name(ledger: Ledger, clerk: Clerk) -> None:
    save_view(ledger, clerk, VIEW)
    rename_view(ledger, clerk, saved(ledger).id, "催办")
    with ledger.reading() as reader:
        made, renamed = reader.history()[-2:]
    assert (made.entity, made.field, made.new) == ("view", "", "本周要催的")
    assert (renamed.field, renamed.old, renamed.new) == ("name", "本周要催的", "催办")


def test_the_history_says_in_words_what_a_view_was_changed_from_and_to(ledger: Ledger, clerk: Clerk) -> None:
    save_view(ledger, clerk, VIEW)
    with ledger.reading() as reader:
        water = next(unit.id for unit in reader.units() if unit.name == "区水务局")
    changed = TaskFilter(units=(water,), role=Role.LEAD, statuses=(Status.IN_PROGRESS,), chips=(Chip.OVERDUE,))
    save_view(ledger, clerk, replace(saved(ledger), filter=changed, layout=Layout(lines=3)))
    save_view(ledger, clerk, replace(saved(ledger), filter=TaskFilter()))
    with ledger.reading() as reader:
        told = {(change.field, change.old, change.new) for change in reader.history()[-3:]}
    first = "搜索：“管网”；时限：本周；按牵头单位分组；按时限（倒序）排序"
    second = "预警：逾期；牵头单位：区水务局；状态：推进中"
    usual = "栏目：预警、序号、具体任务、重点任务、牵头 / 配合、时限、进度、最新进展；冻结 3 栏；行高：高"
    assert told == {
        ("filter", first, second),
        ("filter", second, "全部任务"),
        ("layout", "栏目：序号、资金来源；冻结 1 栏；行高：密", usual),
    }


def test_the_own_unit_is_known_where_the_directory_leaves_the_districts_name_out(ledger: Ledger, clerk: Clerk) -> None:
    with ledger.reading() as reader:
        office = reader.office()
    with ledger.transaction("改", by="何青", at=clerk.now) as store:
        store.save(replace(office, name="青河区水务局"))
    assert found(ledger, clerk, "我单位牵头") == ["2"]


def test_a_unit_of_that_name_is_no_own_unit_once_it_is_thrown_away(ledger: Ledger, clerk: Clerk) -> None:
    own = Unit("U9", "青河区生态环境局", deleted=True)
    with ledger.transaction("改", by="何青", at=clerk.now) as store:
        store.save(own)
    with ledger.reading() as reader:
        assert why_empty(view_named(reader, "我单位牵头").filter, reader.office())
