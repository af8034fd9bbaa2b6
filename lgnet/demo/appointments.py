# SPDX-License-Identifier: AGPL-3.0-or-later
"""The appointments of a city of the demonstration: booked the afternoon before, two of today told already, one with a
reminder agreed."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from lgnet.accounts.models import User
from lgnet.demo.step import Step
from lgnet.demo.town import Town
from lgnet.kernel.actor import Actor, Role
from lgnet.kernel.clock import ROME
from lgnet.network.choices import SiteKind
from lgnet.network.models import Site
from lgnet.outreach.actions.book_appointment import book_appointment
from lgnet.outreach.actions.keep_reminder import agree_reminder
from lgnet.outreach.actions.move_appointment import say_came, say_missed
from lgnet.outreach.models import Appointment
from lgnet.people.models import Person

HOURS = [time(9), time(9, 45), time(10, 30), time(11, 15), time(15), time(16)]
PURPOSES = ["first_interview", "documents", "follow_up", "registration", "work", "legal"]
FRIDAY = 4


def desk_days(town: Town, *, until: datetime) -> Iterator[Step]:
    """Today's and those of the next working day; none in a city whose desk nobody keeps."""
    desk = next((actor for actor in town.operators if actor.has(Role.DESK_OPERATOR)), None)
    today = until.astimezone(ROME).date()
    if desk is None or today.weekday() > FRIDAY:
        return
    told = [
        Step(_at(today - timedelta(days=1), time(16)), desk, lambda by: _book(today, by=by)),
        Step(_at(today, time(9, 2)), desk, lambda by: _tell(say_came, today, 0, by=by)),
        Step(_at(today, time(10, 5)), desk, lambda by: _tell(say_missed, today, 1, by=by)),
    ]
    yield from (step for step in told if step.at <= until)


def _book(today: date, *, by: Actor) -> None:
    """Those who came into the files last, half of them today."""
    later = today + timedelta(days=3 if today.weekday() == FRIDAY else 1)
    me, site = User.objects.get(pk=by.user_id), _desk(by)
    newest = Person.objects.order_by("-created_at", "family_name", "given_name")[: 2 * len(HOURS)]
    for number, person in enumerate(newest):
        day, hour = (today, later)[number // len(HOURS)], HOURS[number % len(HOURS)]
        appointment = book_appointment(
            site=site, operator=me, starts_at=_at(day, hour), minutes=30, person=person,
            purpose=PURPOSES[number % len(PURPOSES)], language=next(iter(person.languages), ""),
            interpreter_needed=person.interpreter_needed, by=by,
        )  # fmt: skip
        if number == len(HOURS):
            agree_reminder(
                appointment=appointment,
                address="persona.inventata@example.org",
                agrees=True,
                is_safe=True,
                by=by,
            )


def _tell(how: Callable, day: date, number: int, *, by: Actor) -> None:
    """Of the first or second of the day, in a city that has so many people."""
    for appointment in Appointment.objects.filter(operator_id=by.user_id, starts_at=_at(day, HOURS[number])):
        how(appointment=appointment, by=by)


def _desk(by: Actor) -> Site:
    return Site.objects.filter(city_id=by.city_id, kind=SiteKind.ONE_STOP_SHOP).earliest("name")


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, ROME)
