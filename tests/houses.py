# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house, a shelter whose address is its team's, and what is written of them: for tests of every page."""

from datetime import date
from decimal import Decimal

from lgnet.exchange.models import HouseImport
from lgnet.housing.actions.keep_cost import write_cost
from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.actions.keep_works import plan_works
from lgnet.housing.actions.open_void import open_void
from lgnet.housing.actions.plan_bed import plan_bed
from lgnet.housing.choices import OwnerKind, PropertyKind
from lgnet.network.models import Team
from tests.cast import Player

OPENED = date(2024, 1, 1)


def housed(officer: Player) -> dict[str, object]:
    """A house with a flat and a bed, works, a void of long ago and a cost, by the names of pages' parameters."""
    with officer.at_work() as by:
        home = add_property(
            name="Casa dei Tigli", kind=PropertyKind.CO_HOUSING, owner_kind=OwnerKind.MUNICIPALITY, by=by
        )
        flat = add_unit(home=home, name="Piano terra", by=by)
        bed = add_bed(unit=flat, name="Letto 1", in_service_from=OPENED, by=by)
        works = plan_works(home=home, what="Bagno", cig="", by=by)
        planned = plan_bed(works=works, unit=flat, name="Letto 2", by=by)
        nights = {"starts_on": date(2024, 2, 1), "ends_on": date(2024, 2, 9)}
        (void,) = open_void(beds=[bed], reason="repair", by=by, **nights)
        days = {"first_day": OPENED, "last_day": date(2024, 1, 31)}
        file = HouseImport.objects.create(written_by=by.user_id)
        cost = write_cost(home=home, kind="utilities", amount=Decimal("80.20"), by=by, **days)
    return {
        "house_id": home.pk, "flat_id": flat.pk, "bed_id": bed.pk, "works_id": works.pk, "planned_id": planned.pk,
        "void_id": void.pk, "cost_id": cost.pk, "house_import_id": file.pk,
    }  # fmt: skip


def sheltered(officer: Player, team: Team, **told):
    """A protected shelter of the officer's team, with a bed."""
    with officer.at_work() as by:
        home = add_property(
            name="Casa Ginestra", kind=PropertyKind.PROTECTED_SHELTER, owner_kind=OwnerKind.PARTNER, team=team,
            meeting_point="Sportello di via Turritana", phone="079 555 0100", by=by, **told,
        )  # fmt: skip
        room = add_unit(home=home, name="Camera 1", by=by)
        bed = add_bed(unit=room, name="A", in_service_from=OPENED, by=by)
    return home, bed
