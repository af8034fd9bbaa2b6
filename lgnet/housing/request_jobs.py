# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of requests by the clock. Each step is a transaction of its own that looks first whether it has been
done: interrupted, the next run goes on."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.housing.actions.ask_for_assignment import JOB, begin_finding
from lgnet.housing.actions.follow_requests import follow_request, to_follow
from lgnet.housing.queries.assigning import abandoned
from lgnet.housing.request_errors import NotAnymore
from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.network.models import City
from lgnet.trust import tenancy

SILENCE = timedelta(minutes=5)


@app.periodic(cron="* * * * *")
@app.task(
    name="housing.follow_requests", queueing_lock="housing.follow_requests", lock="housing.follow_requests"
)
def follow_requests(timestamp: int) -> None:
    for city_id in City.objects.values_list("id", flat=True):
        follow_in(city_id)


def follow_in(city_id) -> None:
    by = system_actor("housing.follow_requests", city_id=city_id)
    with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM):
        with transaction.atomic():
            waiting = to_follow()
        for request in waiting:
            try:
                follow_request(request=request, by=by)
            except NotAnymore:
                continue


@app.task(name=JOB)
def find_best(city_id: str, assignment_id: str) -> None:
    from lgnet.housing.actions.find_assignment import find_assignment

    find_assignment(city_id=UUID(city_id), assignment_id=UUID(assignment_id))


@app.periodic(cron="* * * * *")
@app.task(name="housing.resume_assignments", queueing_lock="housing.resume_assignments")
def resume_assignments(timestamp: int) -> None:
    """What a killed process left half made is begun again."""
    for city_id in City.objects.values_list("id", flat=True):
        with tenancy.in_city(city_id), transaction.atomic():
            for assignment in abandoned(clock.now() - SILENCE):
                begin_finding(assignment)
