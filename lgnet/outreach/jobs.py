# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach does by the clock."""

from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.kernel.actor import system_actor
from lgnet.network.models import City
from lgnet.outreach.actions.plan_shifts import plan_shifts as plan
from lgnet.trust import tenancy


@app.periodic(cron="25 4 * * *")
@app.task(name="outreach.plan_shifts", queueing_lock="outreach.plan_shifts", lock="outreach.plan_shifts")
def plan_shifts(timestamp: int) -> None:
    """Each night the shifts of one more day. Interrupted, it goes on the next night: planning again is harmless."""
    for city_id in City.objects.values_list("id", flat=True):
        with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            plan(by=system_actor("plan shifts", city_id=city_id))
