# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.models import Service
from lgnet.network.policies import may_set_up_directory, require_own_city
from lgnet.trust import audit


@transaction.atomic
def lift_report(*, service: Service, by: Actor) -> Service:
    """What came from outside was nothing: the mark goes, unless a colleague has said something, too."""
    may_set_up_directory(by)
    require_own_city(by, service.city_id)
    if not service.reported_wrong:
        service.reported_wrong_at = None
        service.save(update_fields=["reported_wrong_at"])
        audit.record("network.service_report_lifted", by=by, target=service)
    return service
