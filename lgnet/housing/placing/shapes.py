# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from lgnet.housing.choices import ForWhom, PropertyKind


@dataclass(frozen=True)
class Household:
    """Who waits, as far as a place depends on it."""

    id: Hashable
    size: int = 1
    sexes: frozenset[str] = frozenset()
    """Of the adults; "" where it is not known."""
    minors: int = 0
    needs: frozenset[str] = frozenset()
    """What one bed of theirs has to offer, all of it."""
    kinds: frozenset[str] = frozenset()
    """Kinds of house; empty: any but a protected shelter."""
    not_houses: frozenset[Hashable] = frozenset()
    not_districts: frozenset[str] = frozenset()
    near: str = ""
    apart: frozenset[Hashable] = frozenset()
    """Houses where somebody lives with whom they must not live."""
    points: float = 0
    unseen: int = 0
    """How many of them the reader may not see."""


@dataclass(frozen=True)
class Spot:
    """A bed that is free on all nights that are asked for."""

    id: Hashable
    traits: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """A unit with its free beds."""

    id: Hashable
    house: Hashable
    spots: tuple[Spot, ...] = ()
    kind: str = PropertyKind.TEMPORARY_HOME
    for_whom: str = ForWhom.ANYBODY
    district: str = ""
    district_known: bool = True
    """Of a confidential house it is compared for nobody."""
    team: Hashable = None
    others: int = 0
    """People who live in it already."""


@dataclass(frozen=True)
class Problem:
    """All who wait, in the order of the list, and all that is free."""

    households: tuple[Household, ...]
    places: tuple[Place, ...]
    team_room: Mapping[Hashable, int] = field(default_factory=dict)
    """How many more households a team can follow; a team that is not in it, as many as come."""
    apart: frozenset[tuple[Hashable, Hashable]] = frozenset()
    """Pairs of households that must not live in one house."""
    bonus_near: int = 0
    """What a place near school or work is worth more."""

    def worth(self, household: Household, place: Place) -> int:
        """The points of a household, for each of its people: many beds are no reason to pass over it. Never nothing: a
        household in a bed is better than an empty bed. Whole points: what is better is better by one at least."""
        near = self.bonus_near if household.near and household.near in place.district else 0
        return household.size * (max(round(household.points), 0) + near + 1)


Given = Mapping[Hashable, tuple[Hashable, tuple[Hashable, ...]]]
"""By household, the unit and the beds."""


def same(words: str) -> str:
    """A district as it is compared."""
    return " ".join(words.casefold().split())
