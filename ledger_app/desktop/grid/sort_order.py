"""By what a table is sorted after a click on a heading or a choice in its menu. Knows no Qt."""

from ledger_app.domain.query import SortKey

Order = tuple[tuple[SortKey, bool], ...]


def clicked(order: Order, key: SortKey, *, adds: bool) -> Order:
    """Return the order after a click: up, then down, then as in the plan; `adds` keeps the other columns."""
    following = {None: False, False: True, True: None}[dict(order).get(key)]
    others = tuple(pair for pair in order if pair[0] is not key) if adds else ()
    return others if following is None else (*others, (key, following))


def added(order: Order, key: SortKey) -> Order:
    """Return the order with a column as the weakest key; a key that sorts already stays where it is."""
    return order if key in dict(order) else (*order, (key, False))
