"""Units through sets, headings below headings and statuses in the counts left of the table."""

from dataclasses import replace

import pytest

from ledger_app.domain.query import FacetCount, Facets
from ledger_app.domain.task import Role, Status
from ledger_app.storage.ledger import Ledger
from tests.storage.test_query import AIR, ALL, DUST, fill, ids


@pytest.fixture(scope="module")
def filled(shared_ledger: Ledger) -> Ledger:
    """Return a ledger with six tasks of two plans, which is only read."""
    fill(shared_ledger)
    return shared_ledger


def facets(ledger: Ledger, **asked: object) -> Facets:
    """Return the counts under some filters."""
    with ledger.reading() as reader:
        return reader.facets(replace(ALL, **asked))  # type: ignore[arg-type]  # fields of TaskQuery


def test_a_unit_counts_tasks_of_the_sets_it_is_in_as_the_filter_does(filled: Ledger) -> None:
    found = facets(filled)
    for facet in found.areas:
        assert len(ids(filled, replace(ALL, areas=(facet.value,)))) == facet.count, facet.label
    for facet in found.leads:
        assert len(ids(filled, replace(ALL, units=(facet.value,), role=Role.LEAD))) == facet.count, facet.label

    assert {facet.label: facet.count for facet in found.areas} == {"曾家湾镇": 2, "各街镇": 1, "钟楼街道": 1}


def test_area_units_are_counted_under_the_lead_units_chosen(filled: Ledger) -> None:
    found = facets(filled, units=("UB",), role=Role.LEAD, areas=("UD",))

    assert {facet.label: facet.count for facet in found.areas} == {"各街镇": 1, "曾家湾镇": 1, "钟楼街道": 1}
    assert found.shown == 1


def test_headings_below_a_chosen_one_are_listed_with_the_tasks_in_them(filled: Ledger) -> None:
    assert facets(filled).subsections == ()
    assert facets(filled, sections=((AIR,),)).subsections == (FacetCount(f"{AIR} / {DUST}", DUST, 1),)
    assert facets(filled, sections=((AIR, DUST),)).shown == 1


def test_every_status_is_counted_under_the_other_filters(filled: Ledger) -> None:
    found = facets(filled, plans=("P1",), statuses=(Status.COMPLETED,))

    assert [facet.value for facet in found.statuses] == [status.value for status in Status]
    assert sum(facet.count for facet in found.statuses) == len(ids(filled, replace(ALL, plans=("P1",))))
