# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reminders leave: each is written down as being sent, and committed, before the mail server is asked. A process that
dies in between never sends it a second time; the appointment's page says that nobody knows whether it left."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import City
from lgnet.outreach.choices import AppointmentState, ReminderKind, SendingState
from lgnet.outreach.models import Appointment, Reminder, ReminderSent
from lgnet.outreach.reminder_words import Facts, mail
from lgnet.outreach.slots import public_page
from lgnet.people.models import ContactPoint
from lgnet.trust import audit

log = logging.getLogger(__name__)
WINDOWS = {
    # from so long before the appointment, to so long before it
    ReminderKind.DAY_BEFORE: (timedelta(hours=24), timedelta(hours=3)),
    ReminderKind.TWO_HOURS: (timedelta(hours=2), timedelta(minutes=15)),
}
CHANGES = {
    ReminderKind.MOVED: AppointmentState.MOVED,
    ReminderKind.CALLED_OFF: AppointmentState.CALLED_OFF,
}
NEWS_FOR = timedelta(hours=6)
"""After which a change that could not be told is told no more: somebody has called, or she has come."""
QUIET = timedelta(hours=12)
MOST_ATTEMPTS = 3
TRY_AGAIN_AFTER = timedelta(minutes=20)
GIVEN_UP_AFTER = timedelta(minutes=30)
"""Of a sending that a process has left behind."""
TO_THE_LOG = "django.core.mail.backends.console.EmailBackend"
BY_MACHINE = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def due_reminders(kind: str, *, at: datetime) -> QuerySet[Reminder]:
    """Agreed, not withdrawn, and this kind neither sent nor given up: for an appointment that is soon, or for one that
    has just been moved or called off."""
    agreed = _told(kind, at=at) if kind in CHANGES else _soon(kind, at=at)
    again = Q(state=SendingState.FAILED, attempts__lt=MOST_ATTEMPTS, tried_at__lt=at - TRY_AGAIN_AFTER)
    settled = ReminderSent.objects.filter(reminder=OuterRef("pk"), kind=kind).exclude(again)
    unsafe = ContactPoint.objects.filter(  # said since: a message there can harm her
        person=OuterRef("guest__person"), value__iexact=OuterRef("address"), safe=False
    )
    due = agreed.filter(~Exists(settled), ~Exists(unsafe), withdrawn_at=None)
    return due.select_related("guest__appointment__site").order_by("guest__appointment__starts_at", "id")


def _soon(kind: str, *, at: datetime) -> QuerySet[Reminder]:
    earliest, latest = WINDOWS[kind]
    soon = Reminder.objects.filter(
        guest__appointment__state=AppointmentState.BOOKED, guest__appointment__starts_at__gt=at + latest,
        guest__appointment__starts_at__lte=at + earliest,
    )  # fmt: skip
    if kind == ReminderKind.TWO_HOURS:  # not to somebody who has booked just now
        return soon.filter(guest__appointment__booked_at__lt=F("guest__appointment__starts_at") - earliest)
    told = ReminderSent.objects.filter(
        reminder__guest__appointment__moved_to=OuterRef("guest__appointment"), kind=ReminderKind.MOVED,
        state=SendingState.SENT, tried_at__gt=at - QUIET,
    )  # fmt: skip
    return soon.filter(~Exists(told))


def _told(kind: str, *, at: datetime) -> QuerySet[Reminder]:
    """Of what was moved, only where the new time is another one, and holds."""
    changed = Reminder.objects.filter(
        guest__appointment__state=CHANGES[kind], guest__appointment__told_at__gt=at - NEWS_FOR
    )
    if kind == ReminderKind.CALLED_OFF:
        return changed.filter(guest__appointment__starts_at__gt=at)
    return changed.filter(
        ~Q(guest__appointment__moved_to__starts_at=F("guest__appointment__starts_at")),
        guest__appointment__moved_to__state=AppointmentState.BOOKED, guest__appointment__moved_to__starts_at__gt=at,
    )  # fmt: skip


def send_reminder(*, reminder: Reminder, kind: str, city: City, by: Actor) -> ReminderSent | None:
    """Outside a transaction: it has three of its own. None when another process is at it."""
    with transaction.atomic():
        sending = _claim(reminder, kind)
        facts = _facts(reminder, kind, city) if sending else None
    if sending is None:
        return None
    fault = _deliver(reminder, sending, facts)
    with transaction.atomic():
        sending.state, sending.fault = (SendingState.FAILED, fault) if fault else (SendingState.SENT, "")
        sending.save(update_fields=["state", "fault"])
        people = [reminder.guest.person_id] if reminder.guest.person_id else []
        audit.record("outreach.reminder_sent", by=by, target=reminder, people=people, kind=kind, fault=fault)
    return sending


def _claim(reminder: Reminder, kind: str) -> ReminderSent | None:
    """This process, and no other, sends it now."""
    known = ReminderSent.objects.select_for_update().filter(reminder=reminder, kind=kind).first()
    if known is None:
        return _first(reminder, kind)
    if known.state != SendingState.FAILED or known.attempts >= MOST_ATTEMPTS:
        return None
    known.state, known.attempts, known.tried_at = SendingState.SENDING, known.attempts + 1, clock.now()
    known.save(update_fields=["state", "attempts", "tried_at"])
    return known


def _first(reminder: Reminder, kind: str) -> ReminderSent | None:
    """None when another process was faster in this very moment."""
    made = ReminderSent.objects.bulk_create(
        [ReminderSent(reminder=reminder, kind=kind)], ignore_conflicts=True
    )[0]
    return ReminderSent.objects.filter(pk=made.pk).first()


def _deliver(reminder: Reminder, sending: ReminderSent, facts: Facts) -> str:
    """Ask the mail server; returns what went wrong in a word of ours, for what it says may hold the address."""
    if settings.EMAIL_BACKEND == TO_THE_LOG:  # no mail is set up, and an address is not for a log
        return "not_set_up"
    words = mail(facts, reminder.language, sending.kind)
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {**BY_MACHINE, "Message-ID": f"<{sending.pk.hex}.{sending.attempts}@{domain}>"}
    letter = EmailMessage(words.subject, words.body, to=[reminder.address], headers=headers)
    try:
        letter.send()
    except SMTPException as refusal:
        log.warning("The mail server refused reminder %s: %s", sending.pk, type(refusal).__name__)
        return "refused"
    except OSError as fault:
        log.warning("The mail server was not reached for reminder %s: %s", sending.pk, type(fault).__name__)
        return "not_reached"
    return ""


def _facts(reminder: Reminder, kind: str, city: City) -> Facts:
    appointment = reminder.guest.appointment
    if kind == ReminderKind.MOVED:
        appointment = Appointment.objects.select_related("site").get(instead_of=appointment)
    site, path = appointment.site, public_page(city, reminder.language)
    link = f"https://{settings.ALLOWED_HOSTS[0]}{path}" if path and settings.SECURE else ""
    return Facts(appointment.starts_at, site.name, site.address, site.phone, link)


def give_up_left_behind(*, at: datetime) -> int:
    """Whoever was sending has died: it may have left. Returns how many."""
    left = ReminderSent.objects.filter(state=SendingState.SENDING, tried_at__lt=at - GIVEN_UP_AFTER)
    return left.update(state=SendingState.UNKNOWN)
