# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether an assignment is allowed, and whether nothing better exists. It asks neither the solver nor its variables: it
looks at beds and households, and at prices.

Prices are the proof (duality): give each bed, household, team … a price so that no household that fits a place is worth
more there than the prices it touches. Then no assignment is worth more than all prices together, whoever found it.
"""

from collections.abc import Hashable, Mapping

from lgnet.housing.placing.best import constraints, pairs_of
from lgnet.housing.placing.fitting import may_be_suggested
from lgnet.housing.placing.shapes import Given, Problem

try:
    import numpy
    from scipy.optimize import linprog
except ImportError:
    numpy = None

ALMOST = 1e-6


def faults(problem: Problem, given: Given) -> list[str]:
    """What is not allowed in it, for developers: nothing when all is right."""
    households = {one.id: one for one in problem.households}
    places = {place.id: place for place in problem.places}
    found: list[str] = []
    used: list[Hashable] = []
    for one_id, (place_id, beds) in given.items():
        one, place = households[one_id], places[place_id]
        spots = [spot for spot in place.spots if spot.id in beds]
        used += beds
        if len(set(beds)) != one.size or len(spots) != one.size:
            found.append(f"{one_id}: a bed of this unit for each of them")
        if not any(one.needs <= spot.traits for spot in spots):
            found.append(f"{one_id}: needs")
        if not may_be_suggested(one, place):
            found.append(f"{one_id}: does not fit")
    if len(used) != len(set(used)):
        found.append("a bed twice")
    return [*found, *_of_houses(problem, given, places)]


def _of_houses(problem: Problem, given: Given, places: Mapping) -> list[str]:
    houses = {one: places[place].house for one, (place, _beds) in given.items()}
    teams = [places[place].team for place, _beds in given.values()]
    close = [
        f"{one}, {other}: apart" for one, other in problem.apart if houses.get(one, 0) == houses.get(other, 1)
    ]
    full = [f"{team}: team" for team, left in problem.team_room.items() if teams.count(team) > max(left, 0)]
    return [*close, *full]


def value_of(problem: Problem, given: Given) -> float:
    households = {one.id: one for one in problem.households}
    places = {place.id: place for place in problem.places}
    return sum(problem.worth(households[one], places[place]) for one, (place, _beds) in given.items())


def bed_prices(problem: Problem, given: Given) -> float | None:
    """For people who wait alone: what all prices make together, found from the assignment itself; None when there are
    no such prices, that is when something better exists."""
    column = {
        spot.id: number for number, spot in enumerate(spot for one in problem.places for spot in one.spots)
    }
    row = {one.id: number for number, one in enumerate(problem.households)}
    worth = numpy.full((len(row), len(column)), -numpy.inf)
    for one, place in pairs_of(problem):
        for spot in place.spots:
            if one.needs <= spot.traits:
                worth[row[one.id], column[spot.id]] = problem.worth(one, place)
    mine = numpy.full(len(problem.households), -1)
    for one_id, (_place, beds) in given.items():
        mine[row[one_id]] = column[beds[0]]
    return _prices(worth, mine)


def _prices(worth, mine) -> float | None:
    """The lowest prices at which nobody wants another bed: raised until nothing moves."""
    placed = mine >= 0
    price = numpy.maximum(worth[~placed].max(axis=0, initial=0), 0)
    rows = numpy.flatnonzero(placed)
    own = worth[rows, mine[rows]]
    gain = worth[rows] - own[:, None]
    for _round in range(worth.shape[1] + 1):
        raised = numpy.maximum(price, (gain + price[mine[rows]][:, None]).max(axis=0, initial=0))
        if numpy.allclose(raised, price, atol=ALMOST / 10):
            break
        price = raised
    else:
        return None
    unused = numpy.ones(len(price), dtype=bool)
    unused[mine[rows]] = False
    if (price[unused] > ALMOST).any() or (price[mine[rows]] > own + ALMOST).any():
        return None
    return float(price.sum() + (own - price[mine[rows]]).sum())


def bound_of(problem: Problem) -> float:
    """For households kept together: prices from the programme without whole numbers, checked here one pair after the
    other. The true optimum lies between the assignment and this."""
    pairs = pairs_of(problem)
    if not pairs:
        return 0
    rows = constraints(problem, pairs)
    matrix, most = rows.matrix(len(pairs)), numpy.array(rows.most)
    worth = numpy.array([problem.worth(one, place) for one, place in pairs])
    solved = linprog(-worth, A_ub=matrix, b_ub=most, bounds=(0, 1), method="highs")
    prices = numpy.maximum(-solved.ineqlin.marginals, 0)
    short = numpy.maximum(worth - matrix.T @ prices, 0)
    return float(prices @ most + short.sum())
