# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach does by the clock."""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.network.models import City
from lgnet.outreach.actions.plan_shifts import plan_shifts as plan
from lgnet.outreach.actions.send_reminders import due_reminders, give_up_left_behind, send_reminder
from lgnet.outreach.choices import ReminderKind
from lgnet.trust import tenancy


@app.periodic(cron="25 4 * * *")
@app.task(name="outreach.plan_shifts", queueing_lock="outreach.plan_shifts", lock="outreach.plan_shifts")
def plan_shifts(timestamp: int) -> None:
    """Each night the shifts of one more day. Interrupted, it goes on the next night: planning again is harmless."""
    for city_id in City.objects.values_list("id", flat=True):
        with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            plan(by=system_actor("plan shifts", city_id=city_id))


@app.periodic(cron="*/10 * * * *")
@app.task(
    name="outreach.send_reminders", queueing_lock="outreach.send_reminders", lock="outreach.send_reminders"
)
def send_reminders(timestamp: int) -> None:
    """What is due goes out. Interrupted, the rest goes out ten minutes later, and nothing twice."""
    for city in City.objects.all():
        with tenancy.in_city(city.pk, teams=tenancy.EVERY_TEAM):
            remind_city(city, at=clock.now())


def remind_city(city: City, *, at: datetime) -> None:
    by = system_actor("send reminders", city_id=city.pk)
    with transaction.atomic():
        give_up_left_behind(at=at)
    for kind in ReminderKind:
        with transaction.atomic():
            due = list(due_reminders(kind, at=at))
        for reminder in due:
            send_reminder(reminder=reminder, kind=kind, city=city, by=by)
