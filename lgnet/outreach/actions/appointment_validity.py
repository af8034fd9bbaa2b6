# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must hold of an appointment before it is written."""

from datetime import datetime, timedelta

from lgnet.kernel import clock
from lgnet.outreach.appointment_errors import AppointmentPast, ForNobody, LastsTooLong, TooFarAhead
from lgnet.outreach.codes import PURPOSES
from lgnet.outreach.errors import DoesNotFit, UnknownCode
from lgnet.outreach.models import AppointmentPerson
from lgnet.people.codes import LANGUAGES

A_YEAR = timedelta(days=366)
A_LITTLE_LATE = timedelta(minutes=15)
"""Somebody who is there already is given the time that has just begun."""
SHORTEST, LONGEST = 5, 240


def check_time(starts_at: datetime, minutes: int) -> None:
    now = clock.now()
    if starts_at < now - A_LITTLE_LATE:
        raise AppointmentPast()
    if starts_at > now + A_YEAR:
        raise TooFarAhead()
    if not SHORTEST <= minutes <= LONGEST:
        raise LastsTooLong()


def check_guest(guest: AppointmentPerson) -> AppointmentPerson:
    """A contact brings its person, or how she was called; a known person brings language and interpreter."""
    guest.said_name, guest.note = guest.said_name.strip(), guest.note.strip()
    if guest.contact_id:
        guest.person = guest.person or guest.contact.person
        guest.said_name = guest.said_name or ("" if guest.person else guest.contact.who[:80])
    if guest.person_id:
        guest.said_name = ""
    elif not guest.said_name:
        raise ForNobody()
    for code, known in ((guest.purpose, PURPOSES), (guest.language, LANGUAGES)):
        if code not in known and (code or known is PURPOSES):
            raise UnknownCode(value=code)
    if len(guest.said_name) > 80 or len(guest.note) > 200:
        raise DoesNotFit(fields="said_name, note")
    return guest
