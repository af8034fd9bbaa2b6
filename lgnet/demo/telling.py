# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells the story of two cities: 300 invented people, through the actions, each step at its time.

The same seed and reference date give the same names, counts and figures.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import connections, transaction

from lgnet.demo.invent import invent, written_otherwise
from lgnet.demo.life import Life, Step
from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.trust import tenancy

FIRST_DAY = date(2024, 2, 1)
SHARE_OF_DUPLICATES = 0.04
SHARE_OF_LAST_WEEK = 0.09
NIGHT = (20, 24)
DAY = (9, 18)


def lives(town: Town, *, people: int, until: datetime, chance: Random) -> Iterator[Life]:
    """Lives until so many people are registered; besides them some are met who never are.

    Some are met again as if they were somebody else: the duplicates of real life.
    """
    registered = 0
    while registered < people:
        day = _day(until.date(), chance)
        invented = invent(chance, on=day)
        met_at = _hour_of(day, chance)
        met = [Life(town, invented, Random(chance.random()), met_at, until)]
        if chance.random() < SHARE_OF_DUPLICATES:
            again = met_at + timedelta(days=chance.randrange(20, 90))
            met.append(Life(town, written_otherwise(invented, chance), Random(chance.random()), again, until))
        for life in met:
            registered += life.registers
            yield life


def _day(last: date, chance: Random) -> date:
    """More people as the network grows, and enough in the last week for somebody to be waiting today."""
    if chance.random() < SHARE_OF_LAST_WEEK:
        return last - timedelta(days=chance.randrange(7))
    return FIRST_DAY + timedelta(days=int((last - FIRST_DAY).days * chance.random() ** 0.7))


def _hour_of(day: date, chance: Random) -> datetime:
    first, last = NIGHT if chance.random() < 0.65 else DAY
    return datetime.combine(day, time(chance.randrange(first, last), chance.randrange(60)), ROME)


def plan(town: Town, *, people: int, until: datetime, seed: int) -> list[Step]:
    """All steps of a city's lives, in the order of time."""
    chance = Random(f"{seed}-{town.city.slug}")
    told = [step for life in lives(town, people=people, until=until, chance=chance) for step in life.steps]
    return sorted(told, key=lambda step: step[0])


def tell(steps: list[Step], *, done: Callable[[], None]) -> None:
    """Do each step at its time, as whoever does it; `done` is called after each."""
    for at, by, do in steps:
        with clock.telling(at), tenancy.in_city(by.city_id, teams=by.team_ids), transaction.atomic():
            do(by)
        done()


def tell_side_by_side(stories: list[list[Step]], *, told: Callable[[int, int], None]) -> int:
    """Tell the cities' stories at the same time, each in a process of its own; returns how many steps were done.

    Cities share nothing, so the order between them changes nothing.
    """
    total = sum(map(len, stories))
    connections.close_all()  # a connection belongs to one process
    fork = multiprocessing.get_context("fork")
    count = fork.Value("i", 0)
    tellers = [fork.Process(target=_tell_one, args=(steps, count)) for steps in stories]
    for teller in tellers:
        teller.start()
    while any(teller.is_alive() for teller in tellers):
        tellers[0].join(0.2)
        told(count.value, total)
    if any(teller.exitcode for teller in tellers):
        raise RuntimeError("The story could not be told to its end (see above).")
    return total


def _tell_one(steps: list[Step], count) -> None:
    def done() -> None:
        with count.get_lock():
            count.value += 1

    tell(steps, done=done)
    connections.close_all()
