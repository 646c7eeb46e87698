"""The office's own facts and rules."""

from dataclasses import replace
from datetime import date

import pytest

from ledger_app.actions.clerk import Clerk, remember_name, remembered_name
from ledger_app.actions.office import check_settings, save_office, save_plan, save_settings
from ledger_app.actions.working_days import calendar_for
from ledger_app.domain.light import Light
from ledger_app.domain.outcome import Kind
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.settings import Settings
from ledger_app.errors import LedgerError
from ledger_app.paths import user_data
from ledger_app.storage.ledger import Ledger


def test_the_office_is_kept(empty: Ledger, clerk: Clerk) -> None:
    with empty.reading() as reader:
        office = reader.office()
    assert (office.name, office.operator) == ("青河区生态环境局", "方知远")
    save_office(empty, clerk, replace(office, phone="5550-0101"))
    with empty.reading() as reader:
        assert reader.office().phone == "5550-0101"


def test_other_warning_days_change_lights(ledger: Ledger, clerk: Clerk) -> None:
    query = TaskQuery(date(2025, 5, 1), lights=(Light.YELLOW,))
    with ledger.reading() as reader:
        assert [row.task.number for row in reader.rows(query)] == []
    assert save_settings(ledger, clerk, Settings(warn_days=60)).changed == {Kind.SETTINGS}
    with ledger.reading() as reader:
        assert [row.task.number for row in reader.rows(query)] == ["1"]


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        (Settings(warn_days=-1), "warn_days"),
        (Settings(lag_points=101), "lag_points"),
        (Settings(extra_holidays=(date(2027, 1, 4),), extra_workdays=(date(2027, 1, 4),)), "extra_workdays"),
    ],
)
def test_settings_that_cannot_be_are_refused(empty: Ledger, clerk: Clerk, settings: Settings, field: str) -> None:
    assert [finding.where for finding in check_settings(settings)] == [field]
    with pytest.raises(LedgerError):
        save_settings(empty, clerk, settings)


def test_a_plans_new_end_moves_the_due_dates_that_come_from_it(ledger: Ledger, clerk: Clerk) -> None:
    with ledger.reading() as reader:
        (plan,) = reader.plans()
    save_plan(ledger, clerk, replace(plan, period_end=date(2026, 6, 30)))
    with ledger.reading() as reader:
        dues = [row.task.due for row in reader.rows(TaskQuery(clerk.today))]
    assert dues == [date(2025, 6, 30), date(2025, 12, 31), date(2026, 6, 30)]
    with pytest.raises(LedgerError, match="之后"):
        save_plan(ledger, clerk, replace(plan, period_start=date(2027, 1, 1)))


def test_working_days_follow_the_published_arrangement_and_the_ledgers_own_days() -> None:
    calendar = calendar_for(Settings())
    assert not calendar.is_workday(date(2025, 10, 8))  # 国庆节、中秋节放假
    assert calendar.is_workday(date(2025, 10, 11))  # 星期六上班
    assert calendar.workdays(date(2025, 6, 30), date(2025, 11, 21)) == 100
    own = calendar_for(Settings(extra_holidays=(date(2025, 10, 11),), extra_workdays=(date(2025, 10, 8),)))
    assert not own.is_workday(date(2025, 10, 11))
    assert own.is_workday(date(2025, 10, 8))


def test_a_year_not_published_is_estimated_not_refused() -> None:
    calendar = calendar_for(Settings())
    assert not calendar.is_workday(date(2050, 10, 1))
    assert calendar.estimated_years(date(2049, 12, 31), date(2050, 1, 5)) == (2050,)


def test_the_name_last_given_is_remembered_whatever_it_is_made_of() -> None:
    assert remembered_name() == ""
    for name in ("方知远", 'a"b\\c', "𠮷"):
        remember_name(name)
        assert remembered_name() == name
    (user_data() / "clerk.toml").write_text("name = [", encoding="utf-8")
    assert remembered_name() == ""
