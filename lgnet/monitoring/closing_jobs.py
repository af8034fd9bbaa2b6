# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a closing, or a restatement, that somebody asked for is done."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from lgnet.monitoring.actions.close_period import ask_to_settle
from lgnet.monitoring.actions.settle_periods import settle_periods
from lgnet.monitoring.models import ReportPeriod, Restatement
from lgnet.network.models import City


@app.task(name="monitoring.settle_periods", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def settle(city_id: str) -> None:
    settle_periods(City.objects.get(pk=city_id))


@app.periodic(cron="*/10 * * * *")
@app.task(name="monitoring.settle_left", queueing_lock="monitoring.settle_left")
def settle_left(timestamp: int) -> None:
    """What a killed process left half done is begun again."""
    asked = set(ReportPeriod.objects.filter(closed_at__isnull=True).values_list("city_id", flat=True))
    written = Restatement.objects.filter(published_at__isnull=True)
    for city_id in asked | set(written.values_list("report_period__city_id", flat=True)):
        ask_to_settle(city_id)
