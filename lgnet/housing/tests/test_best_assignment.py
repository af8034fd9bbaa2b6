# SPDX-License-Identifier: AGPL-3.0-or-later
"""The best assignment is allowed and is the best there is (small cases are tried out in full); its proof can fail."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lgnet.housing.placing import best as solving
from lgnet.housing.placing.best import Missing, best
from lgnet.housing.placing.fitting import DECIDING, TOLD, beds_for, may_be_suggested, verdict
from lgnet.housing.placing.in_order import in_order
from lgnet.housing.placing.proof import bed_prices, bound_of, faults, value_of
from lgnet.housing.placing.shapes import Household, Place, Problem, Spot
from lgnet.housing.placing.sharing_out import shared_out

TRAITS = some.frozensets(some.sampled_from(["accessible", "quiet"]))


@some.composite
def problems(draw, *, alone=False):
    """Up to five households and three units in two houses: few enough to try every assignment."""
    sizes = some.just(1) if alone else some.integers(1, 3)
    households = tuple(
        Household(
            id=number, size=draw(sizes), sexes=frozenset(draw(some.sampled_from(["F", "M", "FM"]))), needs=draw(TRAITS),
            not_houses=draw(some.frozensets(some.sampled_from("ab"), max_size=1)), points=draw(some.integers(0, 9)),
        )
        for number in range(draw(some.integers(1, 5)))
    )  # fmt: skip
    places = tuple(
        Place(
            id=f"u{number}", house="aab"[number], team="ab"[number % 2],
            for_whom=draw(some.sampled_from(["anybody", "women", "families"])),
            spots=tuple(Spot(f"{number}-{bed}", draw(TRAITS)) for bed in range(draw(some.integers(0, 3)))),
        )
        for number in range(draw(some.integers(1, 3)))
    )  # fmt: skip
    if alone:
        return Problem(households, places)
    pairs = [(one, other) for one in range(len(households)) for other in range(one)]
    apart = draw(some.frozensets(some.sampled_from(pairs), max_size=2)) if pairs else frozenset()
    return Problem(households, places, draw(some.sampled_from([{}, {"a": 1}])), apart)


def tried_out(problem: Problem) -> int:
    """The most that any assignment is worth: all are looked at."""
    options = [
        [None, *[place for place in problem.places if may_be_suggested(one, place)]]
        for one in problem.households
    ]
    return max(_worth(problem, chosen) for chosen in product(*options))


def _worth(problem: Problem, chosen) -> int:
    taken = [(one, place) for one, place in zip(problem.households, chosen, strict=True) if place]
    if any(
        sum(one.size for one, where in taken if where is place) > len(place.spots) for place in problem.places
    ):
        return -1
    shared = shared_out(taken)
    return value_of(problem, shared) if shared is not None and not faults(problem, shared) else -1


@settings(max_examples=60, deadline=None)
@given(problems())
def test_for_households_nothing_better_exists(problem):
    found = best(problem)
    assert faults(problem, found.given) == []
    assert value_of(problem, found.given) == tried_out(problem)
    assert bound_of(problem) >= value_of(problem, found.given) - 1e-6 and found.bound < tried_out(problem) + 1


@settings(max_examples=60, deadline=None)
@given(problems(alone=True))
def test_for_people_alone_nothing_better_exists_and_prices_prove_it(problem):
    found = best(problem)
    assert faults(problem, found.given) == []
    assert value_of(problem, found.given) == tried_out(problem)
    assert bed_prices(problem, found.given) == pytest.approx(value_of(problem, found.given))


@settings(max_examples=60, deadline=None)
@given(problems())
def test_todays_order_is_allowed_and_never_worth_more(problem):
    ordered = in_order(problem)
    assert faults(problem, ordered) == []
    assert value_of(problem, ordered) <= value_of(problem, best(problem).given)


def test_todays_order_can_be_worth_less():
    """The first in the list takes the only place that the second could have: the control of the gain."""
    wide = Place("wide", "a", (Spot("1"),))
    women = Place("women", "b", (Spot("2"),), for_whom="women")
    first, second = Household(1, sexes=frozenset("F"), points=9), Household(2, sexes=frozenset("M"), points=8)
    problem = Problem((first, second), (wide, women))
    assert len(in_order(problem)) == 1 and len(best(problem).given) == 2


# --- the proof can fail


THREE = Problem(
    tuple(Household(number, points=number) for number in range(3)), (Place("u", "a", (Spot("1"), Spot("2"))),)
)


def test_the_prices_refuse_what_is_not_the_best():
    assert bed_prices(THREE, {2: ("u", ("1",)), 1: ("u", ("2",))}) == 5
    assert bed_prices(THREE, {2: ("u", ("1",)), 0: ("u", ("2",))}) is None
    assert bed_prices(THREE, {2: ("u", ("1",))}) is None


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({1: ("u", ("1",)), 2: ("u", ("1",))}, "a bed twice"),
        ({1: ("u", ("1", "2"))}, "1: a bed of this unit for each of them"),
        ({1: ("u", ("9",))}, "1: a bed of this unit for each of them"),
    ],
)
def test_what_is_not_allowed_is_seen(wrong, says):
    assert says in faults(THREE, wrong)


def test_who_does_not_fit_is_seen():
    women = replace(THREE.places[0], for_whom="women")
    men = replace(THREE, places=(women,), households=(Household(0, sexes=frozenset("M")),))
    assert faults(men, {0: ("u", ("1",))}) == ["0: does not fit"]
    apart = replace(THREE, apart=frozenset({(1, 2)}), team_room={None: 1})
    assert faults(apart, {1: ("u", ("1",)), 2: ("u", ("2",))}) == ["1, 2: apart", "None: team"]


def test_beds_whose_needs_compete_are_shared_out_exactly():
    """Two need what one bed offers: the programme counts each need alone, so it must see that they compete."""
    spots = (Spot("both", frozenset({"accessible", "quiet"})), Spot("plain"))
    one, other = (
        Household(1, needs=frozenset({"accessible"}), size=1),
        Household(2, needs=frozenset({"quiet"}), size=1),
    )
    problem = Problem((one, other), (Place("u", "a", spots),), {"nobody": 0})
    found = best(problem)
    assert len(found.given) == 1 and faults(problem, found.given) == []
    assert shared_out([(one, problem.places[0]), (other, problem.places[0])]) is None


def test_the_bed_that_is_needed_is_among_those_given():
    spots = [Spot("plain"), Spot("quiet", frozenset({"quiet"})), Spot("other")]
    given_beds = beds_for(Household(1, size=2, needs=frozenset({"quiet"})), spots)
    assert [spot.id for spot in given_beds] == ["quiet", "other"]
    assert beds_for(Household(1, size=1, needs=frozenset({"pets"})), spots) is None


def test_what_decides_is_what_is_told():
    """Suggesting looks at each check that a reader is told as against or to be asked."""
    assert set(DECIDING) <= set(TOLD)
    place, household = THREE.places[0], replace(THREE.households[0], unseen=1)
    assert verdict(household, place).fits and not may_be_suggested(household, place)


def test_without_scipy_it_says_so(monkeypatch):
    monkeypatch.setattr(solving, "numpy", None)
    with pytest.raises(Missing):
        best(THREE)
