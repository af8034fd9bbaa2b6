# SPDX-License-Identifier: AGPL-3.0-or-later
"""The assignment worth most to all who wait together.

Where everybody waits alone and nothing ties them, beds and people are matched (`linear_sum_assignment`); otherwise a
household is placed whole or not at all: a linear programme in whole numbers (HiGHS), a variable for each household and
unit that fit. Both give the optimum; `proof.py` checks it without trusting them.
"""

import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lgnet.housing.placing.fitting import may_be_suggested
from lgnet.housing.placing.in_order import in_order
from lgnet.housing.placing.shapes import Given, Household, Place, Problem
from lgnet.housing.placing.sharing_out import crowded, shared_out

try:
    import numpy
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, linprog, milp
except ImportError:  # the extra "housing" is not installed: the list and the proposals work without
    numpy = None

LESS_THAN_ONE = 0.9
MOST_ROUNDS = 20
SPARE = 0.0002


class Missing(RuntimeError):
    """scipy is not installed: the extra "housing" of this package."""


class Unsolved(RuntimeError):
    """Nothing was found in the time allowed."""


@dataclass(frozen=True)
class Found:
    given: Given
    bound: float
    """What no assignment can exceed, as the solver says: the value itself where it is proved to be the best."""


Pair = tuple[Household, Place]


def best(problem: Problem, *, seconds: float = 120) -> Found:
    """Raises Missing, Unsolved."""
    if numpy is None:
        raise Missing()
    pairs = pairs_of(problem)
    if not pairs:
        return Found({}, 0)
    if is_alone(problem):
        return _singles(problem, pairs)
    found, ordered = _households(problem, pairs, seconds=seconds), in_order(problem)
    if _value(problem, found.given) < _value(problem, ordered):  # its time was over before it was good
        return Found(ordered, found.bound)
    return found


def _value(problem: Problem, given: Given) -> int:
    households = {one.id: one for one in problem.households}
    places = {place.id: place for place in problem.places}
    return sum(problem.worth(households[one], places[place]) for one, (place, _beds) in given.items())


def is_alone(problem: Problem) -> bool:
    """Everybody waits alone, and nothing ties one to another."""
    return all(one.size == 1 for one in problem.households) and not problem.team_room and not problem.apart


def pairs_of(problem: Problem) -> list[Pair]:
    """Which household fits which unit; those that ask for the same are looked at once."""
    alike: dict[Household, list[Household]] = {}
    for one in problem.households:
        alike.setdefault(replace(one, id=None, points=0, near=""), []).append(one)
    return [
        (one, place)
        for place in problem.places
        for asking, households in alike.items()
        if may_be_suggested(asking, place)
        for one in households
    ]


def _singles(problem: Problem, pairs: Sequence[Pair]) -> Found:
    rows = {one.id: row for row, one in enumerate(problem.households)}
    beds = [(place, spot) for place in problem.places for spot in place.spots]
    columns = {spot.id: column for column, (_place, spot) in enumerate(beds)}
    worth = numpy.zeros((len(rows), len(beds)))
    for one, place in pairs:
        for spot in place.spots:
            if one.needs <= spot.traits:
                worth[rows[one.id], columns[spot.id]] = problem.worth(one, place)
    chosen = [
        (row, column)
        for row, column in zip(*linear_sum_assignment(worth, maximize=True), strict=True)
        if worth[row, column] > 0
    ]
    given = {problem.households[row].id: (beds[col][0].id, (beds[col][1].id,)) for row, col in chosen}
    return Found(given, float(sum(worth[row, column] for row, column in chosen)))


@dataclass
class Rows:
    """Constraints of the programme: so much of these variables, at most."""

    entries: list[tuple[int, int, float]] = field(default_factory=list)
    most: list[float] = field(default_factory=list)

    def add(self, variables: Mapping[int, float], most: float) -> None:
        """Also those that could be left out: they cost little and keep this simple."""
        row = len(self.most)
        self.entries += [(row, variable, amount) for variable, amount in variables.items()]
        self.most.append(most)

    def matrix(self, width: int):
        rows, columns, amounts = zip(*self.entries, strict=True)
        return sparse.csr_array((amounts, (rows, columns)), shape=(len(self.most), width))


def _households(problem: Problem, pairs: Sequence[Pair], *, seconds: float) -> Found:
    """Without whole numbers first: its prices say what each pair would cost at least. The programme in whole numbers
    is then solved with the pairs that cost little (`spare`), and again with more where those left out could matter."""
    worth = numpy.array([problem.worth(one, place) for one, place in pairs], dtype=float)
    rows, until = constraints(problem, pairs), time.monotonic() + seconds
    limit, cost = relaxed(rows, worth)
    spare, gap = max(SPARE * limit, 2), LESS_THAN_ONE / max(limit, 1)
    while True:
        near = numpy.flatnonzero(cost <= spare)
        given, value, bound = _whole(problem, [pairs[one] for one in near], worth[near], gap=gap, until=until)
        left_out = limit - spare if len(near) < len(pairs) else -numpy.inf
        bound = max(bound, min(left_out, limit))
        if bound < value + 1 or time.monotonic() > until:  # what is worth more is worth one more at least
            return Found(given, max(bound, value))
        spare = limit - value  # enough: what is worth more than this assignment is among these


def relaxed(rows: "Rows", worth) -> tuple[float, object]:
    """What it is worth when households may be divided, and what each pair falls short of its prices."""
    matrix = rows.matrix(len(worth))
    solved = linprog(-worth, A_ub=matrix, b_ub=rows.most, bounds=(0, 1), method="highs")
    if solved.status != 0:
        raise Unsolved(solved.message)
    prices = numpy.maximum(-solved.ineqlin.marginals, 0)
    cost = matrix.T @ prices - worth
    return float(prices @ rows.most - numpy.minimum(cost, 0).sum()), numpy.maximum(cost, 0)


def _whole(
    problem: Problem, pairs: Sequence[Pair], worth, *, gap: float, until: float
) -> tuple[Given, float, float]:
    """Which household into which unit; then the beds. Where the beds of a unit can't be shared out as it would need,
    that is forbidden and it is solved again: each round is exact, so the last one is, too."""
    rows = constraints(problem, pairs)
    for _round in range(MOST_ROUNDS):
        solved = milp(
            -worth, integrality=numpy.ones(len(pairs)), bounds=Bounds(0, 1),
            constraints=LinearConstraint(rows.matrix(len(pairs)), -numpy.inf, rows.most),
            options={"mip_rel_gap": gap, "time_limit": max(until - time.monotonic(), 1)},
        )  # fmt: skip
        if solved.x is None:
            raise Unsolved(solved.message)
        taken = [pairs[variable] for variable in numpy.flatnonzero(solved.x > 0.5)]
        given = shared_out(taken)
        if given is not None:
            return given, round(-solved.fun), float(-solved.mip_dual_bound)
        _forbid(rows, pairs, taken)
    raise Unsolved("beds can't be shared out")


def constraints(problem: Problem, pairs: Sequence[Pair]) -> Rows:
    """Each household once; a unit's beds, and those of them that offer what is needed; teams; who lives apart."""
    places = {place.id: place for place in problem.places}
    rows = Rows()
    for variables in _by(pairs, lambda one, place: one.id).values():
        rows.add(variables, 1)
    for place_id, variables in _by(pairs, lambda one, place: place.id, lambda one: one.size).items():
        rows.add(variables, len(places[place_id].spots))
    for (place_id, needs), variables in _by(
        pairs, lambda one, place: (place.id, one.needs) if one.needs else None
    ).items():
        rows.add(variables, sum(needs <= spot.traits for spot in places[place_id].spots))
    for team, variables in _by(
        pairs, lambda one, place: place.team if place.team in problem.team_room else None
    ).items():
        rows.add(variables, max(problem.team_room[team], 0))
    _keep_apart(rows, problem, pairs)
    return rows


def _by(
    pairs: Sequence[Pair], key: Callable, amount: Callable = lambda one: 1
) -> dict[Hashable, dict[int, float]]:
    """The variables of each key; without one where there is nothing to count."""
    found: dict[Hashable, dict[int, float]] = {}
    for variable, (one, place) in enumerate(pairs):
        named = key(one, place)
        if named is not None:
            found.setdefault(named, {})[variable] = amount(one)
    return found


def _keep_apart(rows: Rows, problem: Problem, pairs: Sequence[Pair]) -> None:
    in_house = _by(pairs, lambda one, place: (one.id, place.house)) if problem.apart else {}
    for house in {house for _household, house in in_house}:
        for one, other in problem.apart:
            if (one, house) in in_house and (other, house) in in_house:
                rows.add(in_house[one, house] | in_house[other, house], 1)


def _forbid(rows: Rows, pairs: Sequence[Pair], taken: Sequence[Pair]) -> None:
    """Of the households whose needs the unit's beds can't meet together, one less."""
    for place, households, most in crowded(taken):
        wanted = {one.needs for one in households}
        variables = {
            variable: 1.0
            for variable, (one, where) in enumerate(pairs)
            if where.id == place.id and one.needs in wanted
        }
        rows.add(variables, most)
