# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.errors import ServiceClosed
from lgnet.network.models import Service
from lgnet.network.policies import may_set_up_directory, require_own_city
from lgnet.network.signals import service_seen_to
from lgnet.trust import audit


@transaction.atomic
def confirm_service(*, service: Service, by: Actor) -> Service:
    """Somebody asked today: what the directory says is so. What was reported wrong is settled. Raises ServiceClosed."""
    may_set_up_directory(by)
    require_own_city(by, service.city_id)
    if service.closed_on:
        raise ServiceClosed()
    service.last_checked_on, service.reported_wrong_at, service.reported_wrong = clock.today(), None, ""
    service.save(update_fields=["last_checked_on", "reported_wrong_at", "reported_wrong"])
    audit.record("network.service_confirmed", by=by, target=service)
    service_seen_to.send(sender=None, service=service, by=by)
    return service
