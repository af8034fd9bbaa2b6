# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel.actor import Actor
from lgnet.kernel.paper import what_is_missing
from lgnet.kernel.waiting import SOMEBODY_WAITS
from lgnet.monitoring.choices import ReportFormat
from lgnet.monitoring.errors import NoPdfHere, TooManyReports
from lgnet.monitoring.models import Report
from lgnet.monitoring.periods import Period
from lgnet.monitoring.policies import may_request_reports
from lgnet.network.models import Programme
from lgnet.trust import audit
from lgnet.trust.tenancy import current_city_id

MOST_AT_ONCE = 10


@transaction.atomic
def request_report(
    *, programme: Programme, period: Period, format: ReportFormat, language: str, by: Actor
) -> Report:
    """Have the figures of one's city, or of the network, made into a file; the job leaves with the transaction.

    Asked for twice while it is being made, it is one report. Raises NoPdfHere, TooManyReports.
    """
    may_request_reports(by)
    if format == ReportFormat.PDF and what_is_missing():
        raise NoPdfHere(missing=what_is_missing())
    _one_at_a_time()
    asked = {"programme": programme, "period": period.code, "format": format, "language": language}
    same = Report.objects.unfinished().filter(**asked).first()
    return same or _new(asked, by)


def _one_at_a_time() -> None:
    """Two who ask at the same moment wait for each other: neither passes the limit unseen."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 12))", [str(current_city_id())])


def _new(asked: dict, by: Actor) -> Report:
    if Report.objects.unfinished().count() >= MOST_AT_ONCE:
        raise TooManyReports(number=MOST_AT_ONCE)
    report = Report.objects.create(requested_by_id=by.user_id, **asked)
    audit.record(
        "monitoring.report_requested", by=by, target=report, programme=asked["programme"].code,
        period=asked["period"], format=str(asked["format"]),
    )  # fmt: skip
    begin_making(report)
    return report


def begin_making(report: Report) -> None:
    """Queue the job, unless it is waiting already. Without a lock: a killed job would hold it until it is found."""
    name = f"monitoring.report {report.pk}"
    if not ProcrastinateJob.objects.filter(queueing_lock=name, status="todo").exists():
        job = app.configure_task("monitoring.make_report", queueing_lock=name, priority=SOMEBODY_WAITS)
        job.defer(city_id=str(report.city_id), report_id=str(report.pk))
