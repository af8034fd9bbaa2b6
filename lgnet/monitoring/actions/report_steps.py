# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of a report while a job makes it. Each step is committed at once, so that whoever waits sees it."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.monitoring.choices import ReportState
from lgnet.monitoring.models import Report
from lgnet.monitoring.models.report import KEPT
from lgnet.trust import audit
from lgnet.trust.tenancy import NETWORK, current_city_id

MOST_ATTEMPTS = 4


@transaction.atomic
def take_up(report_id: UUID) -> Report | None:
    """Begin, or begin again after a process was ended; None when it is ready, or somebody else is at it.

    A report that was begun so often without an end is given up: the page says so, and offers to ask again.
    """
    taken = Report.objects.to_take_up().filter(pk=report_id)
    if not taken.update(state=ReportState.MAKING, progress=0, attempts=F("attempts") + 1, last_sign_at=Now()):
        return None
    report = Report.objects.select_related("programme", "requested_by").get(pk=report_id)
    if report.attempts > MOST_ATTEMPTS:
        give_up(report, problem="monitoring.made_too_often")
        return None
    return report


@transaction.atomic
def put_back(report: Report) -> None:
    """Something went wrong on the way: the next attempt need not wait until the silence is noticed."""
    making = Report.objects.filter(pk=report.pk, state=ReportState.MAKING)
    making.update(state=ReportState.WAITING, last_sign_at=Now())


@transaction.atomic
def tell_progress(report: Report, per_cent: int) -> None:
    Report.objects.filter(pk=report.pk, state=ReportState.MAKING).update(
        progress=per_cent, last_sign_at=Now()
    )


@transaction.atomic
def keep(report: Report, content: bytes) -> None:
    """The file is there. Made twice, the first stays."""
    ready = {
        "state": ReportState.READY, "progress": 100, "made_at": clock.now(), "content": content,
        "digest": sha256(content).hexdigest(), "size": len(content), "last_sign_at": Now(),
    }  # fmt: skip
    if Report.objects.unfinished().filter(pk=report.pk).update(**ready):
        audit.record("monitoring.report_made", by=_job(), target=report, digest=ready["digest"])


@transaction.atomic
def give_up(report: Report, *, problem: str) -> None:
    failed = {"state": ReportState.FAILED, "problem": problem, "last_sign_at": Now()}
    if Report.objects.unfinished().filter(pk=report.pk).update(**failed):
        audit.record("monitoring.report_failed", by=_job(), target=report, problem=problem)


@transaction.atomic
def forget_old(now: datetime) -> int:
    """Take away the reports of the city in context that were kept long enough. Returns how many."""
    return Report.objects.filter(requested_at__lt=now - KEPT).delete()[0]


def _job():
    city_id = current_city_id()
    return system_actor("monitoring.make_report", city_id=None if city_id == NETWORK else city_id)
