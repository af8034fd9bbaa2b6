# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city's service directory from a file: what is new is added, what is known stays as its keepers have it."""

from datetime import date, timedelta

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.files.directory import DirectoryRecord, ProviderRecord, ServiceRecord
from lgnet.network.models import City, Provider, Service
from lgnet.network.policies import may_set_up_directory

PLAIN = (
    "kind", "description", "accepts_note", "access", "confidential_address", "address", "phone", "email", "cost",
    "capacity",
)  # fmt: skip


@transaction.atomic
def load_directory(directory: DirectoryRecord, *, by: Actor, on: date | None = None) -> list[Service]:
    """Add what the file says of the doer's city; returns the services that are new.

    `on`: the file is read as if it had been written on that day, so that its days of checking move along with it.
    """
    may_set_up_directory(by)
    slug = City.objects.get(pk=by.city_id).slug
    moved = on - directory.written_on if on and directory.written_on else timedelta()
    mine = [provider for city in directory.cities if city.city == slug for provider in city.providers]
    return [service for record in mine for service in _provider(record, moved, by=by)]


def _provider(record: ProviderRecord, moved: timedelta, *, by: Actor) -> list[Service]:
    provider = Provider.objects.filter(city_id=by.city_id, name=record.name).first() or add_provider(
        name=record.name, phone=record.phone, email=record.email, website=record.website, by=by
    )
    known = set(provider.services.values_list("name", flat=True))
    return [_service(provider, one, moved, by=by) for one in record.services if one.name not in known]


def _service(provider: Provider, record: ServiceRecord, moved: timedelta, *, by: Actor) -> Service:
    return add_service(
        provider=provider,
        name=record.name,
        needs=record.needs,
        accepts=list(record.accepts),
        languages=list(record.languages),
        opening_hours=record.opening.in_italian(),
        last_checked_on=record.last_checked_on and record.last_checked_on + moved,
        **{field: getattr(record, field) for field in PLAIN},
        by=by,
    )
