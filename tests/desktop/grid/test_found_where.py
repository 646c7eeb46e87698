"""Saying where a search found a task, when the table does not show it."""

from PySide6.QtCore import Qt

from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.domain.field import Field
from tests.desktop.steps import numbers, place


def test_a_hit_in_an_extra_column_is_named_in_status_bar_and_tooltip(page: TasksPage) -> None:
    page.bar.search.search_at_once("自筹")

    assert numbers(page) == ["1"]
    assert "“自筹”在资金来源：企业自筹" in page.status_text()
    tip = page.model.index(0, place(Field.CONTENT)).data(Qt.ItemDataRole.ToolTipRole)
    assert "“自筹”在资金来源：企业自筹" in tip


def test_problems_of_the_last_report_are_found_and_named(page: TasksPage) -> None:
    page.bar.search.search_at_once("资金未到位")

    assert numbers(page) == ["1"]
    assert "“资金未到位”在存在问题：" in page.status_text()


def test_what_the_table_shows_is_not_named_again(page: TasksPage) -> None:
    for words in ("砖瓦", "qcgj", "覆绿 城管"):
        page.bar.search.search_at_once(words)
        assert numbers(page), words
        assert "在" not in page.status_text().replace("显示", "")


def test_each_piece_of_a_task_is_found_from_one_character_on(page: TasksPage) -> None:
    for words, found in (("绿", ["2"]), ("信", ["1", "3"]), ("拆", ["4"]), ("4", ["4"]), ("v", []), ("企", ["1"])):
        page.bar.search.search_at_once(words)
        assert numbers(page)[: len(found)] == found, words
