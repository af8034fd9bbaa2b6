# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of the service directory: of one city, as its workers look for a service."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.choices import Acceptance
from lgnet.network.errors import NotInThisCity
from lgnet.network.models import Provider, Service

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
