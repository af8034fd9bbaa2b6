# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether somebody wants to be reminded by e-mail: said to a colleague, written with its time, withdrawn at will."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.appointment_errors import (
    AddressKnownUnsafe,
    AddressNotSafe,
    NotAnAddress,
    NothingToWithdraw,
    ReminderNotAgreed,
)
from lgnet.outreach.appointments import unsafe_points
from lgnet.outreach.models import Appointment, AppointmentPerson, Reminder
from lgnet.outreach.policies import may_keep_appointments
from lgnet.outreach.reminder_words import LANGUAGES
from lgnet.trust import audit

FALLBACK = "it"
LONGEST = 120


@transaction.atomic
def agree_reminder(
    *, appointment: Appointment, address: str, agrees: bool, is_safe: bool, by: Actor
) -> Reminder:
    """She wants to be reminded at this address, which nobody else reads. Said again, the last address holds.

    Raises ReminderNotAgreed, AddressNotSafe, AddressKnownUnsafe, NotAnAddress: nothing of the address is kept."""
    may_keep_appointments(by)
    _check(address, agrees, is_safe)
    guest = AppointmentPerson.objects.select_for_update().get(appointment=appointment)
    if guest.person_id and unsafe_points(guest.person).filter(value__iexact=address.strip()).exists():
        raise AddressKnownUnsafe()
    guest.reminders.filter(withdrawn_at=None).delete()
    language = guest.language if guest.language in LANGUAGES else FALLBACK
    reminder = Reminder.objects.create(
        guest=guest, address=address.strip(), language=language, agreed_with=by.user_id
    )
    _record("outreach.reminder_agreed", reminder, guest, by=by)
    return reminder


@transaction.atomic
def withdraw_reminder(*, appointment: Appointment, by: Actor) -> int:
    """She wants no reminders any more: of a known person those of all her appointments end. Returns how many.

    Raises NothingToWithdraw."""
    may_keep_appointments(by)
    guest = AppointmentPerson.objects.get(appointment=appointment)
    hers = Reminder.objects.filter(withdrawn_at=None)
    hers = hers.filter(guest__person=guest.person_id) if guest.person_id else hers.filter(guest=guest)
    ended = list(hers.select_for_update())
    if not ended:
        raise NothingToWithdraw()
    hers.update(withdrawn_at=clock.now(), withdrawn_with=by.user_id)
    for reminder in ended:
        _record("outreach.reminder_withdrawn", reminder, guest, by=by)
    return len(ended)


def _check(address: str, agrees: bool, is_safe: bool) -> None:
    try:
        validate_email(address.strip())
    except ValidationError as fault:
        raise NotAnAddress() from fault
    if len(address) > LONGEST:
        raise NotAnAddress()
    if not agrees:
        raise ReminderNotAgreed()
    if not is_safe:
        raise AddressNotSafe()


def _record(action: str, reminder: Reminder, guest: AppointmentPerson, *, by: Actor) -> None:
    people = [guest.person_id] if guest.person_id else []
    audit.record(action, by=by, target=reminder, people=people)
