# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody to whom a bed is given: for tests of every page."""

from datetime import date, timedelta
from uuid import UUID

from lgnet.housing.actions.book_stay import book_stay
from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.choices import OwnerKind, PropertyKind
from lgnet.housing.hours import tonight
from lgnet.people.models import Person
from tests.cast import Player

OPENED = date(2024, 1, 1)


def placed(person_id: UUID, *, officer: Player, house: str = "Casa dei Pini") -> dict[str, object]:
    """By the names of pages' parameters: from tonight for ten nights, not arrived yet; another bed is free."""
    with officer.at_work() as by:
        home = add_property(
            name=house, kind=PropertyKind.EMERGENCY_PLACE, owner_kind=OwnerKind.MUNICIPALITY, by=by
        )
        room = add_unit(home=home, name="Camera 1", by=by)
        bed, _free = (add_bed(unit=room, name=name, in_service_from=OPENED, by=by) for name in ("A", "B"))
        stay = book_stay(
            bed=bed, person=Person.objects.get(pk=person_id), first_night=tonight(),
            leaves_on=tonight() + timedelta(days=10), by=by,
        )  # fmt: skip
    return {"stay_id": stay.pk}
