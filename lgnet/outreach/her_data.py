# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach tells of a person's data as such: when she was last met, what is still open, words of its lists."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from lgnet.kernel import clock
from lgnet.outreach import slots
from lgnet.outreach.actions import forget_old
from lgnet.outreach.choices import RequestState
from lgnet.outreach.codes import done_label, need_label, purpose_label
from lgnet.outreach.models import (
    Appointment,
    AppointmentPerson,
    CalendarFeed,
    Contact,
    Reminder,
    ReminderSent,
    Shift,
    TakeChargeRequest,
    Ticket,
    TicketPerson,
)
from lgnet.people import retention
from lgnet.people.copying import declared
from lgnet.trust import forgetting

HER_CONTACTS = Contact.objects.filter(person=OuterRef("pk")).order_by("-happened_at")
HER_APPOINTMENTS = AppointmentPerson.objects.filter(person=OuterRef("pk")).order_by("-appointment__starts_at")
HER_REQUESTS = TakeChargeRequest.objects.filter(person=OuterRef("pk"), state=RequestState.WAITING).order_by()

EMPTY = {
    "nickname": "", "sign": "", "note": "", "place": "", "latitude": None, "longitude": None, "follow_up_on": None,
    "follow_up_note": "", "sent_digest": "",
}  # fmt: skip
NOBODY = "–"
"""In the place of a nickname: the database wants a contact to be with somebody."""


def register() -> None:
    retention.tells_open(lambda: Exists(HER_REQUESTS))
    retention.tells_met(lambda: Subquery(HER_CONTACTS.values("happened_at")[:1]))
    retention.tells_met(lambda: Subquery(HER_APPOINTMENTS.values("appointment__starts_at")[:1]))
    retention.erases(erase)
    retention.tells_unnamed(unnamed_until, erase_unnamed)
    forgetting.forgets(TicketPerson, Ticket, by=forget_old.forget_holders)
    of_appointments = (Appointment, AppointmentPerson, Reminder, ReminderSent)
    forgetting.forgets(*of_appointments, by=forget_old.forget_appointments)
    forgetting.forgets(Shift, by=forget_old.forget_shifts)
    forgetting.forgets(CalendarFeed, by=forget_old.forget_feeds)
    declared.words(need=need_label, done=done_label, purpose=purpose_label)


def unnamed_until(last: date) -> QuerySet[Contact]:
    """Contacts up to a day with somebody whose name nobody knows, about whom no request waits, with whom no appointment
    was made for later, and of whom something still tells."""
    ends = datetime.combine(last + timedelta(days=1), time(), clock.ROME)
    waiting = TakeChargeRequest.objects.filter(contact=OuterRef("pk"), state=RequestState.WAITING)
    later = AppointmentPerson.objects.filter(contact=OuterRef("pk"), appointment__starts_at__gte=ends)
    found = Contact.objects.filter(~Exists(waiting), ~Exists(later), person=None, happened_at__lt=ends)
    return found.exclude(nickname=NOBODY, sign="")


def erase_unnamed(contact_ids: Sequence[UUID]) -> int:
    """As for a person: the contact, its needs and its language stay."""
    unnamed = Contact.objects.filter(pk__in=contact_ids, person=None)
    _empty_guests(AppointmentPerson.objects.filter(contact__in=contact_ids, person=None), said_name=NOBODY)
    slots.erase_of_contacts(contact_ids)
    return unnamed.update(**{**EMPTY, "nickname": NOBODY})


def erase(person_ids: Sequence[UUID]) -> None:
    """That she was met, when, for which needs and in which language stays, without a word, a place or a name."""
    Contact.objects.filter(person__in=person_ids).update(**EMPTY)
    TicketPerson.objects.filter(person__in=person_ids).delete()
    _empty_guests(AppointmentPerson.objects.filter(person__in=person_ids), said_name="")


def _empty_guests(guests: QuerySet[AppointmentPerson], *, said_name: str) -> None:
    """That somebody came, and what for, stays."""
    Reminder.objects.filter(guest__in=guests).delete()
    guests.update(said_name=said_name, note="", language="", interpreter_needed=False)
