# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the network does by the clock: the audit of each city, and of the network itself, is sealed every minute."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.kernel import clock
from lgnet.network.models import City
from lgnet.trust import tenancy
from lgnet.trust.models import ReadingHour
from lgnet.trust.sealing import seal_events

READINGS_KEPT = timedelta(days=730)


@app.periodic(cron="* * * * *")
@app.task(name="network.seal_audit", queueing_lock="network.seal_audit", lock="network.seal_audit")
def seal_audit(timestamp: int) -> None:
    """Seal what was recorded since, everywhere."""
    for city_id in [tenancy.NETWORK, *City.objects.values_list("id", flat=True)]:
        seal_all(city_id)


@app.periodic(cron="15 3 * * *")
@app.task(name="network.seal_late", queueing_lock="network.seal_late", lock="network.seal_audit")
def seal_late(timestamp: int) -> None:
    """Each night also what was made long before it was committed: sealed, and shown by `lgnet check` for what it is."""
    for city_id in [tenancy.NETWORK, *City.objects.values_list("id", flat=True)]:
        seal_all(city_id, however_old=True)


@app.periodic(cron="50 3 * * *")
@app.task(name="network.forget_readings", queueing_lock="network.forget_readings")
def forget_readings(timestamp: int) -> None:
    """Who read how much is kept as long as the audit it sums up: 24 months."""
    long_ago = clock.now() - READINGS_KEPT
    for city_id in City.objects.values_list("id", flat=True):
        with tenancy.in_city(city_id), transaction.atomic():
            ReadingHour.objects.filter(hour__lt=long_ago).delete()


def seal_all(city_id: UUID, *, however_old: bool = False) -> int:
    """Seal one chain to its end; returns how many events were added to it."""
    sealed = 0
    with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM):
        while added := seal_events(city_id, however_old=however_old):
            sealed += added
    return sealed
