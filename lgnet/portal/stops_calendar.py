# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public stops as a calendar that a phone subscribes to (RFC 5545): one event for each weekly stop, in the time of
the wall in Italy; a cancelled day is an EXDATE, a moved one replaces that occurrence, an additional one is an event."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.network.models import City
from lgnet.network.slots import lent
from lgnet.outreach.choices import ExceptionKind
from lgnet.outreach.models import Stop, StopException
from lgnet.portal.city_names import city_name

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def stops_calendar(
    city: City, stops: Iterable[Stop], exceptions: Iterable[StopException], *, language: str
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//LGNet//mobile units//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{_('Mobile units')} · {city_name(city, language)}")
    otherwise = [one for one in exceptions if one.stop_id]
    for stop in stops:
        for event in _weekly(stop, [one for one in otherwise if one.stop_id == stop.pk]):
            calendar.add_component(event)
    for extra in exceptions:
        if extra.stop_id is None:
            calendar.add_component(_event(f"once-{extra.pk.hex}", extra, extra.on, extra.languages))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _weekly(stop: Stop, otherwise: list[StopException]) -> list[Event]:
    first = stop.valid_from + timedelta(days=(stop.weekday - stop.valid_from.weekday()) % 7)
    if stop.valid_until and first > stop.valid_until:
        return []
    name = f"stop-{stop.pk.hex}"
    always = _event(name, stop, first, stop.languages)
    rule = {"freq": "weekly", "byday": DAYS[stop.weekday]}
    if stop.valid_until:
        rule["until"] = _at(stop.valid_until, stop.starts_at).astimezone(UTC)
    always.add("rrule", rule)
    cancelled = [_at(one.on, stop.starts_at) for one in otherwise if one.kind == ExceptionKind.CANCELLED]
    if cancelled:
        always.add("exdate", sorted(cancelled))
    moved = [one for one in otherwise if one.kind == ExceptionKind.MOVED]
    return [always, *(_instead(name, stop, one) for one in moved)]


def _instead(name: str, stop: Stop, moved: StopException) -> Event:
    event = _event(name, moved, moved.on, stop.languages)
    event.add("recurrence-id", _at(moved.on, stop.starts_at))
    event.add("sequence", 1)
    return event


def _event(name: str, told: Stop | StopException, on: date, languages: list[str]) -> Event:
    event = Event()
    event.add("uid", f"{name}@lgnet")
    event.add(
        "dtstamp", datetime.combine(clock.today(), time(), UTC)
    )  # the same all day: a copy is recognised
    event.add("summary", f"{_('Mobile unit')}: {told.place}")
    event.add("location", ", ".join(filter(None, (told.place, told.hint))))
    event.add("dtstart", _at(on, told.starts_at))
    ends_on = on + timedelta(days=1) if told.ends_at <= told.starts_at else on
    event.add("dtend", _at(ends_on, told.ends_at))
    if told.latitude is not None:
        event.add("geo", (float(told.latitude), float(told.longitude)))
    if languages:
        event.add("description", f"{_('Languages spoken')}: {', '.join(_spoken(languages))}")
    return event


def _at(on: date, at: time) -> datetime:
    return datetime.combine(on, at, ROME)


def _spoken(codes: list[str]) -> list[str]:
    known = lent("languages")
    return [known[code]["own"] if code in known else code for code in codes]
