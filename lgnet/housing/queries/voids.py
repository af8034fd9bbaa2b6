# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beds out of use, now and later."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from lgnet.housing.errors import NoSuchVoid
from lgnet.housing.models import Bed, Property, Unit, Void
from lgnet.housing.queries import beds_in_service
from lgnet.kernel.actor import Actor

OF_ALL = "house"


def voids_of(home: Property, *, after: date | None = None) -> QuerySet[Void]:
    """The latest first; with `after`, those that are not over on that day."""
    found = Void.objects.filter(taken__bed__unit__property=home)
    if after:
        found = found.filter(Q(taken__ends_on=None) | Q(taken__ends_on__gt=after))
    return found.select_related("taken__bed__unit", "works").order_by("-taken__starts_on", "taken__bed__name")


def get_void(by: Actor, void_id: UUID) -> Void:
    """Raises NoSuchVoid."""
    found = Void.objects.select_related("taken__bed__unit__property__team", "works")
    void = found.filter(city_id=by.city_id, pk=void_id).first()
    if void is None:
        raise NoSuchVoid()
    return void


def choices_of(home: Property) -> list[tuple[str, object]]:
    """The whole house, a room, a bed: as the form offers them."""
    said: list[tuple[str, object]] = []
    for unit in Unit.objects.filter(property=home).prefetch_related("beds"):
        said.append((f"unit:{unit.pk}", unit.name))
        said += [(f"bed:{bed.pk}", f"{unit.name} · {bed.name}") for bed in unit.beds.all()]
    return said


def beds_chosen(home: Property, chosen: str, starts_on: date, ends_on: date | None) -> list[Bed]:
    """Of the house, the room or the bed: of several those that serve on these nights; of one bed itself."""
    what, _, pk = chosen.partition(":")
    own = Bed.objects.filter(unit__property=home)
    if what == "bed":
        return list(own.select_related("unit__property").filter(pk=pk))
    serving = beds_in_service(starts_on, ends_on).filter(unit__property=home)
    serving = serving.filter(unit=pk) if what == "unit" else serving
    return list(serving.select_related("unit__property").order_by("pk"))
