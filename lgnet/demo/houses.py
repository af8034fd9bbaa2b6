# SPDX-License-Identifier: AGPL-3.0-or-later
"""The houses of a city of the demonstration: a shelter, a co-housing, temporary homes, a dormitory; works and costs."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from lgnet.demo.step import Step
from lgnet.demo.town import Town
from lgnet.housing.actions.keep_cost import write_cost
from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.actions.keep_works import plan_works
from lgnet.housing.actions.move_works import start_works
from lgnet.housing.actions.open_void import open_void
from lgnet.housing.actions.plan_bed import plan_bed
from lgnet.housing.choices import CostKind, ForWhom, OwnerKind, PropertyKind, Trait, VoidReason
from lgnet.housing.models import Bed, Property, Unit
from lgnet.housing.whereabouts import Whereabouts
from lgnet.kernel.actor import Actor
from lgnet.kernel.clock import ROME


class Rooms(NamedTuple):
    name: str
    beds: int
    for_whom: str = ForWhom.ANYBODY
    traits: tuple[str, ...] = ()


SHELTER = "Casa Ginestra"
CO_HOUSING = "Casa dei Lecci"
HOMES = "Appartamenti del Melo"
DORMITORY = "Dormitorio della Stazione"
ROOMS = {
    SHELTER: [
        Rooms("Camera azzurra", 2, ForWhom.WOMEN, (Trait.QUIET,)),
        Rooms("Camera verde", 2, ForWhom.WOMEN, (Trait.COT,)),
    ],
    CO_HOUSING: [
        Rooms("Primo piano", 3, ForWhom.MEN), Rooms("Secondo piano", 3, ForWhom.WOMEN),
        Rooms("Piano terra", 2, ForWhom.ANYBODY, (Trait.ACCESSIBLE, Trait.OWN_BATHROOM)),
    ],
    HOMES: [
        Rooms("Interno 1", 4, ForWhom.FAMILIES, (Trait.COT, Trait.OWN_BATHROOM)),
        Rooms("Interno 2", 3, ForWhom.FAMILIES), Rooms("Interno 3", 2, ForWhom.ANYBODY, (Trait.PETS,)),
    ],
    DORMITORY: [Rooms("Camerata uomini", 5, ForWhom.MEN), Rooms("Camerata donne", 3, ForWhom.WOMEN)],
}  # fmt: skip
COSTS = [(CostKind.RENT, "1150.00"), (CostKind.UTILITIES, "386.45"), (CostKind.STAFF, "2410.30")]
MONTHS = 6
"""Of running costs before the end of the story."""


def houses(town: Town, *, first_day: date, until: datetime) -> Iterator[Step]:
    """The houses are there from the first day; the rest happens towards the end."""
    officer, last = town.housing_officer, until.astimezone(ROME).date()
    if officer is None:
        return
    told = [
        Step(_at(first_day, 8), town.protector, lambda by: _shelter(town, first_day, by=by)),
        Step(_at(first_day, 9), officer, lambda by: _open_houses(town, first_day, by=by)),
        Step(_at(last - timedelta(days=24), 10), officer, lambda by: _works(last, by=by)),
        Step(_at(last - timedelta(days=9), 10), officer, lambda by: _repair(last, by=by)),
        Step(_at(last - timedelta(days=2), 11), officer, lambda by: _costs(first_day, last, by=by)),
    ]
    yield from (step for step in told if _at(first_day, 0) <= step.at <= until)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ROME)


def _shelter(town: Town, opened: date, *, by: Actor) -> None:
    address = Whereabouts("Vicolo del Roveto 3", town.city.name, "suonare a Ginestra")
    home = add_property(
        name=SHELTER, kind=PropertyKind.PROTECTED_SHELTER, owner_kind=OwnerKind.PARTNER,
        owner="Fondazione Mano Tesa", team=town.protecting_team, meeting_point=town.desk, phone="800 555 0199",
        opened_on=opened, address=address, by=by,
    )  # fmt: skip
    _furnish(home, opened, by=by)


def _open_houses(town: Town, opened: date, *, by: Actor) -> None:
    kept = {"team": town.team, "opened_on": opened, "phone": "800 555 0142", "by": by}
    for name, kind, street in (
        (CO_HOUSING, PropertyKind.CO_HOUSING, "Via dei Lecci 12"),
        (HOMES, PropertyKind.TEMPORARY_HOME, "Via del Melo 5"),
        (DORMITORY, PropertyKind.EMERGENCY_PLACE, "Piazza della Stazione 2"),
    ):
        address = Whereabouts(street, town.city.name)
        home = add_property(name=name, kind=kind, owner_kind=OwnerKind.MUNICIPALITY, address=address, **kept)
        _furnish(home, opened, by=by)


def _furnish(home: Property, opened: date, *, by: Actor) -> None:
    for rooms in ROOMS[home.name]:
        unit = add_unit(home=home, name=rooms.name, for_whom=rooms.for_whom, by=by)
        for number in range(1, rooms.beds + 1):
            add_bed(unit=unit, name=f"Letto {number}", traits=rooms.traits, in_service_from=opened, by=by)


def _works(last: date, *, by: Actor) -> None:
    """A flat is refurbished: it opens two beds."""
    home = Property.objects.get(name=HOMES)
    told = {"cig": "B0A1B2C3D4", "contractor": "Edil Roveto", "budget": Decimal("48250.50")}
    days = {"planned_from": last - timedelta(days=24), "planned_to": last + timedelta(days=20)}
    works = plan_works(home=home, what="Bagno e impianto elettrico dell’interno 4", by=by, **told, **days)
    flat = add_unit(home=home, name="Interno 4", for_whom=ForWhom.FAMILIES, by=by)
    for number in (1, 2):
        plan_bed(works=works, unit=flat, name=f"Letto {number}", traits=[Trait.ACCESSIBLE], by=by)
    start_works(works=works, on=last - timedelta(days=24), by=by)


def _repair(last: date, *, by: Actor) -> None:
    """The last bed of the co-housing's ground floor, which nobody else of the story takes."""
    unit = Unit.objects.get(property__name=CO_HOUSING, name="Piano terra")
    bed = Bed.objects.filter(unit=unit).order_by("-name")[0]
    nights = {"starts_on": last - timedelta(days=9), "ends_on": last + timedelta(days=12)}
    open_void(beds=[bed], reason=VoidReason.REPAIR, cost_centre="CC-0412", note="Caldaia", by=by, **nights)


def _costs(first_day: date, last: date, *, by: Actor) -> None:
    """Of the last whole months that the houses were there."""
    month_end = last.replace(day=1) - timedelta(days=1)
    homes = Property.objects.exclude(name=SHELTER).order_by("name")
    for _ in range(MONTHS):
        begins = month_end.replace(day=1)
        if begins < first_day:
            return
        for home in homes:
            for kind, amount in COSTS:
                days = {"first_day": begins, "last_day": month_end}
                write_cost(home=home, kind=kind, amount=Decimal(amount), by=by, **days)
        month_end = begins - timedelta(days=1)
