# SPDX-License-Identifier: AGPL-3.0-or-later
"""The mobile unit of a city of the demonstration: its stops, the nights it was out, and a morning at the desk."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from lgnet.demo.positions import middle_of
from lgnet.demo.step import Step
from lgnet.demo.town import Town
from lgnet.kernel.actor import Actor, Role, system_actor
from lgnet.kernel.clock import ROME
from lgnet.network.choices import SiteKind
from lgnet.network.models import Site
from lgnet.outreach.actions.keep_exception import cancel_stop
from lgnet.outreach.actions.keep_queue import call_next, move_ticket, take_number
from lgnet.outreach.actions.keep_stop import add_stop
from lgnet.outreach.actions.keep_unit import add_route, add_unit
from lgnet.outreach.actions.move_shift import end_shift, join_shift, start_shift
from lgnet.outreach.actions.plan_shifts import plan_shifts
from lgnet.outreach.choices import ComesFor
from lgnet.outreach.models import Shift, Stop

NIGHTS = 21
HOURS = [(time(20, 0), time(21, 0)), (time(21, 30), time(22, 30)), (time(23, 0), time(0, 30))]
HINTS = ["davanti all'ingresso", "accanto alla fontana", "sotto il lampione"]
LANGUAGES = [["it", "en", "fr"], ["it", "ar", "fr"], ["it", "bn", "en"]]
STEPS = [("0.004", "-0.003"), ("-0.002", "0.004"), ("0.006", "0.005")]
"""Degrees north and east of the middle of the city."""


def outings(town: Town, *, until: datetime, seed: str) -> Iterator[Step]:
    """The unit is bought three weeks before the end of the story and is out each night since."""
    chance, office = Random(f"{seed}-road"), system_actor("demo", city_id=town.city.id)
    first = until.astimezone(ROME).date() - timedelta(days=NIGHTS)
    street = [actor for actor in town.operators if actor.has(Role.STREET_OPERATOR)] or town.operators
    told = [
        Step(_at(first, time(4)), office, lambda by: _furnish(town, first, by=by))
    ]  # before that night's plan
    for ahead in range(NIGHTS + 1):
        told += _night(
            first + timedelta(days=ahead), chance.sample(street, min(2, len(street))), chance, office
        )
    told += _morning(town, until.astimezone(ROME).date(), chance)
    return (step for step in told if step.at <= until)


def _furnish(town: Town, first: date, *, by: Actor) -> None:
    unit = add_unit(name="Camper della notte", team=town.team, vehicle="Furgone attrezzato", by=by)
    route = add_route(unit=unit, name="Notte in centro", by=by)
    middle = middle_of(town.city)
    for number, (starts_at, ends_at) in enumerate(HOURS):
        north, east = map(float, STEPS[number])
        where = {
            "latitude": float(middle.latitude) + north, "longitude": float(middle.longitude) + east,
        } if middle else {}  # fmt: skip
        for weekday in range(7):
            add_stop(
                route=route, place=town.places[number], hint=HINTS[number], weekday=weekday, starts_at=starts_at,
                ends_at=ends_at, languages=LANGUAGES[number], is_public=number < 2, valid_from=first, by=by, **where,
            )  # fmt: skip


def _night(day: date, crew: list[Actor], chance: Random, office: Actor) -> list[Step]:
    """Planned, begun, joined, ended; one in ten loses its first stop to the weather."""
    kilometres, late, rain = chance.randrange(12, 39), chance.randrange(15), chance.random() < 0.1

    def plan(by: Actor) -> None:
        plan_shifts(by=by)
        if rain:
            stop = Stop.objects.filter(weekday=day.weekday(), starts_at=HOURS[0][0]).get()
            cancel_stop(stop=stop, on=day, reason="weather", by=by)

    steps = [
        Step(_at(day, time(4, 25)), office, plan),
        Step(_at(day, time(19, 45 + late)), crew[0], lambda by: start_shift(shift=_shift(day), by=by)),
        Step(
            _at(day + timedelta(days=1), time(0, 40 + late)), crew[0],
            lambda by: end_shift(shift=_shift(day), kilometres=kilometres, by=by),
        ),
    ]  # fmt: skip
    joins = [
        Step(_at(day, time(20, 5)), one, lambda by: join_shift(shift=_shift(day), by=by)) for one in crew[1:]
    ]
    return [*steps, *joins]


def _shift(day: date) -> Shift:
    return Shift.objects.get(day=day)


def _morning(town: Town, day: date, chance: Random) -> list[Step]:
    """Nine people come to the desk, six are called, five are served."""
    desk = next((actor for actor in town.operators if actor.has(Role.DESK_OPERATOR)), None)
    if desk is None or day.weekday() > 4:
        return []
    come = [_at(day, time(9, 4 * number)) for number in range(9)]
    reasons = [chance.choice(ComesFor.values) for _ in come]
    told = [
        Step(at, desk, lambda by, reason=reason: take_number(site=_desk(by), comes_for=reason, by=by))
        for at, reason in zip(come, reasons, strict=True)
    ]
    for number in range(6):
        at = _at(day, time(9, 5 + 9 * number))
        told.append(Step(at, desk, lambda by, serve=number < 5: _receive(by, serve=serve)))
    return told


def _receive(by: Actor, *, serve: bool) -> None:
    ticket = call_next(site=_desk(by), by=by)
    if serve:
        move_ticket(ticket=ticket, move="serve", by=by)


def _desk(by: Actor) -> Site:
    return Site.objects.filter(city_id=by.city_id, kind=SiteKind.ONE_STOP_SHOP).earliest("name")


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, ROME)
