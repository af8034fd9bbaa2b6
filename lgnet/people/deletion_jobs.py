# SPDX-License-Identifier: AGPL-3.0-or-later
"""A confirmed deletion goes on in slices, also after a worker was killed."""

import time
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from lgnet.network.models import City
from lgnet.people.actions.delete_people import JOB, erase_next, go_on
from lgnet.people.choices import DeletionState
from lgnet.people.models import Deletion
from lgnet.trust.tenancy import EVERY_TEAM, in_city

SLICE = 5.0  # seconds
SILENCE = timedelta(minutes=1)


@app.task(name=JOB, retry=RetryStrategy(max_attempts=3, wait=5))
def erase_people(city_id: str, deletion_id: str) -> None:
    until = time.monotonic() + SLICE
    with in_city(UUID(city_id), teams=EVERY_TEAM):
        while erase_next(UUID(deletion_id)):
            if time.monotonic() > until:
                with transaction.atomic():
                    go_on(Deletion.objects.get(pk=deletion_id))
                return


@app.periodic(cron="* * * * *")
@app.task(name="people.resume_deletions", queueing_lock="people.resume_deletions")
def resume_deletions(timestamp: int) -> None:
    for city_id in City.objects.values_list("id", flat=True):
        with in_city(city_id, teams=EVERY_TEAM), transaction.atomic():
            for deletion in Deletion.objects.filter(
                state=DeletionState.RUNNING, last_sign_at__lt=Now() - SILENCE
            ):
                go_on(deletion)
