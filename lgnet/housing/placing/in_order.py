# SPDX-License-Identifier: AGPL-3.0-or-later
"""What today's order gives: one household after the other takes, of the places that fit, the one worth most to it."""

from collections.abc import Hashable

from lgnet.housing.placing.fitting import beds_for, may_be_suggested
from lgnet.housing.placing.shapes import Given, Household, Place, Problem, Spot


def in_order(problem: Problem) -> Given:
    free = {place.id: list(place.spots) for place in problem.places}
    left = dict(problem.team_room)
    given: dict[Hashable, tuple[Hashable, tuple[Hashable, ...]]] = {}
    foes = _foes(problem)
    living: dict[Hashable, set[Hashable]] = {}
    for household in problem.households:
        found = _first(household, problem, free, left, living, foes)
        if found:
            place, beds = found
            given[household.id] = (place.id, tuple(bed.id for bed in beds))
            free[place.id] = [spot for spot in free[place.id] if spot not in beds]
            living.setdefault(place.house, set()).add(household.id)
            if place.team in left:
                left[place.team] -= 1
    return given


def _first(
    household: Household, problem: Problem, free, left, living, foes
) -> tuple[Place, tuple[Spot, ...]] | None:
    """The place worth most; of equal ones the one with the fewest free beds, so that large ones stay for many."""
    best, key = None, None
    for place in problem.places:
        spots = free[place.id]
        if len(spots) < household.size or left.get(place.team, 1) <= 0:
            continue
        ours = (-problem.worth(household, place), len(spots))
        if key is not None and ours >= key or not may_be_suggested(household, place):
            continue
        beds = beds_for(household, spots)
        if beds and not foes.get(household.id, set()) & living.get(place.house, set()):
            best, key = (place, beds), ours
    return best


def _foes(problem: Problem) -> dict[Hashable, set[Hashable]]:
    foes: dict[Hashable, set[Hashable]] = {}
    for one, other in problem.apart:
        foes.setdefault(one, set()).add(other)
        foes.setdefault(other, set()).add(one)
    return foes
