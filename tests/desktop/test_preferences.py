"""What a damaged window.ini, or a home that cannot be written to, does to the window: nothing."""

import json
import os
from pathlib import Path

import pytest

from ledger_app import paths
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import BASE_POINTS, Theme
from ledger_app.domain.usual_views import usual_views
from ledger_app.domain.view import USUAL_COLUMNS, Layout, ViewColumn
from tests.desktop.steps import child, numbers
from tests.desktop.window_steps import open_page

DUE = '[[["due","",{}]],{},2]'


@pytest.mark.parametrize("points", ["大", "nan", "1e9", "-3", "0"])
def test_a_size_of_letters_that_is_none_is_the_usual_one(points: str) -> None:
    Preferences()._store.setValue("points", points)
    assert Preferences().points == BASE_POINTS


@pytest.mark.parametrize("uses", ["{", "[1]", '{"打印": "常"}', "[" * 100_000])
def test_uses_that_cannot_be_read_are_none_and_counted_anew(uses: str) -> None:
    Preferences()._store.setValue("uses", uses)
    assert Preferences().uses() == {}
    Preferences().count_use("打印")
    assert json.loads(str(Preferences()._store.value("uses"))) == {"打印": 1}


def test_a_recent_ledger_whose_name_no_system_takes_is_left_out(tmp_path: Path) -> None:
    Preferences()._store.setValue("recent", ["台" * 5000, "a\x00b", str(tmp_path)])
    assert Preferences().recent() == (str(tmp_path),)


@pytest.mark.parametrize(
    "written",
    [
        *(DUE.format(width, 0) for width in ("NaN", "Infinity", "-5", "1e9", '"9e400"', "1e300")),
        *(DUE.format(8, frozen) for frozen in ("1e999", "NaN", "99999", "-1")),
        "[" * 100_000,
        '{"a": 1, "b": 2, "c": 3}',
    ],
)
def test_columns_left_behind_damaged_do_not_keep_the_ledger_shut(session: Session, theme: Theme, written: str) -> None:
    for view in usual_views(None):
        Preferences().keep_text(f"{session.ledger.uuid}/{view.id}", written)
    page = TasksPage(session, theme, Preferences())
    page.resize(1294, 640)
    page.show()
    page.lay_out()
    assert page.model.rowCount() == 5
    assert all(20 <= page.table.columnWidth(column) <= 2000 for column in range(len(page.model.specs)))
    page.close()


def test_a_view_of_the_ledger_with_widths_that_are_none_is_shown(page: TasksPage) -> None:
    odd = (float("nan"), float("inf"), -8.0, 1e18)
    columns = [ViewColumn(column.field, "", width) for column, width in zip(USUAL_COLUMNS, odd, strict=False)]
    page.table.show_layout(Layout(tuple(columns), 1, 2))
    assert all(20 <= page.table.columnWidth(column) <= 2000 for column in range(len(odd)))
    page.grab()


@pytest.mark.parametrize("begin", [os.urandom(5000), b"[General]\npoints=\x00\n", b""])
def test_a_window_ini_of_anything_lets_the_program_begin(begin: bytes) -> None:
    (paths.user_data() / "window.ini").write_bytes(begin)
    made = Preferences()
    assert (made.points, made.uses()) == (BASE_POINTS, {})


def test_a_home_that_cannot_be_written_to_lets_one_open_a_ledger(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, window: MainWindow, where: str
) -> None:
    blocked = own_home / "一个文件"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    Preferences().count_use("打印")
    window.open(where)
    assert open_page(window) == "tasks_page"
    page = child(window, TasksPage, "tasks_page")
    assert isinstance(page, TasksPage)
    assert numbers(page) == ["1", "2", "3", "4", "5"]
    monkeypatch.undo()
