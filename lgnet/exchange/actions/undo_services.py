# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.exchange.actions.undo_import import CHANGED, IN_USE
from lgnet.exchange.models import ServiceImport
from lgnet.exchange.service_left import digest
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.actions.remove_service import remove_provider, remove_service
from lgnet.network.errors import InUse
from lgnet.network.models import Provider, Service
from lgnet.network.policies import may_keep_directory, require_own_city
from lgnet.trust import audit


@transaction.atomic
def undo_services(*, file: ServiceImport, by: Actor) -> ServiceImport:
    """Take back what a file wrote, but for what was changed since or is named elsewhere. Twice is once."""
    may_keep_directory(by)
    require_own_city(by, file.city_id)
    file = ServiceImport.objects.select_for_update().get(pk=file.pk)
    if file.undone_at is None:
        services = Service.objects.filter(city_id=by.city_id, pk__in=file.services)
        file.kept = {str(one.pk): why for one in services if (why := _kept(one, file.services, by))}
        _take_back_givers(file, by)
        file.undone_at, file.undone_by = clock.now(), by.user_id
        file.save(update_fields=["kept", "undone_at", "undone_by"])
        audit.record("exchange.services_taken_back", by=by, target=file, kept=len(file.kept))
    return file


def _kept(service: Service, left: dict[str, str], by: Actor) -> str:
    """Why it stays; empty when it is gone."""
    if digest(service) != left[str(service.pk)]:
        return CHANGED
    try:
        remove_service(service=service, by=by)
    except InUse:
        return IN_USE
    return ""


def _take_back_givers(file: ServiceImport, by: Actor) -> None:
    """Who gives nothing any more, and is as the file said."""
    idle = Provider.objects.filter(city_id=by.city_id, pk__in=file.providers, services=None)
    for provider in idle:
        if digest(provider) == file.providers[str(provider.pk)]:
            remove_provider(provider=provider, by=by)
