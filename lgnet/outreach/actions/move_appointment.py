# SPDX-License-Identifier: AGPL-3.0-or-later
"""The moves of an appointment, as APPOINTMENT_MOVES allows; the state is read from the locked row."""

from datetime import datetime, timedelta

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.appointment_validity import check_time
from lgnet.outreach.actions.book_appointment import busy, check_colleague, write
from lgnet.outreach.appointment_errors import AppointmentMoved, NotYetTime
from lgnet.outreach.choices import AppointmentState, CalledOffBy, CallOffReason
from lgnet.outreach.errors import UnknownCode
from lgnet.outreach.models import Appointment, AppointmentPerson, Reminder
from lgnet.outreach.policies import APPOINTMENT_MOVES
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def say_came(*, appointment: Appointment, by: Actor) -> Appointment:
    """She is there. Raises AppointmentMoved."""
    return _saved(_held(appointment, "came", by=by), "came", by=by)


@transaction.atomic
def say_missed(*, appointment: Appointment, by: Actor) -> Appointment:
    """She did not come. Raises NotYetTime before it began."""
    held = _held(appointment, "missed", by=by)
    if clock.now() < held.starts_at:
        raise NotYetTime()
    return _saved(held, "missed", by=by)


@transaction.atomic
def take_back(*, appointment: Appointment, by: Actor) -> Appointment:
    """It was pressed by mistake. Raises OperatorBusy when the time was given away meanwhile."""
    held = _held(appointment, "take_back", by=by)
    held.told_at = held.told_by = None
    with becomes(busy(held), on="operator_once_at_a_time"):
        return _saved(held, "take_back", by=by)


@transaction.atomic
def call_off(*, appointment: Appointment, called_off_by: str, reason: str, by: Actor) -> Appointment:
    """It does not take place; its time is free again. Raises UnknownCode."""
    if called_off_by not in CalledOffBy.values or reason not in CallOffReason.values:
        raise UnknownCode(value=called_off_by if called_off_by not in CalledOffBy.values else reason)
    held = _held(appointment, "call_off", by=by)
    held.called_off_by, held.reason = called_off_by, reason
    return _saved(held, "call_off", by=by)


@transaction.atomic
def move_appointment(
    *,
    appointment: Appointment,
    starts_at: datetime,
    minutes: int,
    by: Actor,
    operator: User | None = None,
    profession: str = "",
) -> Appointment:
    """To another time, or another colleague: returns the new one, which says whom it stands for. Raises OperatorBusy.

    Who comes, and that she agreed to be reminded, goes with it."""
    check_time(starts_at, minutes)
    held = _saved(_held(appointment, "move", by=by), "move", by=by)
    guest = AppointmentPerson.objects.get(appointment=held)
    agreed = Reminder.objects.filter(guest=guest, withdrawn_at=None).first()
    new = Appointment(
        site_id=held.site_id, operator=operator, profession=profession, starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes), booked_by=by.user_id, instead_of=held,
    )  # fmt: skip
    if operator is None and not profession:
        new.operator, new.profession = held.operator, held.profession
    else:
        check_colleague(operator, profession, by=by)
    if new.operator_id:
        User.objects.select_for_update(no_key=True).get(pk=new.operator_id)
    write(new, _copied(guest), by=by)
    if agreed:
        _go_on_reminding(agreed, new)
    return new


def _copied(guest: AppointmentPerson) -> AppointmentPerson:
    kept = ("person_id", "contact_id", "said_name", "purpose", "language", "interpreter_needed", "note")
    return AppointmentPerson(**{name: getattr(guest, name) for name in kept})


def _go_on_reminding(agreed: Reminder, new: Appointment) -> None:
    Reminder.objects.create(
        guest=new.people.get(), address=agreed.address, language=agreed.language, agreed_at=agreed.agreed_at,
        agreed_with=agreed.agreed_with,
    )  # fmt: skip


def _held(appointment: Appointment, name: str, *, by: Actor) -> Appointment:
    """The row, locked, in its new state."""
    move = APPOINTMENT_MOVES[name]
    move.rule(by)
    held = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if held.state not in move.sources:
        raise AppointmentMoved(state=held.get_state_display())
    held.state, held.told_at, held.told_by = move.target, clock.now(), by.user_id
    return held


def _saved(held: Appointment, name: str, *, by: Actor) -> Appointment:
    held.save()
    people = AppointmentPerson.objects.filter(appointment=held, person__isnull=False)
    audit.record(
        "outreach.appointment_moved", by=by, target=held, people=list(people.values_list("person_id", flat=True)),
        move=name, state=str(AppointmentState(held.state)), reason=held.reason,
    )  # fmt: skip
    return held
