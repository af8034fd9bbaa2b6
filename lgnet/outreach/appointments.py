# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of appointments: the calendar of a day and of a week, one appointment, those of a person.

A time that is taken is seen by all who read the calendar; who comes is hidden by the database with a protected person.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, Role
from lgnet.kernel.clock import ROME
from lgnet.network.models import Membership, Site
from lgnet.outreach.appointment_errors import NoSuchAppointment
from lgnet.outreach.choices import AppointmentState
from lgnet.outreach.models import Appointment, AppointmentPerson, Reminder
from lgnet.outreach.policies import may_read_appointments
from lgnet.people.choices import ReachKind
from lgnet.people.models import ContactPoint
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit

RECEIVING = (Role.DESK_OPERATOR, Role.CASE_MANAGER, Role.STREET_OPERATOR)
IN_THE_CALENDAR = (AppointmentState.BOOKED, AppointmentState.CAME, AppointmentState.DID_NOT_COME)
"""What was called off or moved leaves the calendar; it is found on the person's page."""


def appointments_of(by: Actor) -> QuerySet[Appointment]:
    """The city's, each with `guests`: who comes, unless she is protected from this reader."""
    if not (by.system or may_read_appointments.allows(by)):
        return Appointment.objects.none()
    guests = Prefetch("people", AppointmentPerson.objects.select_related("person"), to_attr="guests")
    return (
        Appointment.objects.filter(city_id=by.city_id)
        .select_related("site", "operator")
        .prefetch_related(guests)
    )


def get_appointment(by: Actor, appointment_id: UUID) -> Appointment:
    """Raises NoSuchAppointment also where only another team sees who comes."""
    found = appointments_of(by).filter(pk=appointment_id).first()
    if found is None or not found.guests:
        raise NoSuchAppointment()
    audit.shown("outreach.appointment_opened", by=by, people=people_in([found]), target=found)
    return found


def people_in(appointments) -> list[UUID]:
    """Who of the known people is shown by them, each once."""
    shown = {guest.person_id for one in appointments for guest in one.guests if guest.person_id}
    return sorted(shown)


def calendar_of(
    by: Actor, *, first: date, last: date, site: Site | None = None, operator_id: UUID | None = None
) -> list[Appointment]:
    """From a day to a day, in the order of time: two queries, whatever they hold."""
    found = appointments_of(by).filter(
        starts_at__gte=beginning(first), starts_at__lt=beginning(last + timedelta(days=1)),
        state__in=IN_THE_CALENDAR,
    )  # fmt: skip
    if site is not None:
        found = found.filter(site=site)
    if operator_id is not None:
        found = found.filter(operator_id=operator_id)
    shown = list(found.order_by("starts_at", "id"))
    audit.shown("outreach.calendar_shown", by=by, people=people_in(shown))
    return shown


def beginning(day: date) -> datetime:
    return datetime.combine(day, time(), ROME)


def colleagues_of(city_id: UUID) -> QuerySet[User]:
    """Who receives people in the city today."""
    working = Membership.objects.current().filter(city_id=city_id, roles__overlap=list(RECEIVING))
    return User.objects.filter(pk__in=working.values("user_id"), is_active=True).order_by("name")


def appointments_with(by: Actor, person) -> QuerySet[Appointment]:
    """All of a person, under whatever name, the latest first."""
    return appointments_of(by).filter(people__person__in=record_ids(person)).order_by("-starts_at")


def coming_for(by: Actor, *, contact) -> QuerySet[Appointment]:
    """Those of the contact, and of its person, that are still to come."""
    hers = Q(people__contact=contact)
    if contact.person_id:
        hers |= Q(people__person__in=record_ids(contact.person))
    booked = appointments_of(by).filter(hers, state=AppointmentState.BOOKED, ends_at__gt=clock.now())
    return booked.order_by("starts_at").distinct()


def my_appointments(by: Actor) -> QuerySet[Appointment]:
    """With whom I have an appointment today that nobody has said anything about yet."""
    today = clock.today()
    hours = Q(starts_at__gte=beginning(today), starts_at__lt=beginning(today + timedelta(days=1)))
    mine = appointments_of(by).filter(hours, operator_id=by.user_id, state=AppointmentState.BOOKED)
    return mine.order_by("starts_at", "id")


def safe_address(person) -> str:
    """Where she agreed to be reminded before, else an e-mail that is marked safe; empty where there is none."""
    agreed = Reminder.objects.filter(guest__person__in=record_ids(person), withdrawn_at=None)
    before = agreed.order_by("-agreed_at").values_list("address", flat=True).first()
    safe = ContactPoint.objects.filter(person__in=record_ids(person), kind=ReachKind.EMAIL, safe=True)
    return before or safe.values_list("value", flat=True).first() or ""


def unsafe_points(person) -> QuerySet[ContactPoint]:
    """Addresses at which a message can harm her."""
    return ContactPoint.objects.filter(person__in=record_ids(person), kind=ReachKind.EMAIL, safe=False)
