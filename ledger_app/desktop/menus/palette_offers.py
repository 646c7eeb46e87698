"""What the command palette offers in this window: every command, ledgers opened last, views, units and forms."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ledger_app.desktop.menus.commands import NO_LEDGER, Command, Menu, plain
from ledger_app.desktop.models.palette_entries import Offer
from ledger_app.desktop.pages.places import Place
from ledger_app.domain.query import Chip

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow
    from ledger_app.desktop.pages.ledger_pages import LedgerPages
    from ledger_app.domain.view import View

_CHIPS = {Chip.OVERDUE: "逾期", Chip.DUE_SOON: "临期", Chip.BEHIND: "滞后"}


def offers_of(window: "MainWindow") -> list[Offer]:
    """Return what can be had at once, in the order of the menus."""
    offers = [offer for menu in window.commands.menus for offer in _of_menu(window, menu, plain(menu.title), "")]
    offers += [_ledger(window, where) for where in window.recent_ledgers()]
    if window.pages is not None:
        offers += _of_ledger(window, window.pages)
    return offers


def form_offers(window: "MainWindow", names: tuple[str, ...]) -> list[Offer]:
    """Return the forms one can export, once their names are known."""
    return [
        Offer(f"form {name}", f"导出 {name}", "报表", partial(_export, window, name), rests=_no_ledger(window))
        for name in names
    ]


def _of_menu(window: "MainWindow", menu: Menu, where: str, before: str) -> Iterator[Offer]:
    """Yield the commands of a menu; those of a menu inside it begin with its name: 行高：密."""
    for entry in menu.entries:
        if isinstance(entry, Command):
            keys, reason = window.commands.keys_of(entry), window.commands.reason(entry)
            yield Offer(entry.name, before + entry.words, where, entry.run, keys, reason)
        elif isinstance(entry, Menu):
            yield from _of_menu(window, entry, where, f"{plain(entry.title)}：")


def _ledger(window: "MainWindow", where: str) -> Offer:
    name = where if "://" in where else Path(where).stem
    return Offer(f"ledger {where}", f"打开 {name}", "最近打开", partial(window.open, where))


def _of_ledger(window: "MainWindow", pages: "LedgerPages") -> Iterator[Offer]:
    """Yield the quick filters, the views and the units of the open ledger."""
    chosen = pages.tasks.list.query.chips
    for chip, name in _CHIPS.items():
        words = f"不再只看{name}" if chip in chosen else f"只看{name}"
        yield Offer(f"chip {chip.value}", words, "筛选", partial(_turn, window, chip))
    for view in pages.tasks.views.views:
        yield Offer(f"view {view.id}", f"视图：{view.name}", "视图", partial(_look, window, view))
    with pages.session.reading() as reader:
        units = reader.units()
    for unit in units:
        name = unit.short_name or unit.name
        yield Offer(f"unit {unit.id}", f"{name} 的任务", "单位", partial(_of_unit, window, unit.id))


def _look(window: "MainWindow", view: "View") -> None:
    """Look at the tasks by a view."""
    window.with_pages(lambda pages: pages.tasks.views.choose(view))
    _go_on(window)


def _of_unit(window: "MainWindow", unit_id: str) -> None:
    """Look at the tasks of a unit."""
    window.show_tasks_of(unit_id)
    _go_on(window)


def _turn(window: "MainWindow", chip: Chip) -> None:
    """Turn a quick filter on or off; the others stay."""
    window.with_pages(lambda pages: pages.tasks.list.ask(chips=_turned(pages.tasks.list.query.chips, chip)))
    _go_on(window)


def _go_on(window: "MainWindow") -> None:
    """Open the tasks with the cursor in the table."""
    window.go_to(Place.TASKS)
    window.with_pages(lambda pages: pages.tasks.begin())


def _turned(chips: tuple[Chip, ...], chip: Chip) -> tuple[Chip, ...]:
    return tuple(each for each in Chip if (each in chips) is not (each is chip))


def _export(window: "MainWindow", form: str) -> None:
    window.with_pages(lambda pages: pages.ask_export(form))


def _no_ledger(window: "MainWindow") -> str:
    return "" if window.pages is not None else NO_LEDGER
