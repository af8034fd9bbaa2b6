# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of requests by the clock. Each step is a transaction of its own that looks first whether it has been
done: interrupted, the next run goes on."""

from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.housing.actions.follow_requests import follow_request, to_follow
from lgnet.housing.request_errors import NotAnymore
from lgnet.kernel.actor import system_actor
from lgnet.network.models import City
from lgnet.trust import tenancy


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
