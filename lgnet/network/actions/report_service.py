# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Service
from lgnet.network.policies import may_report_service, require_own_city
from lgnet.trust import audit


@transaction.atomic
def report_service(*, service: Service, words: str = "", by: Actor) -> Service:
    """Whoever uses the directory says what is not so; whoever keeps it checks.

    Without words somebody else keeps them (the public door, which does not know who wrote): a colleague's stay.
    """
    may_report_service(by)
    require_own_city(by, service.city_id)
    service.reported_wrong_at = clock.now()
    service.reported_wrong = words.strip() or service.reported_wrong
    service.save(update_fields=["reported_wrong_at", "reported_wrong"])
    audit.record("network.service_reported", by=by, target=service)
    return service
