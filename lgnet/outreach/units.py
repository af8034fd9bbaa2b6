# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of mobile units, their routes and stops: where they are, and when."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.errors import NoSuchUnit
from lgnet.outreach.models import MobileUnit, Route, Stop, StopException
from lgnet.outreach.policies import may_read_units
from lgnet.outreach.timetable import Halt, halts

A_WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)


def units_of(by: Actor) -> QuerySet[MobileUnit]:
    if not (by.system or may_read_units.allows(by)):
        return MobileUnit.objects.none()
    return MobileUnit.objects.filter(city_id=by.city_id).select_related("team")


def get_unit(by: Actor, unit_id: UUID) -> MobileUnit:
    """With its routes and their stops, without what has ended. Raises NoSuchUnit."""
    lasting = Stop.objects.filter(Q(valid_until=None) | Q(valid_until__gte=clock.today()))
    routes = Route.objects.prefetch_related(Prefetch("stops", lasting, to_attr="lasting"))
    return _found(units_of(by).prefetch_related(Prefetch("routes", routes)).filter(pk=unit_id).first())


def get_route(by: Actor, route_id: UUID) -> Route:
    mine = Route.objects.filter(unit__in=units_of(by)).select_related("unit__team")
    return _found(mine.filter(pk=route_id).first())


def get_stop(by: Actor, stop_id: UUID) -> Stop:
    mine = Stop.objects.filter(unit__in=units_of(by)).select_related("route", "unit")
    return _found(mine.filter(pk=stop_id).first())


def get_exception(by: Actor, exception_id: UUID) -> StopException:
    mine = StopException.objects.filter(route__unit__in=units_of(by)).select_related("route__unit", "stop")
    return _found(mine.filter(pk=exception_id).first())


def halts_of(unit_ids: Iterable[UUID], *, first: date, last: date) -> list[Halt]:
    """What these units do from a day to a day, in the order of time: three queries, whatever they do."""
    unit_ids = list(unit_ids)
    within = Q(valid_from__lte=last) & (Q(valid_until=None) | Q(valid_until__gte=first))
    stops = Stop.objects.filter(within, unit__in=unit_ids)
    exceptions = StopException.objects.filter(route__unit__in=unit_ids, on__gte=first, on__lte=last)
    return halts(stops, exceptions.select_related("route"), first=first, last=last)


def coming_halts(city_id: UUID, *, days: int = 7, public_only: bool = False) -> list[Halt]:
    """From now on; what began yesterday evening and still goes on is there too."""
    active = MobileUnit.objects.filter(city_id=city_id, is_active=True)
    today, now = clock.today(), clock.now()
    found = halts_of(
        active.values_list("pk", flat=True), first=today - A_DAY, last=today + timedelta(days=days - 1)
    )
    return [halt for halt in found if halt.ends > now and (halt.is_public or not public_only)]


def _found(row):
    if row is None:
        raise NoSuchUnit()
    return row


def public_timetable(city_id: UUID) -> tuple[list[Stop], list[StopException]]:
    """The public stops that have not ended, and from a month ago on the days that are otherwise."""
    today = clock.today()
    lasting = Q(valid_until=None) | Q(valid_until__gte=today)
    stops = list(Stop.objects.filter(lasting, city_id=city_id, is_public=True, unit__is_active=True))
    told = Q(stop__in=stops) | Q(stop=None, is_public=True, route__unit__is_active=True)
    recent = StopException.objects.filter(told, city_id=city_id, on__gte=today - timedelta(days=31))
    return stops, list(recent.select_related("route"))
