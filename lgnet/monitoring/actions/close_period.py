# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.waiting import SOMEBODY_WAITS
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.errors import (
    BeingCounted,
    ClosedAlready,
    NeverCounted,
    NoClosingOfProgrammes,
    NotOverYet,
    OutsideProgramme,
)
from lgnet.monitoring.models import Cell, ReportPeriod
from lgnet.monitoring.periods import Period
from lgnet.monitoring.policies import may_close_periods
from lgnet.monitoring.queries import being_counted
from lgnet.network.models import City, Programme
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def close_period(*, programme: Programme, period: Period, by: Actor) -> ReportPeriod:
    """Report a period that is over: its figures and the records behind them stay as they are, for good.

    A job keeps them within seconds. Raises NotOverYet, NoClosingOfProgrammes, OutsideProgramme, NeverCounted,
    BeingCounted, ClosedAlready.
    """
    may_close_periods(by)
    _check(programme, period, by)
    with becomes(ClosedAlready(), on="a_period_closes_once"):
        report_period = ReportPeriod.objects.create(
            city_id=by.city_id, programme=programme, period_kind=period.kind, starts_on=period.starts_on,
            ends_on=period.ends_on, asked_by=by.user_id,
        )  # fmt: skip
    audit.record("monitoring.closing_asked", by=by, programme=programme.code, period=period.code)
    ask_to_settle(by.city_id)
    return report_period


def _check(programme: Programme, period: Period, by: Actor) -> None:
    if period.kind == PeriodKind.PROGRAMME:
        raise NoClosingOfProgrammes()
    if period.ends_on >= clock.today():
        raise NotOverYet(day=f"{period.ends_on:%d/%m/%Y}")
    if programme.starts_on and period.ends_on < programme.starts_on:
        raise OutsideProgramme()
    counted = Cell.objects.filter(
        city_id=by.city_id, programme=programme, period_kind=period.kind, starts_on=period.starts_on
    )
    if not counted.exists():
        raise NeverCounted()
    if being_counted(programme, city=City.objects.get(pk=by.city_id)):
        raise BeingCounted()


def ask_to_settle(city_id) -> None:
    """The job leaves with the transaction, after whatever is being counted in the city."""
    app.configure_task("monitoring.settle_periods", priority=SOMEBODY_WAITS).defer(city_id=str(city_id))
