# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach tells of a person's data as such: when she was last met, what is still open, words of its lists."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from lgnet.outreach.choices import RequestState
from lgnet.outreach.codes import done_label, need_label, purpose_label
from lgnet.outreach.models import AppointmentPerson, Contact, Reminder, TakeChargeRequest, TicketPerson
from lgnet.people import retention
from lgnet.people.copying import declared

HER_CONTACTS = Contact.objects.filter(person=OuterRef("pk")).order_by("-happened_at")
HER_APPOINTMENTS = AppointmentPerson.objects.filter(person=OuterRef("pk")).order_by("-appointment__starts_at")
HER_REQUESTS = TakeChargeRequest.objects.filter(person=OuterRef("pk"), state=RequestState.WAITING).order_by()


def register() -> None:
    retention.tells_open(lambda: Exists(HER_REQUESTS))
    retention.tells_met(lambda: Subquery(HER_CONTACTS.values("happened_at")[:1]))
    retention.tells_met(lambda: Subquery(HER_APPOINTMENTS.values("appointment__starts_at")[:1]))
    retention.erases(erase)
    declared.words(need=need_label, done=done_label, purpose=purpose_label)


def erase(person_ids: Sequence[UUID]) -> None:
    """That she was met, when, for which needs and in which language stays, without a word, a place or a name."""
    Contact.objects.filter(person__in=person_ids).update(
        nickname="", sign="", note="", place="", latitude=None, longitude=None, follow_up_on=None, follow_up_note="",
        sent_digest="",
    )  # fmt: skip
    TicketPerson.objects.filter(person__in=person_ids).delete()
    hers = AppointmentPerson.objects.filter(person__in=person_ids)
    Reminder.objects.filter(guest__in=hers).delete()
    hers.update(said_name="", note="", language="", interpreter_needed=False)
