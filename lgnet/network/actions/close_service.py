# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Service
from lgnet.network.policies import may_set_up_directory, require_own_city
from lgnet.trust import audit


@transaction.atomic
def close_service(*, service: Service, by: Actor) -> Service:
    """It exists no more: nobody is sent there, what was sent before still names it."""
    may_set_up_directory(by)
    require_own_city(by, service.city_id)
    service.closed_on = service.closed_on or clock.today()
    service.save(update_fields=["closed_on"])
    audit.record("network.service_closed", by=by, target=service)
    return service
