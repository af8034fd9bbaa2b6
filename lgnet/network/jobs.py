# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the network does by the clock: each audit is sealed every minute, and no killed worker holds anything up."""

import logging
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from procrastinate.contrib.django import app

from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.network import file_jobs  # noqa: F401  (a worker finds its tasks through this module)
from lgnet.network.actions.forget_staff import forget_staff
from lgnet.network.models import City
from lgnet.trust import audit, drafts, forgetting, tenancy
from lgnet.trust.models import ReadingHour
from lgnet.trust.sealing import seal_events

log = logging.getLogger(__name__)
READINGS_KEPT = timedelta(days=730)
MOST_ATTEMPTS = 5
ORPHANS = """
select id, attempts >= %s or exists (
    select from procrastinate_jobs other where other.status = 'todo' and other.queueing_lock = jobs.queueing_lock)
from procrastinate_jobs jobs where status = 'doing' and worker_id is null and not exists (
    select from procrastinate_events event
    where event.job_id = jobs.id and event.type = 'started' and event.at > now() - interval '2 minutes')
order by id for update of jobs skip locked
"""
"""Jobs that a killed worker has left: its row is gone, and nobody works on them. Whether to give each up."""


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


@app.periodic(cron="40 3 * * *")
@app.task(name="network.forget_drafts", queueing_lock="network.forget_drafts")
def forget_drafts(timestamp: int) -> None:
    """What was typed and never sent is kept for a week."""
    for city_id in City.objects.values_list("id", flat=True):
        with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            drafts.forget_old()


@app.periodic(cron="30 3 * * *")
@app.task(name="network.forget_over", queueing_lock="network.forget_over")
def forget_over(timestamp: int) -> None:
    """What is kept for a time goes."""
    forget_staff()
    for city_id in City.objects.values_list("id", flat=True):
        forget_over_in(city_id)


def forget_over_in(city_id: UUID) -> None:
    """What goes wrong with one table does not hold up the others."""
    for name, forget in forgetting.all_of_a_city():
        try:
            with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM), transaction.atomic():
                _forget(city_id, name, forget)
        except Exception:
            log.exception("%s of %s was not let go of", name, city_id)


def _forget(city_id: UUID, name: str, forget: forgetting.Forget) -> None:
    number = forget()
    if number:
        by = system_actor("network.forget_over", city_id=city_id)
        audit.record("network.time_was_over", by=by, table=name, number=number)


@app.periodic(cron="* * * * *")
@app.task(name="network.take_up_orphans", queueing_lock="network.take_up_orphans")
def take_up_orphans(timestamp: int) -> None:
    """What a killed worker had begun is done again: else its lock is held for ever, and no audit is sealed any more.

    It is given up where another job waits to do the same, or when it has been begun too often: it may be what kills.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ORPHANS, [MOST_ATTEMPTS])
        for job_id, give_up in cursor.fetchall():
            if give_up:
                cursor.execute("select procrastinate_finish_job_v1(%s, 'failed', false)", [job_id])
            else:
                cursor.execute("select procrastinate_retry_job_v2(%s, now(), null, null, null)", [job_id])


def seal_all(city_id: UUID, *, however_old: bool = False) -> int:
    """Seal one chain to its end; returns how many events were added to it."""
    sealed = 0
    with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM):
        while added := seal_events(city_id, however_old=however_old):
            sealed += added
    return sealed
