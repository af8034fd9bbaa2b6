# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house closes on a day, and opens again."""

from datetime import date

from django.db import transaction

from lgnet.housing.actions.ending import refuse_while_taken
from lgnet.housing.actions.take_bed import lock_beds
from lgnet.housing.models import Bed, Property
from lgnet.housing.policies import may_write_house
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def close_property(*, home: Property, on: date, by: Actor) -> Property:
    """`on`: the first night on which nobody sleeps there. Raises NotItsTeam, TakenLater."""
    may_write_house(by, home=home)
    beds = list(Bed.objects.filter(unit__property=home).values_list("pk", flat=True))
    lock_beds(beds)
    refuse_while_taken(beds, on)
    home.closed_on = on
    home.save(update_fields=["closed_on"])
    audit.record("housing.property_closed", by=by, target=home, on=on.isoformat())
    return home


@transaction.atomic
def reopen_property(*, home: Property, by: Actor) -> Property:
    """Raises NotItsTeam."""
    may_write_house(by, home=home)
    home.closed_on = None
    home.save(update_fields=["closed_on"])
    audit.record("housing.property_reopened", by=by, target=home)
    return home
