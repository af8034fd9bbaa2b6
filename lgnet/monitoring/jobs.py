# SPDX-License-Identifier: AGPL-3.0-or-later
"""When figures are counted again: seconds after a change, and by the clock."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from lgnet.monitoring import (
    closing_jobs,  # noqa: F401  (a worker finds its tasks through this module)
    report_jobs,  # noqa: F401  (the queue looks for tasks here)
)
from lgnet.monitoring.actions.mark_stale import mark_stale
from lgnet.monitoring.actions.refresh_cells import recount_marked, refresh_all_cells, running
from lgnet.network.models import City
from lgnet.trust.statements import written_once

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=4)
_held: ContextVar[set[UUID] | None] = ContextVar("held_recounts", default=None)


def facts_have_changed(sender, *, city_id: UUID, programme_id: UUID, days: Iterable[date], **_) -> None:
    """Receiver of `network.signals.facts_changed`: the mark belongs to the change, the job starts when it is committed.

    A job already in the queue is enough: it reads the marks when it begins, so it finds this one too. Would the process
    die between the two, the hourly job finds the mark.
    """
    mark_stale(city_id=city_id, programme_id=programme_id, days=days)
    if not _asks_already(city_id):
        transaction.on_commit(partial(_when_committed, city_id), robust=True)


def _asks_already(city_id: UUID) -> bool:
    """Whether this transaction has promised to ask. A savepoint that is rolled back takes its promise along."""
    return any(
        isinstance(hook, partial) and hook.func is _when_committed and hook.args == (city_id,)
        for _, hook, _ in connection.run_on_commit
    )


def _when_committed(city_id: UUID) -> None:
    held = _held.get()
    if held is None:
        ask_for_recount(city_id)
    else:
        held.add(city_id)


@contextmanager
def holding_recounts() -> Iterator[None]:
    """Within, many changes one after the other (an import, the demonstration) ask for one recount, at the end."""
    cities: set[UUID] = set()
    token = _held.set(cities)
    try:
        yield
    finally:
        _held.reset(token)
        for city_id in cities:
            ask_for_recount(city_id)


def ask_for_recount(city_id: UUID) -> None:
    """Queue one recount of the city, unless one is waiting to begin."""
    name = lock_of(city_id)
    if _waiting(name=name):
        return
    try:
        recount_city.configure(lock=name, queueing_lock=name).defer(city_id=str(city_id))
    except AlreadyEnqueued:
        return


@written_once(name="name")
def _waiting(*, name: str):
    return ProcrastinateJob.objects.filter(queueing_lock=name, status="todo").values_list("pk")[:1]


def lock_of(city_id: UUID) -> str:
    """Jobs with the same lock run one after the other."""
    return f"monitoring.recount {city_id}"


@app.task(name="monitoring.recount_city", retry=AGAIN)
def recount_city(city_id: str) -> None:
    recount_marked(City.objects.get(pk=city_id))


@app.task(name="monitoring.recount_whole_city", retry=AGAIN)
def recount_whole_city(city_id: str) -> None:
    city = City.objects.get(pk=city_id)
    for programme in running(city):
        refresh_all_cells(city, programme)


@app.periodic(cron="7 * * * *")
@app.task(name="monitoring.recount_hourly", queueing_lock="monitoring.recount_hourly")
def recount_hourly(timestamp: int) -> None:
    """Who waits has waited longer; and whatever a killed process left marked."""
    for city_id in City.objects.values_list("id", flat=True):
        ask_for_recount(city_id)


@app.periodic(cron="20 2 * * *")
@app.task(name="monitoring.recount_nightly", queueing_lock="monitoring.recount_nightly")
def recount_nightly(timestamp: int) -> None:
    """Every figure of the programmes that run, from the facts alone."""
    for city_id in City.objects.values_list("id", flat=True):
        recount_whole_city.configure(lock=lock_of(city_id)).defer(city_id=str(city_id))
