# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.monitoring.actions.close_period import ask_to_settle
from lgnet.monitoring.errors import BeingCounted, BeingRestated, NotClosed, NothingToRestate, SayWhy
from lgnet.monitoring.models import Cell, ReportPeriod, Restatement
from lgnet.monitoring.policies import may_close_periods
from lgnet.monitoring.queries import being_counted
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

SHORTEST, LONGEST = 10, 600


@transaction.atomic
def publish_restatement(*, report_period: ReportPeriod, comment: str, by: Actor) -> Restatement:
    """Correct what was reported of a closed period, with the reasons, for whoever reads the figures.

    The numbers are those of the moment at which the job keeps them, seconds later. The comment is read by the whole
    network: it names nobody. Raises NotClosed, NothingToRestate, SayWhy, BeingCounted, BeingRestated.
    """
    may_close_periods(by)
    _check(report_period, comment := " ".join(comment.split()))
    number = report_period.restatements.count() + 1
    with becomes(BeingRestated(), on="one_restatement_at_a_time"):
        restatement = Restatement.objects.create(
            report_period=report_period, number=number, comment=comment, asked_by=by.user_id
        )
    audit.record(
        "monitoring.restatement_asked", by=by, programme=report_period.programme.code,
        period=report_period.period.code, number=number,
    )  # fmt: skip
    ask_to_settle(by.city_id)
    return restatement


def _check(report_period: ReportPeriod, comment: str) -> None:
    if report_period.closed_at is None:
        raise NotClosed()
    if being_counted(report_period.programme, city=report_period.city):
        raise BeingCounted()
    if not _differs(report_period):
        raise NothingToRestate()
    if not SHORTEST <= len(comment) <= LONGEST:
        raise SayWhy(least=SHORTEST, most=LONGEST)


def _differs(report_period: ReportPeriod) -> bool:
    return (
        Cell.objects.filter(
            city=report_period.city, programme=report_period.programme, period_kind=report_period.period_kind,
            starts_on=report_period.starts_on,
        )
        .exclude(drift={})
        .exists()
    )  # fmt: skip
