# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from typing import Unpack

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.actions.add_service import Described
from lgnet.network.actions.service_checks import check_service
from lgnet.network.errors import NameTaken, ServiceClosed
from lgnet.network.models import Provider, Service
from lgnet.network.policies import may_set_up_directory, require_own_city
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_service(
    *,
    service: Service,
    provider: Provider,
    name: str,
    needs: Iterable[str],
    by: Actor,
    **described: Unpack[Described],
) -> Service:
    """Correct a service; what is not named stays. Raises ServiceClosed, NameTaken and what `check_service` finds."""
    may_set_up_directory(by)
    require_own_city(by, service.city_id)
    if service.closed_on:
        raise ServiceClosed()
    told = {**described, "provider": provider, "name": name.strip(), "needs": list(needs)}
    for field, value in told.items():
        setattr(service, field, value)
    check_service(service, by=by)
    with becomes(NameTaken(name=service.name), on="one_service_name_a_provider"):
        service.save()
    audit.record("network.service_changed", by=by, target=service, fields=sorted(told))
    return service
