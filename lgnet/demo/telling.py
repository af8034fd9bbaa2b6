# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells the story of two cities: 300 invented people, through the actions, each step at its time.

The same seed and reference date give the same names, counts and figures.
"""

import heapq
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from django.db import transaction

from lgnet.demo.invent import invent, written_otherwise
from lgnet.demo.life import Life
from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.trust import tenancy

FIRST_DAY = date(2024, 2, 1)
SHARE_OF_DUPLICATES = 0.04
SHARE_OF_LAST_WEEK = 0.09
NIGHT = (20, 24)
DAY = (9, 18)

Told = Callable[[int, int], None]


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


def tell(towns: list[Town], *, people: int, until: datetime, seed: int, told: Told) -> int:
    """Tell all lives side by side, in the order of time; returns how many steps were done."""
    order = count()
    timeline = []
    for town in towns:
        chance = Random(f"{seed}-{town.city.slug}")
        for life in lives(town, people=people // len(towns), until=until, chance=chance):
            timeline += [(at, next(order), by, do) for at, by, do in life.steps]
    heapq.heapify(timeline)
    total = len(timeline)
    for done in range(total):
        at, _, by, do = heapq.heappop(timeline)
        with clock.telling(at), tenancy.in_city(by.city_id, teams=by.team_ids), transaction.atomic():
            do(by)
        told(done + 1, total)
    return total
