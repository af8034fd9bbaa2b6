# SPDX-License-Identifier: AGPL-3.0-or-later
"""The beds of a unit among the households that are to live in it: each gets one that offers what it needs."""

from collections.abc import Hashable, Iterator, Sequence

from lgnet.housing.placing.shapes import Given, Household, Place, Spot


def shared_out(taken: Sequence[tuple[Household, Place]]) -> Given | None:
    """None where the beds of some unit do not suffice for all needs at once."""
    given: dict[Hashable, tuple[Hashable, tuple[Hashable, ...]]] = {}
    for place, households in _by_place(taken):
        first = _first_beds(households, place.spots)
        if len(first) < len(households):
            return None
        used = set(first.values())
        rest = iter(sorted((one for one in place.spots if one not in used), key=_plainness))
        for one in households:
            beds = (first[one.id], *[next(rest) for _other in range(one.size - 1)])
            given[one.id] = (place.id, tuple(bed.id for bed in beds))
    return given


def crowded(taken: Sequence[tuple[Household, Place]]) -> Iterator[tuple[Place, list[Household], int]]:
    """Units whose beds do not suffice: the households that compete, and how many of them can be served (Hall)."""
    for place, households in _by_place(taken):
        first = _first_beds(households, place.spots)
        for unserved in (one for one in households if one.id not in first):
            competing = _competing(unserved, households, first, place.spots)
            yield place, competing, len({spot for one in competing for spot in _fitting(one, place.spots)})
            break


def _by_place(taken: Sequence[tuple[Household, Place]]) -> Iterator[tuple[Place, list[Household]]]:
    households: dict[Hashable, list[Household]] = {}
    places = {place.id: place for _one, place in taken}
    for one, place in taken:
        households.setdefault(place.id, []).append(one)
    for place_id, place in places.items():
        yield place, households[place_id]


def _plainness(spot: Spot) -> tuple[int, str]:
    return len(spot.traits), str(spot.id)


def _fitting(household: Household, spots: Sequence[Spot]) -> list[Spot]:
    return sorted((spot for spot in spots if household.needs <= spot.traits), key=_plainness)


def _first_beds(households: Sequence[Household], spots: Sequence[Spot]) -> dict[Hashable, Spot]:
    """As many households as possible with a bed that offers what they need (augmenting paths)."""
    holder: dict[Spot, Household] = {}
    for one in sorted(households, key=lambda one: -len(one.needs)):
        _augment(one, spots, holder, set())
    return {one.id: spot for spot, one in holder.items()}


def _augment(
    household: Household, spots: Sequence[Spot], holder: dict[Spot, Household], seen: set[Spot]
) -> bool:
    for spot in _fitting(household, spots):
        if spot in seen:
            continue
        seen.add(spot)
        if spot not in holder or _augment(holder[spot], spots, holder, seen):
            holder[spot] = household
            return True
    return False


def _competing(
    unserved: Household, households: Sequence[Household], first: dict[Hashable, Spot], spots: Sequence[Spot]
) -> list[Household]:
    """Those whose beds the unserved one could have had, and so on."""
    by_bed = {first[one.id]: one for one in households if one.id in first}
    found, waiting = [unserved], [unserved]
    while waiting:
        one = waiting.pop()
        for spot in _fitting(one, spots):
            holding = by_bed.get(spot)
            if holding is not None and holding not in found:
                found.append(holding)
                waiting.append(holding)
    return found
