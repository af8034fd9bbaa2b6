# SPDX-License-Identifier: AGPL-3.0-or-later
"""A worker is killed in the middle of a report; the next one makes it. Real processes, a real kill."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.db import connection

from lgnet.kernel import clock
from lgnet.monitoring import report_jobs
from lgnet.monitoring.actions.load_definitions import load_definitions
from lgnet.monitoring.actions.request_report import request_report
from lgnet.monitoring.choices import ReportFormat, ReportState
from lgnet.monitoring.models import Report
from lgnet.monitoring.periods import period_from
from tests.cast import fresh_programme

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
PATIENCE = 150  # seconds
SLOW = """
import time, lgnet.config.start, lgnet.config.worker
from lgnet.config.start import exit_if_refused
exit_if_refused()
import django; django.setup()
from lgnet.monitoring.reports import making
making.document = lambda content: time.sleep(600)
lgnet.config.worker.main()
"""
"""A worker whose PDF takes ten minutes, so that there is a middle to be killed in."""


def started(*command: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, *command], env=dict(os.environ), start_new_session=True)


def until(project_manager, report, state: ReportState) -> Report:
    """The report as it stands when it has come so far."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        with project_manager.at_work():
            found = Report.objects.get(pk=report.pk)
        if found.state == state and (state == ReportState.READY or found.progress):
            return found
        time.sleep(0.2)
    raise AssertionError(f"{found.state} after {PATIENCE} seconds, {state} was due")


def nobody_else_waits() -> None:
    """The reports that other tests asked for and left would be made first, each for ten minutes."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'cancelled' where status = 'todo'")


def test_a_report_survives_the_kill_of_its_worker(project_manager, sassari):
    load_definitions()
    nobody_else_waits()
    with project_manager.at_work() as by:
        report = request_report(
            programme=fresh_programme(),
            period=period_from("2026"),
            format=ReportFormat.PDF,
            language="it",
            by=by,
        )
    killed = started("-c", SLOW)
    try:
        assert until(project_manager, report, ReportState.MAKING).attempts == 1
    finally:
        os.kill(killed.pid, signal.SIGKILL)
        killed.wait(15)
    _two_minutes_pass(project_manager, report)
    report_jobs.resume_reports(0)  # as the clock does, each minute
    second = started("-m", "lgnet.config.worker")
    try:
        ready = until(project_manager, report, ReportState.READY)
    finally:
        second.terminate()
        second.wait(30)
    assert ready.attempts == 2 and bytes(ready.content)[:5] == b"%PDF-"


def _two_minutes_pass(project_manager, report) -> None:
    with project_manager.at_work():
        Report.objects.filter(pk=report.pk).update(last_sign_at=clock.now() - timedelta(minutes=3))
