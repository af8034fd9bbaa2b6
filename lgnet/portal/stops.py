# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stops of a city's mobile units that the public may know, read in the city and in the eyes of no team.

They are rows of the city, unlike the rest of what the public reads: a stop that is not public must not leave it.
"""

from django.db import transaction

from lgnet.network.models import City
from lgnet.outreach.models import Stop, StopException
from lgnet.outreach.timetable import Halt
from lgnet.outreach.units import coming_halts, public_timetable
from lgnet.trust import tenancy


def coming_stops(city: City) -> list[Halt]:
    """Of a week from now, in the order of time; what is cancelled is there and says so."""
    with tenancy.in_city(city.id, read_only=True), transaction.atomic():
        return coming_halts(city.id, public_only=True)


def timetable(city: City) -> tuple[list[Stop], list[StopException]]:
    """The public stops as they repeat, and the days that are otherwise."""
    with tenancy.in_city(city.id, read_only=True), transaction.atomic():
        return public_timetable(city.id)
