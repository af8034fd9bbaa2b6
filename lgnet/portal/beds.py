# SPDX-License-Identifier: AGPL-3.0-or-later
"""The places to sleep that a city has, read in the city and in the eyes of no team: only numbers."""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from lgnet.housing.choices import PropertyKind
from lgnet.housing.hours import tonight
from lgnet.housing.queries.capacity import public_capacity
from lgnet.network.models import City
from lgnet.trust import tenancy

NEEDS = ("housing", "shelter_tonight")
"""Of the list of needs: whoever chose one of them looks for a bed."""

WORDS = {
    PropertyKind.CO_HOUSING: lambda: _("Solidarity co-housing"),
    PropertyKind.TEMPORARY_HOME: lambda: _("Temporary homes"),
    PropertyKind.EMERGENCY_PLACE: lambda: _("Emergency places"),
}
"""In the languages of the public. Protected shelters have no word here."""


class Places(NamedTuple):
    kind: str
    number: int


def places_to_sleep(city: City) -> list[Places]:
    with tenancy.in_city(city.id, read_only=True), transaction.atomic():
        capacity = public_capacity(tonight())
    return [Places(WORDS[kind](), capacity[kind]) for kind in WORDS if capacity.get(kind)]
