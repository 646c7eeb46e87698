"""Many cells at once: random sequences against a plain model, the work that a paste costs, and a whole paste undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.edit_cells import plan_edits, write_edits
from ledger_app.actions.ledgers import create_ledger
from ledger_app.actions.undoing import redo, undo
from ledger_app.domain.cell_entry import CellEntry
from ledger_app.domain.cell_text import cell_text
from ledger_app.domain.field import Field
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_task, a_unit
from tests.counting import counted

_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=6)
_TEXTS = {
    Field.REMARK: st.one_of(st.just(""), _WORDS),
    Field.CONTENT: _WORDS,
    Field.CADENCE: st.one_of(st.just(""), _WORDS),
    Field.DUE: st.one_of(st.just(""), st.dates(date(2024, 1, 1), date(2026, 12, 31)).map(str), st.just("长期坚持")),
    Field.LEAD: st.sampled_from(["", "区水务局", "区住建局", "区住建局、区水务局"]),
    Field.WATCHED: st.sampled_from(["", "是"]),
    Field.STATUS: st.sampled_from(["未启动", "推进中"]),
    Field.PERCENT: st.integers(0, 99).map("{}%".format),
    Field.LATEST: _WORDS,
    Field.PROBLEMS: _WORDS,
}
_Cell = tuple[str, Field]
_IDS = ("T0000000A", "T0000000B", "T0000000C")


@st.composite
def _batches(draw: st.DrawFn) -> dict[_Cell, str]:
    """Return texts for some cells."""
    cells = draw(st.lists(st.tuples(st.sampled_from(_IDS), st.sampled_from(list(_TEXTS))), min_size=1, max_size=6))
    return {cell: draw(_TEXTS[cell[1]]) for cell in cells}


def _fill(ledger: Ledger, clerk: Clerk, ids: tuple[str, ...]) -> None:
    """Put two units and tasks of one plan into a ledger."""
    units = (a_unit(), a_unit(id="U00000002", name="区住建局"))
    tasks = (a_task(id=each, number=str(n), position=n) for n, each in enumerate(ids, 1))
    with ledger.transaction("导入", by=clerk.name, at=clerk.now) as store:
        store.save_many((a_plan(), *units, *tasks))


def _after(before: dict[_Cell, str], typed: dict[_Cell, str]) -> dict[_Cell, str]:
    """Return what the cells read after typing: a task not started is under way once progress is typed."""
    new = {cell: text for cell, text in typed.items() if before[cell] != text}
    moved = {
        task for task, field in new if field is Field.LATEST or (field is Field.PERCENT and new[task, field] != "0%")
    }
    begun = {(task, Field.STATUS) for task in moved if before[task, Field.STATUS] == "未启动"}
    return before | dict.fromkeys(begun, "推进中") | typed


def _read(ledger: Ledger, clerk: Clerk) -> dict[_Cell, str]:
    """Return what the cells read."""
    with ledger.reading() as reader:
        rows = reader.rows(TaskQuery(clerk.today))
    return {(row.task.id, field): cell_text(row, field) for row in rows for field in _TEXTS}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.one_of(_batches(), st.sampled_from(["undo", "redo"])), max_size=8))
def test_any_sequence_of_edits_and_ways_back_leaves_what_a_plain_model_says(
    clerk: Clerk, steps: list[dict[_Cell, str] | str]
) -> None:
    with TemporaryDirectory() as folder:
        ledger = create_ledger(str(Path(folder) / "青河.ledger"), "局", clerk)
        _fill(ledger, clerk, _IDS)
        done, taken_back = [_read(ledger, clerk)], list[dict[_Cell, str]]()
        for step in steps:
            if step == "undo":
                if len(done) > 1:  # below lies the import itself
                    undo(ledger, clerk)
                    taken_back.append(done.pop())
            elif step == "redo":
                if taken_back:
                    redo(ledger, clerk)
                    done.append(taken_back.pop())
            else:
                assert isinstance(step, dict)
                write_edits(ledger, clerk, [CellEntry(*cell, text) for cell, text in step.items()], "粘贴")
                after = _after(done[-1], step)
                if after != done[-1]:
                    done.append(after)
                    taken_back.clear()
            assert _read(ledger, clerk) == done[-1]
        assert not ledger.check()
        ledger.close()


@pytest.fixture
def large(empty: Ledger, clerk: Clerk) -> Ledger:
    """Return a ledger of 200 tasks."""
    _fill(empty, clerk, tuple(f"T{n:08d}" for n in range(200)))
    return empty


def _entries(count: int, remark: str) -> list[CellEntry]:
    """Return texts for six cells of each of the first tasks."""
    texts = {
        Field.REMARK: remark,
        Field.LEAD: "区水务局、区住建局",
        Field.DUE: "2025-12-31",
        Field.PERCENT: "40%",
        Field.LATEST: f"已完成{remark}",
        Field.SECTION: "蓝天 / 扬尘",
    }
    return [CellEntry(f"T{n:08d}", field, text) for n in range(count) for field, text in texts.items()]


def test_the_statements_of_a_paste_do_not_grow_with_its_rows(large: Ledger, clerk: Clerk) -> None:
    counts = []
    for rows in (10, 150):
        with counted() as statements, large.reading() as reader:
            plan_edits(reader, clerk, _entries(rows, "一"))
        planned = len(statements)
        with counted() as statements:
            write_edits(large, clerk, _entries(rows, f"{rows}"))
        counts.append((planned, len(statements)))
        undo(large, clerk)  # else the second paste would also find entries of progress to say on in
    assert counts[0] == counts[1]


def test_fifty_rows_of_six_cells_are_pasted_and_undone_without_a_trace_in_any_value(
    large: Ledger, clerk: Clerk
) -> None:
    def rows() -> list[TaskRow]:
        with large.reading() as reader:
            found = reader.rows(TaskQuery(clerk.today))
        return [replace(row, task=replace(row.task, version=0)) for row in found]

    before = rows()
    seen: list[tuple[int, int]] = []
    told: Callable[[int, int], None] = lambda done, total: seen.append((done, total))  # noqa: E731 - a listener
    outcome = write_edits(large, clerk, _entries(50, "看过"), "粘贴 300 格", progress=told)
    assert outcome.message == "已粘贴 300 格，涉及 50 项任务"
    assert seen == [(50, 50)]
    assert rows() != before
    undo(large, clerk)
    assert rows() == before
    with large.reading() as reader:
        assert [deed.name for deed in reader.deeds(2)] == ["撤销 粘贴 300 格", "粘贴 300 格"]
        assert all(not reader.reports(f"T{n:08d}") for n in range(50))
    assert not large.check()


def test_stopping_in_the_middle_writes_nothing(large: Ledger, clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger_app.actions.edit_cells._AT_ONCE", 20)
    asked = iter([False, False, True])
    with pytest.raises(LedgerError, match="没有改动任何内容"):
        write_edits(large, clerk, _entries(100, "看过"), cancelled=lambda: next(asked))
    with large.reading() as reader:
        assert not any(row.task.remark for row in reader.rows(TaskQuery(clerk.today)))
