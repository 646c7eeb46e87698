from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.report import Report, State, state_on
from ledger_app.domain.task import Status
from tests.builders import a_report

ADVANCING = a_report(day=date(2025, 11, 15), sequence=1, status=Status.IN_PROGRESS, percent=60.0, done="六成")
FINISHED_EARLIER = a_report(
    day=date(2025, 11, 18), sequence=2, status=Status.COMPLETED, completed_on=date(2025, 11, 12), done="完工"
)


def test_without_entries_nothing_has_started() -> None:
    assert state_on([], date(2025, 1, 1)) == State()


def test_an_entry_counts_from_its_own_day() -> None:
    assert state_on([ADVANCING], date(2025, 11, 14)).status is Status.NOT_STARTED
    state = state_on([ADVANCING], date(2025, 11, 15))
    assert (state.status, state.percent, state.latest, state.since) == (
        Status.IN_PROGRESS,
        60.0,
        "六成",
        date(2025, 11, 15),
    )


def test_a_completion_entered_late_counts_from_the_day_it_happened_and_not_before() -> None:
    entries = [ADVANCING, FINISHED_EARLIER]
    assert state_on(entries, date(2025, 11, 11)).status is Status.NOT_STARTED
    assert state_on(entries, date(2025, 11, 12)).status is Status.COMPLETED
    assert state_on(entries, date(2025, 11, 16)).completed_on == date(2025, 11, 12)
    assert state_on(entries, date(2025, 11, 16)).latest == "六成"
    assert state_on(entries, date(2025, 11, 18)).latest == "完工"


def test_problems_and_next_step_are_those_of_the_newest_entry_with_words() -> None:
    stuck = a_report(day=date(2025, 6, 1), sequence=1, done="开工", problems="管线未迁改", next_step="约谈产权单位")
    silent = a_report(day=date(2025, 6, 20), sequence=2, percent=30.0)
    freed = a_report(day=date(2025, 7, 1), sequence=3, done="管线已迁改")
    state = state_on([stuck, silent, freed], date(2025, 6, 30))
    assert (state.problems, state.next_step) == ("管线未迁改", "约谈产权单位")
    state = state_on([stuck, silent, freed], date(2025, 7, 1))
    assert (state.problems, state.next_step) == ("", "")


def test_a_finished_task_stands_at_a_hundred_percent() -> None:
    assert state_on([ADVANCING, FINISHED_EARLIER], date(2025, 11, 20)).percent == 100.0


def test_the_later_entry_of_one_day_wins() -> None:
    again = a_report(day=ADVANCING.day, sequence=3, status=Status.SUSPENDED, reason="资金未到位")
    state = state_on([again, ADVANCING], date(2025, 12, 1))
    assert (state.status, state.reason) == (Status.SUSPENDED, "资金未到位")


def test_an_entry_in_the_recycle_bin_counts_for_nothing() -> None:
    thrown_away = a_report(day=date(2025, 11, 15), sequence=1, status=Status.COMPLETED, deleted=True)
    assert state_on([thrown_away], date(2026, 1, 1)) == State()


@given(st.dates(date(2024, 1, 1), date(2026, 1, 1)), st.dates(date(2024, 1, 1), date(2026, 1, 1)))
def test_a_later_entry_never_changes_the_days_before_it_takes_effect(entered: date, asked: date) -> None:
    later = Report(id="R2", task_id="T00000001", day=max(entered, ADVANCING.day), sequence=9, status=Status.SUSPENDED)
    if asked < later.day:
        assert state_on([ADVANCING, later], asked) == state_on([ADVANCING], asked)
