# SPDX-License-Identifier: AGPL-3.0-or-later
"""When reports are made, and when they are taken away."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from lgnet.kernel import clock
from lgnet.monitoring.actions.report_steps import forget_old
from lgnet.monitoring.actions.request_report import begin_making
from lgnet.monitoring.models import Report
from lgnet.monitoring.reports import making
from lgnet.network.models import City
from lgnet.trust.tenancy import NETWORK, in_city


@app.task(name="monitoring.make_report", retry=RetryStrategy(max_attempts=3, wait=5))
def make_report(city_id: str, report_id: str) -> None:
    making.make_report(city_id=UUID(city_id), report_id=UUID(report_id))


@app.periodic(cron="* * * * *")
@app.task(name="monitoring.resume_reports", queueing_lock="monitoring.resume_reports")
def resume_reports(timestamp: int) -> None:
    """What a killed process left half made is begun again."""
    for city_id in _places():
        with in_city(city_id), transaction.atomic():
            for report in Report.objects.abandoned().defer("content"):
                begin_making(report)


@app.periodic(cron="50 3 * * *")
@app.task(name="monitoring.forget_reports", queueing_lock="monitoring.forget_reports")
def forget_reports(timestamp: int) -> None:
    for city_id in _places():
        with in_city(city_id):
            forget_old(clock.now())


def _places() -> Iterable[UUID]:
    return [NETWORK, *City.objects.values_list("id", flat=True)]
