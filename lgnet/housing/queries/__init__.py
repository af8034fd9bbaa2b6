# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which beds there are, and which are free on which nights."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from lgnet.housing.hours import overdue_day, tonight
from lgnet.housing.models import Bed, Occupancy
from lgnet.kernel import clock


def beds_in_service(starts_on: date, ends_on: date | None) -> QuerySet[Bed]:
    """In service on each night from `starts_on` until the day of leaving; open end: without a day of closing."""
    until_then = Q(out_of_service_from__isnull=True)
    if ends_on:
        until_then |= Q(out_of_service_from__gte=ends_on)
    of_open_houses = Q(unit__property__closed_on__isnull=True) | Q(unit__property__closed_on__gt=starts_on)
    return Bed.objects.filter(until_then, of_open_houses, in_service_from__lte=starts_on)


def taking(starts_on: date, ends_on: date | None) -> QuerySet[Occupancy]:
    """What takes beds on any of these nights; promises whose time is over do not, whoever stays over does."""
    lapsed = Q(lapses_at__lte=clock.now())
    agreed = Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on)
    agreed &= Q(starts_on__lt=ends_on) if ends_on else Q()
    return Occupancy.objects.filter(agreed | _over(starts_on, ends_on)).exclude(lapsed)


def stayed_over(starts_on: date, ends_on: date | None) -> QuerySet[Occupancy]:
    """Whoever was to leave and is still there has the bed on one of these nights, tonight's at the latest."""
    return Occupancy.objects.filter(_over(starts_on, ends_on))


def _over(starts_on: date, ends_on: date | None) -> Q:
    if starts_on > tonight():
        return Q(pk__in=[])
    until = min(overdue_day(), ends_on - timedelta(days=1)) if ends_on else overdue_day()
    return Q(slept=True, ends_on__lte=until)


def free_beds(starts_on: date, ends_on: date | None) -> QuerySet[Bed]:
    """In service and taken by nothing on each of these nights."""
    taken = taking(starts_on, ends_on).filter(bed=OuterRef("pk"))
    return beds_in_service(starts_on, ends_on).filter(~Exists(taken))


def free_on(night: date) -> QuerySet[Bed]:
    return free_beds(night, night + timedelta(days=1))
