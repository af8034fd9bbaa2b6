# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long what a desk and a unit write of their day is kept, as the tables themselves say. In the city in context."""

from datetime import datetime, time

from lgnet.kernel import clock
from lgnet.outreach.models import Appointment, CalendarFeed, Shift, Ticket, TicketPerson
from lgnet.people.retention import months_after


def _day(months: int):
    """So many months ago."""
    return months_after(clock.today(), -months)


def _moment(months: int) -> datetime:
    return datetime.combine(_day(months), time(), clock.ROME)


def forget_holders() -> int:
    """Three months after the day a ticket is a number with its times: who held it, and that she came first, is gone."""
    Ticket.objects.filter(day__lt=_day(3), comes_first=True).update(comes_first=False)
    gone, _each = TicketPerson.objects.filter(ticket__day__lt=_day(3)).delete()
    return gone


def forget_appointments() -> int:
    """After 24 months. One that stands for an older one stays, and no longer says for which."""
    over = Appointment.objects.filter(starts_at__lt=_moment(24))
    Appointment.objects.filter(instead_of__in=over).update(instead_of=None)
    gone, _each = over.delete()
    return gone


def forget_shifts() -> int:
    """After 24 months an outing is its times and kilometres, which prove its costs."""
    old = Shift.objects.filter(day__lt=_day(24))
    return old.exclude(present=[], note="").update(present=[], note="")


def forget_feeds() -> int:
    """Twelve months after it was revoked."""
    gone, _each = CalendarFeed.objects.filter(revoked_at__lt=_moment(12)).delete()
    return gone
