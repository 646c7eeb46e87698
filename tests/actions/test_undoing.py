"""Taking back, and doing again, several deeds at once."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.ledgers import create_ledger
from ledger_app.actions.undoing import redo_to, undo, undo_to
from ledger_app.domain.plan import Plan
from ledger_app.domain.task import Task
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_task

CLERK = Clerk("周敏", date(2025, 11, 21), datetime(2025, 11, 21, 9, 42))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Return a ledger in which one task was added and written anew three times, and another added."""
    made = create_ledger(str(tmp_path / "青河区.ledger"), "青河区生态环境局", CLERK)
    save(made, "新增任务", a_plan(), a_task(id="T0000000A", content="覆绿。"))
    write(made, "覆绿两处。")
    write(made, "覆绿三处。")
    save(made, "再增任务", a_task(id="T0000000B", content="清淤。"))
    write(made, "覆绿四处。")
    return made


def save(ledger: Ledger, name: str, *things: Plan | Task) -> None:
    """Do one deed."""
    with ledger.transaction(name, by=CLERK.name, at=CLERK.now) as store:
        store.save_many(things)


def write(ledger: Ledger, content: str) -> None:
    """Write the first task anew."""
    with ledger.reading() as reader:
        task = reader.task("T0000000A")
    assert task is not None
    save(ledger, f"改成{content}", replace(task, content=content))


def contents(ledger: Ledger) -> list[str]:
    """Return what the tasks say."""
    with ledger.reading() as reader:
        found = [reader.task(task_id) for task_id in ("T0000000A", "T0000000B")]
    return [task.content for task in found if task is not None]


def step(ledger: Ledger, name: str) -> int:
    """Return the number of a deed."""
    with ledger.reading() as reader:
        return next(deed.sequence for deed in reader.deeds() if deed.name == name)


def names(ledger: Ledger) -> tuple[list[str], list[str]]:
    """Return what undo and redo would take, one after the other."""
    with ledger.reading() as reader:
        return [deed.name for deed in reader.undo_deeds(9)], [deed.name for deed in reader.redo_deeds(9)]


def test_everything_down_to_a_deed_is_taken_back_and_done_again(ledger: Ledger) -> None:
    outcome = undo_to(ledger, CLERK, step(ledger, "改成覆绿三处。"))
    assert (outcome.message, outcome.findings) == ("已撤销 3 步", ())
    assert contents(ledger) == ["覆绿两处。"]
    assert names(ledger) == (["改成覆绿两处。", "新增任务"], ["改成覆绿三处。", "再增任务", "改成覆绿四处。"])

    assert redo_to(ledger, CLERK, step(ledger, "再增任务")).message == "已重做 2 步"
    assert contents(ledger) == ["覆绿三处。", "清淤。"]
    assert names(ledger)[1] == ["改成覆绿四处。"]


def test_each_step_stays_in_the_history_and_can_be_taken_back_after_a_restart(ledger: Ledger) -> None:
    undo_to(ledger, CLERK, step(ledger, "再增任务"))
    ledger.close()
    again = Ledger.open(ledger.where, by=CLERK.name)
    assert names(again)[1] == ["再增任务", "改成覆绿四处。"]
    redo_to(again, CLERK, step(again, "改成覆绿四处。"))
    assert contents(again) == ["覆绿四处。", "清淤。"]


def test_a_deed_that_later_ones_have_touched_is_refused_with_its_field(ledger: Ledger) -> None:
    with ledger.reading() as reader:
        deed = next(deed for deed in reader.deeds() if deed.name == "改成覆绿三处。")
    with (
        pytest.raises(LedgerError, match="任务 1 的 "),
        ledger.transaction("撤销", by=CLERK.name, at=CLERK.now) as store,
    ):
        store.undo(deed)
    assert contents(ledger) == ["覆绿四处。", "清淤。"]


def test_a_step_that_is_not_in_the_list_is_refused(ledger: Ledger) -> None:
    number = step(ledger, "改成覆绿四处。")
    undo(ledger, CLERK)
    with pytest.raises(LedgerError, match="已经不在清单里"):
        undo_to(ledger, CLERK, number)
    assert contents(ledger) == ["覆绿三处。", "清淤。"]
