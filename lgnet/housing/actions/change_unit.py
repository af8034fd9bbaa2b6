# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lgnet.housing.errors import HouseNameTaken, NoName
from lgnet.housing.models import Unit
from lgnet.housing.policies import may_keep_houses
from lgnet.housing.whereabouts import keep_out, whereabouts
from lgnet.kernel.actor import Actor
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_unit(*, unit: Unit, name: str, for_whom: str, by: Actor) -> Unit:
    """Raises NoName, HouseNameTaken, GivesAddressAway. Who sleeps there already stays, whomever it is for now."""
    may_keep_houses(by)
    unit.name, unit.for_whom = name.strip(), for_whom
    if not unit.name:
        raise NoName()
    keep_out(whereabouts(unit.property), of=unit.property, texts={_("Name"): unit.name})
    with becomes(HouseNameTaken(name=unit.name), on="one_unit_name_a_property"):
        unit.save(update_fields=["name", "for_whom"])
    audit.record("housing.unit_changed", by=by, target=unit)
    return unit
