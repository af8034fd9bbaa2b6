# SPDX-License-Identifier: AGPL-3.0-or-later
"""What rental support does by the clock. Each step is a transaction of its own that looks first whether it was done:
interrupted, the next run goes on."""

import logging
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.housing.actions.warn_of_end import warn_of_end
from lgnet.housing.models import RentalSupport
from lgnet.housing.queries.rental import ending_supports
from lgnet.kernel.actor import system_actor
from lgnet.network.models import City
from lgnet.trust import tenancy

log = logging.getLogger(__name__)


@app.periodic(cron="20 5 * * *")
@app.task(name="housing.warn_of_ends", queueing_lock="housing.warn_of_ends", lock="housing.warn_of_ends")
def warn_of_ends(timestamp: int) -> None:
    for city_id in City.objects.values_list("id", flat=True):
        for support_id in _ending(city_id):
            _warn(city_id, support_id)


def _ending(city_id: UUID) -> list[UUID]:
    with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM, read_only=True), transaction.atomic():
        return list(ending_supports().values_list("pk", flat=True))


def _warn(city_id: UUID, support_id: UUID) -> None:
    """What goes wrong with one does not hold up the others, and is tried again at the next run."""
    try:
        with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM), transaction.atomic():
            by = system_actor("rental support", city_id=city_id)
            warn_of_end(support=RentalSupport.objects.get(pk=support_id), by=by)
    except Exception:
        log.exception("a warning of %s was not written", city_id)
