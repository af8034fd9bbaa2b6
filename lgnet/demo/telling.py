# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells the story of the cities: invented people, through the actions, each step at its time.

The same seed, size and last day give the same names, counts and figures.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction

from lgnet.demo.appointments import desk_days
from lgnet.demo.houses import houses
from lgnet.demo.invent import invent, written_otherwise
from lgnet.demo.life import Life
from lgnet.demo.nights import nights
from lgnet.demo.rents import rents
from lgnet.demo.step import Step
from lgnet.demo.town import Town
from lgnet.demo.units import outings
from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.monitoring.jobs import holding_recounts
from lgnet.trust import tenancy

SHARE_OF_DUPLICATES = 0.04
SHARE_OF_LAST_WEEK = 0.09
NIGHT = (20, 24)
DAY = (9, 18)


@dataclass(frozen=True)
class Story:
    """What is told of each city: so many people, from one day to a moment; another seed is another story."""

    people: int
    first_day: date
    until: datetime
    seed: int


def lives(town: Town, story: Story, chance: Random) -> Iterator[Life]:
    """Lives until so many people are registered; besides them some are met who never are.

    Some are met again as if they were somebody else: the duplicates of real life.
    """
    registered, until = 0, story.until
    while registered < story.people:
        day = _day(story, chance)
        invented = invent(chance, on=day)
        met_at = _hour_of(day, chance)
        met = [Life(town, invented, Random(chance.random()), met_at, until)]
        if chance.random() < SHARE_OF_DUPLICATES:
            again = met_at + timedelta(days=chance.randrange(20, 90))
            met.append(Life(town, written_otherwise(invented, chance), Random(chance.random()), again, until))
        for life in met:
            registered += life.registers
            yield life


def _day(story: Story, chance: Random) -> date:
    """More people as the network grows, and enough in the last week for somebody to be waiting today."""
    last = story.until.date()
    if chance.random() < SHARE_OF_LAST_WEEK:
        return last - timedelta(days=chance.randrange(7))
    return story.first_day + timedelta(days=int((last - story.first_day).days * chance.random() ** 0.7))


def _hour_of(day: date, chance: Random) -> datetime:
    first, last = NIGHT if chance.random() < 0.65 else DAY
    return datetime.combine(day, time(chance.randrange(first, last), chance.randrange(60)), ROME)


def plan(town: Town, story: Story) -> list[Step]:
    """All steps of a city's lives, in the order of time."""
    chance = Random(f"{story.seed}-{town.city.slug}")
    told = [step for life in lives(town, story, chance) for step in life.steps]
    told += outings(town, until=story.until, seed=f"{story.seed}-{town.city.slug}")
    told += desk_days(town, until=story.until)
    told += houses(town, first_day=story.first_day, until=story.until)
    told += nights(town, first_day=story.first_day, until=story.until)
    told += rents(town, first_day=story.first_day, until=story.until)
    return sorted(told, key=lambda step: step.at)


def tell(steps: list[Step], *, done: Callable[[Step], None]) -> None:
    """Do each step at its time, as whoever does it; `done` is called after each. Figures are counted at the end."""
    with holding_recounts():
        for step in steps:
            by = step.by
            with (
                clock.telling(step.at),
                tenancy.in_city(by.city_id, teams=by.team_ids),
                transaction.atomic(),
            ):
                step.do(by)
            done(step)
