# SPDX-License-Identifier: AGPL-3.0-or-later
"""Houses as they stand tonight: how many beds are in service, taken, free."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from lgnet.housing.choices import Held
from lgnet.housing.errors import NoSuchHouse
from lgnet.housing.models import Property
from lgnet.housing.queries import beds_in_service, taking
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


@dataclass(frozen=True)
class Tonight:
    """Beds of one house on one night. What is taken can't be more than what is in service."""

    beds: int = 0
    occupied: int = 0
    out_of_use: int = 0
    """For works or repairs, or being made ready."""

    @property
    def free(self) -> int:
        return self.beds - self.occupied - self.out_of_use


def all_houses(*, kind: str = "", closed: bool = False) -> QuerySet[Property]:
    """Of the city: those that are open, or those that are closed."""
    found = Property.objects.select_related("team").order_by("name")
    today = clock.today()
    found = found.filter(closed_on__lte=today) if closed else found.exclude(closed_on__lte=today)
    return found.filter(kind=kind) if kind else found


def get_house(by: Actor, house_id: UUID) -> Property:
    """Raises NoSuchHouse."""
    home = Property.objects.select_related("team").filter(city_id=by.city_id, pk=house_id).first()
    if home is None:
        raise NoSuchHouse()
    return home


def on_night(night: date, *, houses: Iterable[UUID]) -> dict[UUID, Tonight]:
    """By house; two queries, however many houses. A bed counts once, also when somebody stays over in it while it is
    promised to another."""
    ids, morning = list(houses), night + timedelta(days=1)
    beds = beds_in_service(night, morning).filter(unit__property__in=ids).order_by()
    house_of = dict(beds.values_list("pk", "unit__property"))
    kinds = dict.fromkeys(house_of)
    for bed, kind in taking(night, morning).filter(bed__in=house_of).order_by().values_list("bed", "kind"):
        kinds[bed] = Held.STAY if Held.STAY in (kind, kinds[bed]) else kind
    counted = Counter((house_of[bed], _standing(kind)) for bed, kind in kinds.items())
    return {one: _tonight(one, counted) for one in ids}


def _standing(kind: str | None) -> str:
    return {None: "free", Held.STAY: "occupied"}.get(kind, "out_of_use")


def _tonight(house: UUID, counted: Counter) -> Tonight:
    free, occupied, out = (counted[house, what] for what in ("free", "occupied", "out_of_use"))
    return Tonight(free + occupied + out, occupied, out)
