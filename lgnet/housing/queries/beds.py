# SPDX-License-Identifier: AGPL-3.0-or-later
"""The beds of a house, unit by unit, and what takes each of them tonight."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lgnet.housing.errors import NoSuchBed, NoSuchUnit
from lgnet.housing.models import Bed, Occupancy, Property, Unit
from lgnet.housing.queries import taking
from lgnet.kernel.actor import Actor


@dataclass(frozen=True)
class BedTonight:
    bed: Bed
    in_service: bool
    taken: Occupancy | None

    @property
    def free(self) -> bool:
        return self.in_service and self.taken is None


def get_unit(home: Property, flat_id: UUID) -> Unit:
    """Raises NoSuchUnit."""
    unit = Unit.objects.filter(property=home, pk=flat_id).first()
    if unit is None:
        raise NoSuchUnit()
    return unit


def get_bed(by: Actor, bed_id: UUID) -> Bed:
    """Raises NoSuchBed."""
    bed = Bed.objects.select_related("unit__property__team").filter(city_id=by.city_id, pk=bed_id).first()
    if bed is None:
        raise NoSuchBed()
    return bed


def units_on(home: Property, night: date) -> list[tuple[Unit, list[BedTonight]]]:
    """Each unit with its beds; three queries. Beds gone for good come last."""
    taken = {
        one.bed_id: one
        for one in taking(night, night + timedelta(days=1))
        .filter(bed__unit__property=home)
        .order_by("slept", "pk")
    }
    beds: dict[UUID, list[BedTonight]] = {}
    for bed in Bed.objects.filter(unit__property=home):
        shown = BedTonight(bed, serves(bed, home, night), taken.get(bed.pk))
        beds.setdefault(bed.unit_id, []).append(shown)
    return [
        (unit, sorted(beds.get(unit.pk, []), key=lambda one: (not one.in_service, one.bed.name)))
        for unit in home.units.all()
    ]


def serves(bed: Bed, home: Property, night: date) -> bool:
    gone = any(last and last <= night for last in (bed.out_of_service_from, home.closed_on))
    return bed.in_service_from <= night and not gone


def later_nights(bed_ids, day: date) -> list[Occupancy]:
    """What takes any of these beds on that night or a later one, the first first."""
    found = taking(day, None).filter(bed__in=bed_ids).select_related("bed")
    return list(found.order_by("starts_on", "pk"))
