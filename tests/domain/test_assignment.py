"""Who goes with whom, so that the whole gains most."""

from collections.abc import Mapping
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.assignment import best_assignment


def worth(gains: Mapping[int, Mapping[int, float]], found: Mapping[int, int]) -> float:
    assert len(set(found.values())) == len(found)
    return sum(gains[one][other] for one, other in found.items())


def best_worth(gains: Mapping[int, Mapping[int, float]]) -> float:
    """Return the greatest sum by trying everything."""
    ones = list(gains)
    others = [*{other for row in gains.values() for other in row}, *(-1 - n for n in range(len(ones)))]
    return max(
        sum(gains[one].get(other, 0) for one, other in zip(ones, order, strict=True))
        for order in permutations(others, len(ones))
    )


def test_the_best_whole_wins_over_the_best_single_pair() -> None:
    assert best_assignment({0: {0: 10, 1: 9}, 1: {0: 9}}) == {0: 1, 1: 0}


def test_one_stays_alone_where_that_is_worth_more() -> None:
    assert best_assignment({0: {0: 10, 1: 1}, 1: {0: 2}}) == {0: 0}
    assert best_assignment({0: {0: 2}, 1: {0: 10}}) == {1: 0}


def test_nobody_is_nothing() -> None:
    assert best_assignment({}) == {}
    assert best_assignment({0: {}}) == {}


@given(
    st.dictionaries(
        st.integers(0, 4), st.dictionaries(st.integers(0, 4), st.integers(1, 40).map(float), max_size=5), max_size=5
    )
)
def test_no_other_assignment_is_worth_more(gains: dict[int, dict[int, float]]) -> None:
    assert worth(gains, best_assignment(gains)) == best_worth(gains)
