# SPDX-License-Identifier: AGPL-3.0-or-later
"""An appointment is booked, or moved to another time. The database refuses a colleague two at once."""

from datetime import datetime, timedelta
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.formats import date_format

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.choices import Profession
from lgnet.network.models import Site
from lgnet.network.policies import require_own_city
from lgnet.outreach.actions.appointment_validity import check_guest, check_time
from lgnet.outreach.appointment_errors import NotAColleague, OperatorBusy, WithNoColleague
from lgnet.outreach.appointments import colleagues_of
from lgnet.outreach.choices import AppointmentState
from lgnet.outreach.errors import UnknownCode
from lgnet.outreach.free_times import free_times
from lgnet.outreach.models import Appointment, AppointmentPerson, Contact
from lgnet.outreach.policies import may_keep_appointments
from lgnet.people.models import Person
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class Guest(TypedDict, total=False):
    """Who comes; one of person, contact and said_name is needed, and `purpose`."""

    person: Person | None
    contact: Contact | None
    said_name: str
    purpose: str
    language: str
    interpreter_needed: bool
    note: str


@transaction.atomic
def book_appointment(
    *,
    site: Site,
    starts_at: datetime,
    minutes: int,
    by: Actor,
    operator: User | None = None,
    profession: str = "",
    **told: Unpack[Guest],
) -> Appointment:
    """Raises OperatorBusy with the next free times, and what is to be corrected. Sent again it is the same one."""
    may_keep_appointments(by)
    require_own_city(by, site.city_id)
    check_time(starts_at, minutes)
    check_colleague(operator, profession, by=by)
    guest = check_guest(AppointmentPerson(**told))
    appointment = Appointment(
        site=site, operator=operator, profession=profession, starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes), booked_by=by.user_id,
    )  # fmt: skip
    _hold(appointment)
    same = _already(appointment, guest)
    return same or write(appointment, guest, by=by)


def write(appointment: Appointment, guest: AppointmentPerson, *, by: Actor) -> Appointment:
    """Both rows, or the refusal. Also of a moved one."""
    with becomes(busy(appointment), on="operator_once_at_a_time"):
        appointment.save(force_insert=True)
        guest.appointment = appointment
        guest.save(force_insert=True)
    people = [guest.person_id] if guest.person_id else []
    audit.record(
        "outreach.appointment_booked", by=by, target=appointment, people=people, purpose=guest.purpose,
        again=appointment.instead_of_id is not None,
    )  # fmt: skip
    return appointment


def busy(appointment: Appointment) -> OperatorBusy:
    """The refusal in words; its times are asked for also when it is not needed: one query, two of a moved one."""
    if appointment.operator_id is None:
        return OperatorBusy(who="", times="")
    free = free_times(
        appointment.operator_id, after=appointment.starts_at, minutes=appointment.minutes,
        but=appointment.instead_of_id, hours=appointment.site.opening_hours,
    )  # fmt: skip
    times = ", ".join(date_format(start.astimezone(clock.ROME), "D j M, H:i") for start in free)
    return OperatorBusy(who=appointment.operator.name, times=times or "–")


def check_colleague(operator: User | None, profession: str, *, by: Actor) -> None:
    """Raises WithNoColleague, UnknownCode, NotAColleague."""
    if operator is None and not profession:
        raise WithNoColleague()
    if profession and profession not in Profession.values:
        raise UnknownCode(value=profession)
    if operator is not None and not colleagues_of(by.city_id).filter(pk=operator.pk).exists():
        raise NotAColleague()


def _hold(appointment: Appointment) -> None:
    """One booking at a time for a colleague; without one, for the place: two never look at the same moment."""
    if appointment.operator_id:
        User.objects.select_for_update(no_key=True).get(pk=appointment.operator_id)
    else:
        Site.objects.select_for_update(no_key=True).get(pk=appointment.site_id)


def _already(appointment: Appointment, guest: AppointmentPerson) -> Appointment | None:
    """A button pressed twice, or an answer that got lost."""
    return Appointment.objects.filter(
        site_id=appointment.site_id, operator_id=appointment.operator_id, profession=appointment.profession,
        starts_at=appointment.starts_at, ends_at=appointment.ends_at, booked_by=appointment.booked_by,
        state=AppointmentState.BOOKED, people__person_id=guest.person_id, people__contact_id=guest.contact_id,
        people__said_name=guest.said_name,
    ).first()  # fmt: skip
