# SPDX-License-Identifier: AGPL-3.0-or-later
"""When people are compared: every few minutes, whoever is new or was corrected."""

from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from lgnet.kernel.actor import system_actor
from lgnet.network.models import City
from lgnet.people.actions.find_pairs import find_pairs
from lgnet.people.models import Person
from lgnet.trust.tenancy import EVERY_TEAM, in_city

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=4)


@app.periodic(cron="*/5 * * * *")
@app.task(name="people.compare_waiting", queueing_lock="people.compare_waiting")
def compare_waiting(timestamp: int) -> None:
    """One job for each city in which somebody waits to be compared, unless one is in the queue."""
    for city_id in City.objects.values_list("id", flat=True):
        with in_city(city_id, teams=EVERY_TEAM), transaction.atomic():
            waits = Person.objects.filter(city_id=city_id, compared_at=None).exists()
        if waits:
            ask_to_compare(city_id)


def ask_to_compare(city_id: UUID) -> None:
    name = f"people.compare {city_id}"
    try:
        compare_city.configure(lock=name, queueing_lock=name).defer(city_id=str(city_id))
    except AlreadyEnqueued:
        return


@app.task(name="people.compare_city", retry=AGAIN)
def compare_city(city_id: str) -> None:
    """Each step is a transaction of its own: a process that is stopped loses one step."""
    by = system_actor("people", city_id=UUID(city_id))
    with in_city(by.city_id, teams=EVERY_TEAM):
        while find_pairs(by=by):
            pass
