# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where contacts were, drawn by ourselves from blurred positions: no map of somebody else's, nobody is asked."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from math import cos, radians, sqrt

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from lgnet.outreach.models import Contact
from lgnet.people.models import Protection

WIDTH, HEIGHT, MARGIN = 600, 440, 60
SMALLEST, LARGEST = 18, 44
LEAST_SPAN = 0.01
"""Degrees: about a kilometre. Closer together they would look far apart."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place with its contacts; `x`, `y` and `radius` in units of the drawing."""

    name: str
    contacts: int
    x: float
    y: float
    radius: float


def spots_of(contacts: QuerySet[Contact]) -> list[Spot]:
    """The fullest first. A contact lies where it was written to be, else at the stop that was being made; one with a
    protected person lies nowhere, not even for the team that sees her."""
    guarded = Protection.objects.filter(person=OuterRef("person"), ended_at=None)
    placed = (
        contacts.filter(~Exists(guarded))
        .annotate(north=Coalesce("latitude", "stop__latitude"), east=Coalesce("longitude", "stop__longitude"))
        .filter(north__isnull=False, east__isnull=False)
    )
    found: Counter[tuple[Decimal, Decimal]] = Counter()
    names: dict[tuple[Decimal, Decimal], Counter[str]] = {}
    for north, east, place in placed.order_by().values_list("north", "east", "place"):
        found[north, east] += 1
        names.setdefault((north, east), Counter())[place] += 1
    return _drawn(found, {where: told.most_common(1)[0][0] for where, told in names.items()})


def _drawn(found: Counter[tuple[Decimal, Decimal]], names: dict) -> list[Spot]:
    if not found:
        return []
    norths, easts = ([float(where[axis]) for where in found] for axis in (0, 1))
    narrowing = cos(radians((max(norths) + min(norths)) / 2))
    span = max(
        (max(easts) - min(easts)) * narrowing, (max(norths) - min(norths)) * WIDTH / HEIGHT, LEAST_SPAN
    )
    units, most = (WIDTH - 2 * MARGIN) / span, max(found.values())
    middle_north, middle_east = (max(norths) + min(norths)) / 2, (max(easts) + min(easts)) / 2
    return [
        Spot(
            names[north, east], many,
            round(WIDTH / 2 + (float(east) - middle_east) * narrowing * units, 1),
            round(HEIGHT / 2 - (float(north) - middle_north) * units, 1),
            round(max(SMALLEST, LARGEST * sqrt(many / most)), 1),
        )
        for (north, east), many in found.most_common()
    ]  # fmt: skip
