"""Views: those that come with the program, and those a clerk keeps."""

from collections.abc import Iterable
from dataclasses import replace

from ledger_app.actions.clerk import Clerk
from ledger_app.domain.identifier import new_id
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.plain_words import plain
from ledger_app.domain.usual_views import is_usual, own_unit, usual_views
from ledger_app.domain.view import View
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.reader import Reader

_CHANGED = frozenset({Kind.VIEW})
_LONGEST = 30


def views_of(reader: Reader) -> tuple[View, ...]:
    """Return the usual views in their order, then the saved ones by name."""
    own = own_unit(reader.office(), reader.units())
    return (*usual_views(own), *reader.views())


def view_named(reader: Reader, words: str) -> View:
    """Return the view called `words`, else the one whose name they are a part of.

    Raises:
        LedgerError: none or several are.
    """
    views, wanted = views_of(reader), plain(words)
    exact = [view for view in views if plain(view.name) == wanted or view.id == words]
    fits = exact or [view for view in views if wanted and wanted in plain(view.name)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise LedgerError(f"“{words}”适合 {len(fits)} 个视图：{_names(fits)}", "请把视图名称写得更完整")
    raise LedgerError(f"没有视图“{words}”", f"台账里的视图：{_names(views)}")


def save_view(ledger: Ledger, clerk: Clerk, view: View) -> Outcome:
    """Keep a view: over the saved one with its id, else as a new one with an id of its own.

    Raises:
        LedgerError: it has no name, or that of another view.
    """
    name = _checked(view.name)
    with ledger.transaction(f"保存视图 {name}", by=clerk.name, at=clerk.now) as store:
        known = {saved.id for saved in store.views()}
        kept = replace(view, id=view.id if view.id in known else new_id("V"), name=name, deleted=False)
        _refuse_taken(store, kept)
        store.save(kept)
    return Outcome(f"已保存视图“{name}”", _CHANGED)


def rename_view(ledger: Ledger, clerk: Clerk, view_id: str, name: str) -> Outcome:
    """Call a saved view something else."""
    name = _checked(name)
    with ledger.transaction(f"视图改名为 {name}", by=clerk.name, at=clerk.now) as store:
        renamed = replace(_saved(store, view_id), name=name)
        _refuse_taken(store, renamed)
        store.save(renamed)
    return Outcome(f"视图已改名为“{name}”", _CHANGED)


def delete_view(ledger: Ledger, clerk: Clerk, view_id: str) -> Outcome:
    """Throw a saved view away; the tasks stay as they are."""
    with ledger.transaction("删除视图", by=clerk.name, at=clerk.now) as store:
        view = _saved(store, view_id)
        store.save(replace(view, deleted=True))
    return Outcome(f"已删除视图“{view.name}”", _CHANGED)


def _checked(name: str) -> str:
    """Return a name as it is kept, without blanks around it and doubled inside it."""
    name = " ".join(name.split())
    if not plain(name):
        raise LedgerError("视图还没有名称", "请写一个名称，例如：本周要催的")
    if len(name) > _LONGEST:
        raise LedgerError(f"视图名称太长（{len(name)} 个字）", f"请写得短一些，最多 {_LONGEST} 个字")
    return name


def _refuse_taken(reader: Reader, view: View) -> None:
    """Refuse a name that another view has: nobody could tell them apart."""
    for other in views_of(reader):
        if other.id != view.id and plain(other.name) == plain(view.name):
            whose = "软件自带视图" if is_usual(other) else "另一个视图"
            raise LedgerError(f"“{view.name}”已经是{whose}的名称", "请换一个名称")


def _saved(reader: Reader, view_id: str) -> View:
    """Return the saved view with that id."""
    for view in reader.views():
        if view.id == view_id:
            return view
    if view_id in {view.id for view in views_of(reader)}:
        raise LedgerError("软件自带的视图不能改名或删除", "可以把它另存为一个新视图再改")
    raise LedgerError("这个视图已经不在台账里", "请刷新后再试")


def _names(views: Iterable[View]) -> str:
    return "、".join(view.name for view in views)
