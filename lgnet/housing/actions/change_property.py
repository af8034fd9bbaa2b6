# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house is corrected."""

from typing import Unpack

from django.db import transaction

from lgnet.housing.actions.keep_property import House, check_property
from lgnet.housing.errors import HouseNameTaken
from lgnet.housing.models import Address, Property
from lgnet.housing.policies import may_write_house
from lgnet.housing.whereabouts import Whereabouts, sealed
from lgnet.kernel.actor import Actor
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_property(
    *, home: Property, name: str, kind: str, owner_kind: str, by: Actor, address: Whereabouts | None = None,
    **told: Unpack[House],
) -> Property:  # fmt: skip
    """Correct it; `address` None takes the address away. A confidential house is its own team's to correct, also to
    say that it is confidential no more. Raises as `add_property`, and NotItsTeam.
    """
    may_write_house(by, home=home)
    for field, value in {**told, "name": name.strip(), "kind": kind, "owner_kind": owner_kind}.items():
        setattr(home, field, value)
    check_property(home, address, by=by)
    _write_address(home, address)
    with becomes(HouseNameTaken(name=home.name), on="one_property_name_a_city"):
        home.save()
    audit.record("housing.property_changed", by=by, target=home, kind=kind)
    return home


def _write_address(home: Property, address: Whereabouts | None) -> None:
    """Before the house itself: while it is still seen as it was."""
    if address is None:
        Address.objects.filter(property=home).delete()
    else:
        Address.objects.update_or_create(property=home, defaults={"sealed": sealed(address, of=home)})
