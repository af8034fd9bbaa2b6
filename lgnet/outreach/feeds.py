# SPDX-License-Identifier: AGPL-3.0-or-later
"""Appointments as a calendar program reads them (RFC 5545): when, where, which profession. Who comes, what for and with
whom is not even asked of the database."""

import time
from datetime import UTC, timedelta
from hashlib import sha256

from django.core.cache import cache
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.network.models import City
from lgnet.outreach.appointment_errors import FeedReadTooOften, NoSuchFeed
from lgnet.outreach.appointments import colleagues_of
from lgnet.outreach.choices import AppointmentState
from lgnet.outreach.models import Appointment, CalendarFeed

BACK, AHEAD = timedelta(days=31), timedelta(days=366)
TIMES, PERIOD = 30, 3600
"""So often a feed may be read, in so many seconds."""


def digest_of(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def open_feed(city: City, secret: str) -> CalendarFeed:
    """Raises NoSuchFeed: never made, closed, or its maker no longer receives people here. They look the same."""
    open_ones = CalendarFeed.objects.filter(city_id=city.pk, revoked_at=None).select_related(
        "made_by", "site"
    )
    feed = open_ones.filter(digest=digest_of(secret)).first()
    if feed is None or not colleagues_of(city.pk).filter(pk=feed.made_by_id).exists():
        raise NoSuchFeed()
    return feed


def count(feed: CalendarFeed) -> None:
    """Take a place of this hour, or raise FeedReadTooOften. A place can be taken once, whichever process asks."""
    period = int(time.time() // PERIOD)
    keys = [f"feed:{feed.pk}:{period}:{place}" for place in range(TIMES)]
    taken = cache.get_many(keys)
    if not any(cache.add(key, 1, timeout=PERIOD) for key in keys if key not in taken):
        raise FeedReadTooOften()


def calendar_of_feed(feed: CalendarFeed) -> bytes:
    """In the language that is active. Equal as long as nothing has changed, so that a copy is recognised."""
    from icalendar import Calendar  # here: processes that make none stay small

    calendar = Calendar()
    calendar.add("prodid", "-//LGNet//appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"LGNet · {feed.site.name if feed.site else _('Appointments')}")
    for appointment in _of(feed):
        calendar.add_component(_event(appointment))
    return calendar.to_ical()


def _of(feed: CalendarFeed):
    now = clock.now()
    told = Appointment.objects.filter(
        city_id=feed.city_id, starts_at__gte=now - BACK, starts_at__lt=now + AHEAD,
        state__in=[AppointmentState.BOOKED, AppointmentState.CAME, AppointmentState.DID_NOT_COME],
    )  # fmt: skip
    told = told.filter(site=feed.site) if feed.site_id else told.filter(operator=feed.made_by)
    return told.select_related("site").order_by("starts_at", "id")


def _event(appointment: Appointment):
    from icalendar import Event

    event = Event()
    event.add("uid", f"appointment-{appointment.pk.hex}@lgnet")
    event.add("dtstamp", appointment.booked_at.astimezone(UTC))
    event.add("dtstart", appointment.starts_at.astimezone(UTC))
    event.add("dtend", appointment.ends_at.astimezone(UTC))
    named = (_("Appointment"), appointment.site.name, str(appointment.get_profession_display()))
    event.add("summary", " · ".join(filter(None, named)))
    if appointment.site.address:
        event.add("location", appointment.site.address)
    event.add("class", "PRIVATE")
    return event
