# SPDX-License-Identifier: AGPL-3.0-or-later
"""When people's copies are made, gone on with after a worker was killed, and taken away."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.network.models import City
from lgnet.network.queries import actor_in
from lgnet.people.actions import make_copy as making
from lgnet.people.choices import CopyState
from lgnet.people.models import PersonCopy
from lgnet.people.policies import may_see_her_data
from lgnet.trust.tenancy import EVERY_TEAM, in_city

SILENCE = timedelta(minutes=2)


@app.task(name=making.JOB, retry=RetryStrategy(max_attempts=3, wait=5))
def make_copy(city_id: str, copy_id: str) -> None:
    """As who asked; for who may not any more nothing is made."""
    city = City.objects.get(pk=city_id)
    with in_city(city.pk, teams=EVERY_TEAM):
        goes_on = making.count_attempt(UUID(copy_id))
        with transaction.atomic():
            copy = PersonCopy.objects.only("asked_by", "city_id").filter(pk=copy_id).first()
    by = actor_in(User.objects.get(pk=copy.asked_by), city=city) if goes_on else None
    if by and may_see_her_data.allows(by):
        with in_city(city.pk, teams=by.team_ids):
            making.make_copy(copy_id=UUID(copy_id), by=by)


@app.periodic(cron="* * * * *")
@app.task(name="people.resume_copies", queueing_lock="people.resume_copies")
def resume_copies(timestamp: int) -> None:
    long_ago = clock.now() - SILENCE
    for city_id in City.objects.values_list("id", flat=True):
        with in_city(city_id, teams=EVERY_TEAM), transaction.atomic():
            waiting = PersonCopy.objects.filter(state=CopyState.MAKING, asked_at__lt=long_ago)
            for copy in waiting.defer("paper", "values"):
                making.begin_making(copy)


@app.periodic(cron="20 3 * * *")
@app.task(name="people.forget_copies", queueing_lock="people.forget_copies")
def forget_copies(timestamp: int) -> None:
    for city_id in City.objects.values_list("id", flat=True):
        with in_city(city_id, teams=EVERY_TEAM):
            making.forget_old_copies(city_id=city_id)
