# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public door's own doer, and the transaction it works in: nobody is signed in here."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from lgnet.kernel.actor import Actor, system_actor
from lgnet.network.models import City
from lgnet.trust import tenancy


@contextmanager
def at_the_public_door(city: City, *, read_only: bool = False) -> Iterator[Actor]:
    """In the city, in the eyes of no team: protected people do not exist here."""
    with tenancy.in_city(city.id, read_only=read_only), transaction.atomic():
        yield system_actor("public page", city_id=city.id)
