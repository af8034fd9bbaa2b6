# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from lgnet.network.models import City
from lgnet.trust.tenancy import EVERY_TEAM, in_city


@contextmanager
def counting(city: City) -> Iterator[None]:
    """One at a time for a city: an older count never overwrites a newer one. Every team's people are counted."""
    with in_city(city.id, teams=EVERY_TEAM), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 11))", [str(city.id)])
        yield
