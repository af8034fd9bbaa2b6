# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public has said of the directory: in each city one entry waits to be looked at, another was seen to."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.network.actions.confirm_service import confirm_service
from lgnet.network.models import Service
from lgnet.portal.actions.report_entry import report_entry
from lgnet.trust import tenancy

WAITING = {"what": "hours", "words": "Le samedi c'est fermé depuis septembre.", "reach": "", "language": "fr"}
SETTLED = {"what": "phone", "words": "Nobody answered three times.", "reach": "", "language": "en"}
REPORTED_AGO, SETTLED_AGO, WAITING_AGO = timedelta(days=12), timedelta(days=10), timedelta(days=1)


def report_entries(town: Town, *, last: datetime) -> None:
    """Two entries, the last and the first by name."""
    open_ones = Service.objects.filter(city=town.city, closed_on=None).order_by("name")
    settled, waiting = open_ones.first(), open_ones.last()
    if settled is None or settled == waiting:
        return
    _report(town, settled, SETTLED, at=last - REPORTED_AGO)
    with clock.telling(last - SETTLED_AGO), tenancy.in_city(town.city.id), transaction.atomic():
        confirm_service(service=settled, by=town.case_managers[0])
    _report(town, waiting, WAITING, at=last - WAITING_AGO)


def _report(town: Town, service: Service, told: dict, *, at: datetime) -> None:
    key: UUID = uuid5(service.pk, told["what"])
    by = system_actor("public page", city_id=town.city.id)
    with clock.telling(at), tenancy.in_city(town.city.id), transaction.atomic():
        report_entry(service=service, key=key, by=by, **told)
        service.refresh_from_db()
