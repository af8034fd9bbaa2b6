# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closing and restating as a project manager does it, with the job done at once."""

from contextlib import contextmanager

from lgnet.kernel import clock
from lgnet.monitoring.actions.close_period import close_period
from lgnet.monitoring.actions.publish_restatement import publish_restatement
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.actions.settle_periods import settle_periods
from lgnet.monitoring.models import ReportPeriod, StaleMonth
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome

WHY = "Registrazioni arrivate dopo la chiusura."


def close(manager, programme, code: str) -> ReportPeriod:
    """Count, ask for the closing, and do it."""
    refresh_all_cells(manager.city, programme)
    with manager.at_work() as by:
        asked = close_period(programme=programme, period=period_from(code), by=by)
    settle_periods(manager.city)
    asked.refresh_from_db()
    return asked


def recount(manager, programme) -> None:
    StaleMonth.objects.filter(city=manager.city, programme=programme).delete()
    refresh_all_cells(manager.city, programme)


def restate(manager, report_period: ReportPeriod, comment: str = WHY):
    recount(manager, report_period.programme)
    with manager.at_work() as by:
        restatement = publish_restatement(report_period=report_period, comment=comment, by=by)
    settle_periods(manager.city)
    restatement.refresh_from_db()
    return restatement


@contextmanager
def in_july():
    """The second quarter is over."""
    with clock.telling(rome(2026, 7, 10, 9)):
        yield


def of(programme, period="2026-Q2", **more):
    return {"programme": programme.code, "period": period, **more}


def late(amina, edition, team, **named):
    """Somebody taken in charge in May, written after the quarter was closed."""
    with amina.at_work():
        person = factories.person(**named)
        factories.case(edition, rome(2026, 5, 20, 9), team=team, manager=amina.user, person=person)
    return person
