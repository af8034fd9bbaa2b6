# SPDX-License-Identifier: AGPL-3.0-or-later
"""The best assignment of 2,000 requests to 800 beds, measured: `python -m bench.housing_assignment [seed …]`.

For people alone and for households kept together: seconds, what it gives more than today's order and than first come,
first served, and whether it is proved.
"""

import sys
import time
from dataclasses import replace
from random import Random

from lgnet.housing.choices import ForWhom, PropertyKind, Trait
from lgnet.housing.placing.best import best
from lgnet.housing.placing.in_order import in_order
from lgnet.housing.placing.proof import bed_prices, bound_of, faults, value_of
from lgnet.housing.placing.shapes import Household, Place, Problem, Spot

REQUESTS, BEDS, FACILITIES = 2_000, 800, 120
DISTRICTS = [f"quartiere {number}" for number in range(25)]
KINDS = list(PropertyKind)


def problem(seed: int, *, together: bool) -> Problem:
    """Requests in the order of the list."""
    chance = Random(seed)
    places = tuple(_places(chance))
    households = [_household(number, chance, together=together) for number in range(REQUESTS)]
    ranked = sorted(households, key=lambda one: -one.points)
    return Problem(tuple(ranked), places, bonus_near=5)


def _places(chance: Random):
    """As in the reference of the field: 800 beds in 120 facilities, of which each household can live in some twenty."""
    cuts = sorted(chance.sample(range(1, BEDS), FACILITIES - 1))
    for number, (first, end) in enumerate(zip([0, *cuts], [*cuts, BEDS], strict=True)):
        traits = frozenset({Trait.ACCESSIBLE}) if chance.random() < 0.15 else frozenset()
        spots = tuple(Spot(f"{number}-{bed}", traits) for bed in range(end - first))
        whom = chance.choices(list(ForWhom), [5, 2, 2, 1])[0]
        yield Place(number, number, spots, chance.choice(KINDS), whom, chance.choice(DISTRICTS))


def _household(number: int, chance: Random, *, together: bool) -> Household:
    size = chance.choices([1, 2, 3, 4, 5], [45, 20, 15, 12, 8])[0] if together else 1
    adults = frozenset(chance.choice("FM") for _one in range(min(size, 2)))
    return Household(
        id=number, size=size, sexes=adults, minors=max(size - 2, 0),
        needs=frozenset({Trait.ACCESSIBLE}) if chance.random() < 0.06 else frozenset(),
        kinds=frozenset(chance.sample(KINDS, chance.choice([1, 1, 2]))),
        not_districts=frozenset({chance.choice(DISTRICTS)}) if chance.random() < 0.15 else frozenset(),
        near=chance.choice(DISTRICTS) if chance.random() < 0.4 else "",
        points=chance.randint(5, 60) + size * chance.randint(0, 15),
    )  # fmt: skip


def measure(seed: int, *, together: bool) -> str:
    asked = problem(seed, together=together)
    arrived = replace(asked, households=tuple(sorted(asked.households, key=lambda one: one.id)))
    began, before = time.perf_counter(), time.process_time()
    found = best(asked)
    took, busy = time.perf_counter() - began, time.process_time() - before
    ranked, first_come = in_order(asked), in_order(arrived)
    value = value_of(asked, found.given)
    began = time.perf_counter()
    wrong = faults(asked, found.given)
    limit = bound_of(asked) if together else bed_prices(asked, found.given)
    checked = time.perf_counter() - began
    more = [100 * (value / value_of(asked, other) - 1) for other in (ranked, first_come)]
    proved = "none" if limit is None else f"{100 * (limit / value - 1):.4f} %"
    return (
        f"{'households' if together else 'people alone'} seed {seed}: {took:.2f} s ({busy:.2f} s of a processor), "
        f"placed {len(found.given)} "
        f"(list {len(ranked)}, first come {len(first_come)}), worth {more[0]:+.1f} % on the list, {more[1]:+.1f} % on "
        f"first come; solver's gap {100 * (found.bound / value - 1):.5f} %, gap to our own prices {proved}, "
        f"faults {len(wrong)}, checked in {checked:.1f} s"
    )


def main() -> None:
    for seed in [int(one) for one in sys.argv[1:]] or [1, 2, 3]:
        for together in (False, True):
            print(measure(seed, together=together), flush=True)


if __name__ == "__main__":
    main()
