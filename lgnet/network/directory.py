# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of the service directory: of one city, as its workers look for a service."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.holidays import is_holiday
from lgnet.kernel.opening import read_opening
from lgnet.network.choices import Acceptance
from lgnet.network.errors import NotInThisCity
from lgnet.network.models import Provider, Service
from lgnet.network.near import Position, kilometres, position_of

TO_CHECK_AFTER = timedelta(days=180)
"""What nobody has checked for so long may not be so any more."""
FOR_EVERYBODY = (Acceptance.WITH_PERMIT, Acceptance.WITHOUT_PERMIT_TOO)
"""Said beside the people, not instead: a service for everyone may still ask for a permit."""


def services_of(by: Actor) -> QuerySet[Service]:
    return Service.objects.filter(city_id=by.city_id).select_related("provider", "team")


def get_service(by: Actor, service_id) -> Service:
    """Raises NotInThisCity."""
    service = services_of(by).filter(pk=service_id).first()
    if service is None:
        raise NotInThisCity()
    return service


def open_services(by: Actor) -> QuerySet[Service]:
    return services_of(by).filter(closed_on=None)


def closed_services(by: Actor) -> QuerySet[Service]:
    return services_of(by).filter(closed_on__isnull=False)


def to_check(by: Actor) -> QuerySet[Service]:
    """Reported wrong, or not checked for TO_CHECK_AFTER: the most urgent first."""
    long_ago = clock.today() - TO_CHECK_AFTER
    doubtful = Q(reported_wrong_at__isnull=False) | Q(last_checked_on=None) | Q(last_checked_on__lt=long_ago)
    return open_services(by).filter(doubtful).order_by("reported_wrong_at", "last_checked_on", "name")


def get_provider(by: Actor, provider_id) -> Provider:
    """Raises NotInThisCity."""
    provider = Provider.objects.filter(city_id=by.city_id, pk=provider_id).first()
    if provider is None:
        raise NotInThisCity()
    return provider


def needs_check(service: Service) -> bool:
    checked = service.last_checked_on
    return bool(service.reported_wrong_at) or checked is None or clock.today() - checked > TO_CHECK_AFTER


@dataclass(frozen=True)
class Now:
    """How a service stands at a moment. `is_open` is None where its hours can't be read for certain."""

    service: Service
    is_open: bool | None
    until: datetime | None = None
    opens_at: datetime | None = None
    far: float | None = None
    """Kilometres from where one asked, where both positions are known."""


def standing(service: Service, at: datetime, origin: Position | None = None) -> Now:
    opening, place = read_opening(service.opening_hours), position_of(service)
    far = kilometres(origin, place) if origin and place else None
    if opening is None or (is_holiday(at.astimezone(clock.ROME).date()) and not opening.always):
        return Now(service, None, far=far)
    until = opening.closing_after(at)
    return Now(service, opening.always or until is not None, until, opening.opening_after(at), far)


def standings(
    services: Iterable[Service], *, at: datetime, open_now: bool = False, origin: Position | None = None
) -> list[Now]:
    """The nearest first where one asked from somewhere; `open_now` leaves out what is closed for certain."""
    found = [standing(service, at, origin) for service in services]
    found = [one for one in found if one.is_open is not False] if open_now else found
    if open_now:
        found.sort(key=lambda one: one.is_open is None)
    return sorted(found, key=lambda one: (one.far is None, one.far or 0)) if origin else found


def matching(
    services: QuerySet[Service], *, need: str = "", accepts: str = "", language: str = "", text: str = ""
) -> QuerySet[Service]:
    """Those that answer a need, take such people, speak a language, and hold each word of the text."""
    if need:
        services = services.filter(needs__contains=[need])
    if accepts:
        fits = Q(accepts__contains=[accepts])
        services = services.filter(
            fits if accepts in FOR_EVERYBODY else fits | Q(accepts__contains=["everyone"])
        )
    if language:
        services = services.filter(languages__contains=[language])
    for word in text.split():
        services = services.filter(
            Q(name__icontains=word)
            | Q(provider__name__icontains=word)
            | Q(description__icontains=word)
            | Q(address__icontains=word)
        )
    return services
