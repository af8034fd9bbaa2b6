# SPDX-License-Identifier: AGPL-3.0-or-later
"""Single days that are not as always: a stop cancelled or moved, or one that is made on that day only."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.blurring import blurred
from lgnet.outreach.actions.plan_shifts import plan_unit
from lgnet.outreach.choices import ExceptionKind
from lgnet.outreach.errors import AtTwoPlaces, DayIsPast, NotThatDay, OtherwiseAlready, StopTakesNoTime
from lgnet.outreach.models import MobileUnit, Route, Stop, StopException
from lgnet.outreach.policies import may_keep_units
from lgnet.outreach.timetable import overlapping
from lgnet.outreach.units import halts_of
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class Elsewhere(TypedDict, total=False):
    """Where and when it is instead."""

    place: str
    hint: str
    latitude: Decimal | float | None
    longitude: Decimal | float | None
    starts_at: time
    ends_at: time
    languages: Iterable[str]
    is_public: bool


def cancel_stop(*, stop: Stop, on: date, reason: str, by: Actor) -> StopException:
    """Not made on that day. Raises NotThatDay, DayIsPast, OtherwiseAlready."""
    exception = StopException(
        route_id=stop.route_id, stop=stop, kind=ExceptionKind.CANCELLED, on=on, reason=reason
    )
    return _written(exception, by=by)


def move_stop(
    *, stop: Stop, on: date, reason: str, by: Actor, **elsewhere: Unpack[Elsewhere]
) -> StopException:
    """Made elsewhere or at other hours on that day. Raises AtTwoPlaces too; without `place` it stays where it is."""
    there = {"place": stop.place, "hint": stop.hint, "latitude": stop.latitude, "longitude": stop.longitude}
    if elsewhere.get("place", "") not in ("", stop.place):
        there = {"place": elsewhere["place"], "hint": "", "latitude": None, "longitude": None}
    hours = {"starts_at": stop.starts_at, "ends_at": stop.ends_at}
    told = {**there, **hours, **{name: value for name, value in elsewhere.items() if value not in (None, "")}}
    exception = StopException(
        route_id=stop.route_id, stop=stop, kind=ExceptionKind.MOVED, on=on, reason=reason
    )
    return _written(exception, by=by, told=told)


def add_extra_stop(
    *, route: Route, on: date, reason: str, by: Actor, **elsewhere: Unpack[Elsewhere]
) -> StopException:
    """A stop of one day. Raises AtTwoPlaces, StopTakesNoTime, DayIsPast."""
    exception = StopException(route=route, kind=ExceptionKind.EXTRA, on=on, reason=reason)
    return _written(exception, by=by, told=elsewhere)


@transaction.atomic
def withdraw_exception(*, exception: StopException, by: Actor) -> None:
    """The day is as always again. Raises DayIsPast, and AtTwoPlaces when something else was put there meanwhile."""
    may_keep_units(by)
    if exception.on < clock.today():
        raise DayIsPast()
    unit = MobileUnit.objects.select_for_update().get(routes=exception.route_id)
    audit.record(
        "outreach.exception_withdrawn", by=by, target=exception, kind=exception.kind, on=str(exception.on)
    )
    exception.delete()
    _check_day(unit, exception.on)
    plan_unit(unit, by=by)


@transaction.atomic
def _written(exception: StopException, *, by: Actor, told: Elsewhere | None = None) -> StopException:
    may_keep_units(by)
    _check_on(exception)
    for field, value in (told or {}).items():
        setattr(exception, field, value.strip() if isinstance(value, str) else value)
    exception.latitude, exception.longitude = blurred(exception.latitude), blurred(exception.longitude)
    if told and exception.starts_at == exception.ends_at:
        raise StopTakesNoTime()
    unit = MobileUnit.objects.select_for_update().get(routes=exception.route_id)  # one change at a time
    with becomes(OtherwiseAlready(), on="one_exception_a_day"):
        exception.save(force_insert=True)
    _check_day(unit, exception.on)
    audit.record(
        "outreach.exception_written", by=by, target=exception, kind=exception.kind, on=str(exception.on)
    )
    plan_unit(unit, by=by)
    return exception


def _check_on(exception: StopException) -> None:
    if exception.on < clock.today():
        raise DayIsPast()
    stop = exception.stop
    if stop is None:
        return
    valid = stop.valid_from <= exception.on and (stop.valid_until is None or exception.on <= stop.valid_until)
    if exception.on.weekday() != stop.weekday or not valid:
        raise NotThatDay()


def _check_day(unit: MobileUnit, on: date) -> None:
    """The day before and the day after too: nights go on."""
    around = timedelta(days=1)
    if overlapping(halts_of([unit.pk], first=on - around, last=on + around)):
        raise AtTwoPlaces()
