# SPDX-License-Identifier: AGPL-3.0-or-later
"""What housing does by the clock. Each step is a transaction of its own that looks first whether it has been done:
interrupted, the next run goes on."""

import logging
from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from procrastinate.contrib.django import app

from lgnet.casework.choices import CaseState
from lgnet.casework.models import Case
from lgnet.housing import (
    rental_jobs,  # noqa: F401  (a worker finds its tasks through this module)
    request_jobs,  # noqa: F401  (the queue looks for tasks here)
)
from lgnet.housing.actions.arrive import follow_case
from lgnet.housing.actions.cancel_stay import let_lapse
from lgnet.housing.actions.erase_stays import forget_said_names
from lgnet.housing.choices import StayState
from lgnet.housing.models import Stay
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, system_actor
from lgnet.network.models import City
from lgnet.trust import tenancy

MOST = 500
"""Of one city in one run; the rest follows in the next."""
log = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(name="housing.lapse", queueing_lock="housing.lapse", lock="housing.lapse")
def lapse(timestamp: int) -> None:
    """Writes down that promises ran out: the beds have been free since their hour, whether or not this has run."""
    for city_id in City.objects.values_list("id", flat=True):
        for stay_id in _ran_out(city_id):
            _alone(city_id, lambda by, pk=stay_id: let_lapse(stay=Stay.objects.get(pk=pk), by=by))


@app.periodic(cron="*/10 * * * *")
@app.task(name="housing.follow_cases", queueing_lock="housing.follow_cases", lock="housing.follow_cases")
def follow_cases(timestamp: int) -> None:
    """Who came at night and was taken in charge afterwards counts as housed since she came."""
    for city_id in City.objects.values_list("id", flat=True):
        for stay_id in _without_case(city_id):
            _alone(city_id, lambda by, pk=stay_id: follow_case(stay=Stay.objects.get(pk=pk), by=by))


@app.periodic(cron="40 3 * * *")
@app.task(name="housing.forget_names", queueing_lock="housing.forget_names", lock="housing.forget_names")
def forget_names(timestamp: int) -> None:
    for city_id in City.objects.values_list("id", flat=True):
        _alone(city_id, lambda by: forget_said_names())


def _ran_out(city_id: UUID) -> list[UUID]:
    with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM, read_only=True), transaction.atomic():
        late = Stay.objects.filter(state=StayState.PROVISIONAL, provisional_until__lte=clock.now())
        return list(late.order_by("provisional_until").values_list("pk", flat=True)[:MOST])


def _without_case(city_id: UUID) -> list[UUID]:
    with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM, read_only=True), transaction.atomic():
        taken = Case.objects.filter(person=OuterRef("person")).exclude(state=CaseState.CLOSED)
        late = Stay.objects.filter(Exists(taken), state=StayState.ARRIVED, case=None)
        return list(late.values_list("pk", flat=True)[:MOST])


def _alone(city_id: UUID, do: Callable[[Actor], object]) -> None:
    """One step; what goes wrong with it does not hold up the others, and is tried again at the next run."""
    try:
        with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            do(system_actor("housing", city_id=city_id))
    except Exception:
        log.exception("a step of %s was not done", city_id)
