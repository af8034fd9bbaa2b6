# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the demonstration's cities have reported: past quarters closed a fortnight after their end, and what was found
later. Sassari has restated its last quarter once, and has a difference to look at in the one before; Torino, and every
fourth city of a large story, has still to close the last one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.db import transaction

from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.kernel.ids import new_id
from lgnet.monitoring.actions.close_period import close_period
from lgnet.monitoring.actions.publish_restatement import publish_restatement
from lgnet.monitoring.actions.refresh_cells import recount_marked
from lgnet.monitoring.actions.settle_periods import settle_periods
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.periods import Period, months_between, periods_of
from lgnet.monitoring.queries import report_period_of
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.trust import tenancy

AFTER = timedelta(days=15)
WHY = "Tre contatti di una notte erano rimasti sul foglio dell’unità mobile e sono stati registrati dopo la chiusura."
LATE, NOT_YET_PUBLISHED = 3, 1
"""Contacts found later: in the quarter that was restated, in the one that was not."""


def close_past_quarters(towns: list[Town], *, first: date, last: datetime) -> None:
    """Each city reports what is over by the story's last day, as its project manager would."""
    quarters = list(_over(first, last.date()))
    for position, town in enumerate(towns):
        recount_marked(town.city)
        for quarter in quarters[:-1] if position % 4 == 1 else quarters:
            _close(town, quarter)
    if len(quarters) > 1:
        _find_something(towns[0], quarters[-2], quarters[-1], last)


def _close(town: Town, quarter: Period) -> None:
    with clock.telling(datetime.combine(quarter.ends_on + AFTER, time(10), ROME)):
        with _inside(town):
            close_period(programme=town.programme, period=quarter, by=town.project_manager)
        settle_periods(town.city)


def _over(first: date, last: date) -> Iterator[Period]:
    for quarter in periods_of(months_between(first, last), PeriodKind.QUARTER):
        if quarter.ends_on + AFTER < last:
            yield quarter


def _find_something(town: Town, before: Period, quarter: Period, last: datetime) -> None:
    with clock.telling(last):
        _meet_late(town, before, NOT_YET_PUBLISHED)
        _meet_late(town, quarter, LATE)
        recount_marked(town.city)
        with _inside(town):
            report_period = report_period_of(town.city, town.programme, quarter)
            publish_restatement(report_period=report_period, comment=WHY, by=town.project_manager)
        settle_periods(town.city)


def _meet_late(town: Town, quarter: Period, number: int) -> None:
    """A sheet of paper that nobody had typed in."""
    night = datetime.combine(quarter.ends_on - timedelta(days=20), time(22, 30), ROME)
    with _inside(town):
        for minutes in range(number):
            record_contact(
                by=town.operators[0], programme=town.programme, happened_at=night + timedelta(minutes=20 * minutes),
                place=town.places[0], idempotency_key=new_id(), sign=town.signs[minutes], source="field",
                team=town.team,
            )  # fmt: skip


@contextmanager
def _inside(town: Town) -> Iterator[None]:
    with tenancy.in_city(town.city.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
        yield
