# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who sleeps in the houses of a city of the demonstration: some for months, one a day longer than agreed, one expected
tonight, one kept a bed by the mobile unit."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from lgnet.casework.choices import CaseState
from lgnet.casework.models import Case
from lgnet.demo.houses import CO_HOUSING, DORMITORY
from lgnet.demo.step import Step
from lgnet.demo.town import Town
from lgnet.housing.actions.arrive import arrive
from lgnet.housing.actions.book_stay import OTHERS, book_stay
from lgnet.housing.actions.depart import depart
from lgnet.housing.choices import StayState
from lgnet.housing.hours import held_until, tonight
from lgnet.housing.models import Bed, Stay
from lgnet.housing.models.stay import TAKES_A_BED
from lgnet.housing.queries import free_beds
from lgnet.kernel.actor import Actor
from lgnet.kernel.clock import ROME
from lgnet.people.models import Person

MONTHS = timedelta(days=75)


def nights(town: Town, *, first_day: date, until: datetime) -> Iterator[Step]:
    """Towards the end of the story."""
    officer, last = town.housing_officer, until.astimezone(ROME).date()
    if officer is None:
        return
    told = [
        Step(_at(last - timedelta(days=28), 18), officer, lambda by: _moves_in(CO_HOUSING, MONTHS, by=by)),
        Step(_at(last - timedelta(days=21), 19), officer, lambda by: _moves_in(CO_HOUSING, MONTHS, by=by)),
        Step(_at(last - timedelta(days=15), 18), officer, lambda by: _moves_in(CO_HOUSING, MONTHS, by=by)),
        Step(
            _at(last - timedelta(days=5), 22),
            officer,
            lambda by: _moves_in(DORMITORY, timedelta(days=4), by=by),
        ),
        Step(_at(last - timedelta(days=3), 10), officer, lambda by: _leaves(by=by)),
        Step(until - timedelta(hours=2), officer, lambda by: _given(DORMITORY, timedelta(days=7), by=by)),
        Step(until - timedelta(hours=1), town.operators[0], lambda by: _kept(by=by)),
    ]
    yield from (step for step in told if _at(first_day + timedelta(days=1), 0) <= step.at <= until)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ROME)


def _somebody() -> Person | None:
    """The one who has been followed the longest and has no bed."""
    housed = Stay.objects.filter(state__in=TAKES_A_BED, person__isnull=False).values("person")
    cases = Case.objects.filter(state=CaseState.OPEN, person__leading=None).exclude(person__in=housed)
    case = cases.select_related("person").order_by("opened_at", "pk").first()
    return case.person if case else None


def _bed(house: str, person: Person | None, nights: timedelta) -> Bed | None:
    found = free_beds(tonight(), tonight() + nights).filter(unit__property__name=house)
    upstairs = found.exclude(unit__name="Piano terra")  # there a bed is repaired
    for bed in upstairs.select_related("unit__property").order_by("unit__name", "name"):
        if person is None or person.sex not in OTHERS.get(bed.unit.for_whom, ()):
            return bed
    return None


def _given(house: str, nights: timedelta, *, by: Actor) -> Stay | None:
    person = _somebody()
    bed = _bed(house, person, nights) if person else None
    if bed is None:
        return None
    return book_stay(bed=bed, person=person, first_night=tonight(), leaves_on=tonight() + nights, by=by)


def _moves_in(house: str, nights: timedelta, *, by: Actor) -> None:
    if stay := _given(house, nights, by=by):
        arrive(stay=stay, by=by)


def _leaves(*, by: Actor) -> None:
    stay = Stay.objects.filter(state=StayState.ARRIVED, bed__unit__property__name=CO_HOUSING).first()
    if stay:
        depart(stay=stay, reason="own_home", by=by)


def _kept(*, by: Actor) -> None:
    """For somebody who gave a nickname alone."""
    if bed := _bed(DORMITORY, None, timedelta(days=1)):
        told = {"first_night": tonight(), "leaves_on": tonight() + timedelta(days=1)}
        book_stay(bed=bed, called="Berretto rosso", provisional_until=held_until(), by=by, **told)
