# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.actions.service_checks import check_service
from lgnet.network.errors import NameTaken
from lgnet.network.models import Provider, Service, Team
from lgnet.network.policies import may_set_up_directory
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class Described(TypedDict, total=False):
    """What else the directory says of a service; an address, a phone number or an e-mail address is needed."""

    kind: str
    description: str
    accepts: Iterable[str]
    accepts_note: str
    access: str
    confidential_address: bool
    address: str
    latitude: Decimal | None
    longitude: Decimal | None
    phone: str
    email: str
    opening_hours: str
    languages: Iterable[str]
    cost: str
    capacity: int | None
    team: Team | None
    last_checked_on: date | None


@transaction.atomic
def add_service(
    *, provider: Provider, name: str, needs: Iterable[str], by: Actor, **described: Unpack[Described]
) -> Service:
    """A new service in the directory of the doer's city. Raises NameTaken and what `check_service` finds."""
    may_set_up_directory(by)
    service = Service(
        city_id=by.city_id, provider=provider, name=name.strip(), needs=list(needs), **described
    )
    check_service(service, by=by)
    with becomes(NameTaken(name=service.name), on="one_service_name_a_provider"):
        service.save()
    audit.record("network.service_added", by=by, target=service, needs=service.needs)
    return service
