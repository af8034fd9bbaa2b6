# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report is asked for, made by a job, taken, and forgotten; whatever happens to the process that makes it."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.kernel.ids import new_id
from lgnet.monitoring import report_jobs
from lgnet.monitoring.actions import report_steps
from lgnet.monitoring.actions.request_report import MOST_AT_ONCE, request_report
from lgnet.monitoring.choices import ReportFormat, ReportState
from lgnet.monitoring.errors import NoPdfHere, TooManyReports
from lgnet.monitoring.jobs import ask_for_recount
from lgnet.monitoring.models import Report
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.reports import making
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent
from tests.cast import player

FIRST_BYTES = {ReportFormat.XLSX: b"PK\x03\x04", ReportFormat.PDF: b"%PDF-1.7"}


def ask(player, edition, *, format=ReportFormat.XLSX, period="2026", language="it") -> Report:
    with player.at_work() as by:
        return request_report(
            programme=edition, period=period_from(period), format=format, language=language, by=by
        )


def as_it_is(report: Report) -> Report:
    with tenancy.in_city(report.city_id), transaction.atomic():
        return Report.objects.get(pk=report.pk)


def make(report: Report) -> Report:
    report_jobs.make_report(city_id=str(report.city_id), report_id=str(report.pk))
    return as_it_is(report)


def change(report: Report, **values) -> None:
    with tenancy.in_city(report.city_id), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**values)


def actions_on(report: Report) -> list[str]:
    with tenancy.in_city(report.city_id), transaction.atomic():
        return list(
            AuditEvent.objects.filter(target_id=report.pk).order_by("id").values_list("action", flat=True)
        )


@pytest.mark.parametrize("format", ReportFormat)
@pytest.mark.parametrize("who", ["project_manager", "dario"])
def test_a_city_and_the_network_have_their_figures_as_a_file(who, format, edition, request):
    report = make(ask(request.getfixturevalue(who), edition, format=format))
    assert (report.state, report.progress) == (ReportState.READY, 100)
    content = bytes(report.content)
    assert content.startswith(FIRST_BYTES[format])
    assert (report.digest, report.size) == (sha256(content).hexdigest(), len(content))
    assert actions_on(report) == ["monitoring.report_requested", "monitoring.report_made"]


def test_a_report_leaves_with_its_transaction(project_manager, edition):
    with pytest.raises(ZeroDivisionError), project_manager.at_work() as by:
        report = request_report(
            programme=edition, period=period_from("2026"), format=ReportFormat.XLSX, language="it", by=by
        )
        raise ZeroDivisionError
    assert not ProcrastinateJob.objects.filter(args__report_id=str(report.pk)).exists()


def test_asked_for_twice_it_is_one_report_until_it_is_ready(project_manager, amina, edition):
    first = ask(project_manager, edition)
    assert ask(amina, edition) == first
    assert ProcrastinateJob.objects.filter(args__report_id=str(first.pk)).count() == 1
    assert ask(amina, edition, format=ReportFormat.PDF) != first
    make(first)
    assert ask(amina, edition) != first


def test_a_place_does_not_flood_the_queue(project_manager, carla, edition):
    for month in range(1, MOST_AT_ONCE + 1):
        ask(project_manager, edition, period=f"2026-{month:02}")
    with pytest.raises(TooManyReports):
        ask(project_manager, edition, period="2025")
    assert ask(carla, edition, period="2025")  # another city is not held up


def test_who_reads_no_figures_has_no_report(bruno, edition):
    with pytest.raises(Denied):
        ask(bruno, edition)


def test_without_what_pdf_needs_it_is_said_what_is_missing(project_manager, edition, monkeypatch):
    monkeypatch.setattr("lgnet.monitoring.actions.request_report.what_is_missing", lambda: "libpango-1.0-0")
    with pytest.raises(NoPdfHere) as refused:
        ask(project_manager, edition, format=ReportFormat.PDF)
    assert "libpango-1.0-0" in refused.value.words()
    assert ask(project_manager, edition, format=ReportFormat.XLSX)


# --- interrupted


@pytest.fixture
def half_made(project_manager, edition):
    """A process took it up and was killed: nobody gives a sign any more."""
    report = ask(project_manager, edition)
    with tenancy.in_city(report.city_id):
        report_steps.take_up(report.pk)
    ProcrastinateJob.objects.filter(
        args__report_id=str(report.pk)
    )  # its job stays as it was: being done, for ever
    with connection.cursor() as cursor:
        cursor.execute(
            "update procrastinate_jobs set status = 'doing' where args->>'report_id' = %s", [str(report.pk)]
        )
    change(report, last_sign_at=clock.now() - timedelta(minutes=3))
    return report


def waiting_jobs(report) -> int:
    return ProcrastinateJob.objects.filter(args__report_id=str(report.pk), status="todo").count()


def test_what_a_killed_process_left_is_begun_again(half_made):
    assert waiting_jobs(half_made) == 0
    report_jobs.resume_reports(0)
    report_jobs.resume_reports(0)
    assert waiting_jobs(half_made) == 1  # however often it is looked for
    ready = make(half_made)
    assert ready.is_ready and ready.attempts == 2


def test_the_control_who_still_gives_signs_is_left_in_peace(half_made):
    change(half_made, last_sign_at=clock.now())
    report_jobs.resume_reports(0)
    assert waiting_jobs(half_made) == 0
    assert make(half_made).state == ReportState.MAKING  # a second maker does nothing


def test_made_twice_the_first_stays(project_manager, edition):
    ready = make(ask(project_manager, edition))
    assert make(ready).made_at == ready.made_at
    with tenancy.in_city(ready.city_id):
        report_steps.keep(ready, b"another")
    assert as_it_is(ready).digest == ready.digest


def test_after_an_error_the_next_attempt_begins_at_once(project_manager, edition, monkeypatch):
    report = ask(project_manager, edition)
    with monkeypatch.context() as broken:
        broken.setattr(making, "workbook", lambda content: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            make(report)
    assert as_it_is(report).state == ReportState.WAITING
    assert make(report).is_ready


def test_what_never_ends_is_given_up_and_said(project_manager, edition, monkeypatch):
    report = ask(project_manager, edition)
    change(report, attempts=report_steps.MOST_ATTEMPTS)
    failed = make(report)
    assert (failed.state, failed.problem) == (ReportState.FAILED, "monitoring.made_too_often")
    page = project_manager.browser.get(project_manager.url("figures/reports/"))
    assert "monitoring.made_too_often" in page.content.decode()


def test_a_report_is_kept_for_thirty_days(project_manager, edition):
    old, new = make(ask(project_manager, edition)), make(ask(project_manager, edition, period="2025"))
    change(old, requested_at=clock.now() - timedelta(days=30, minutes=1))
    report_jobs.forget_reports(0)
    with tenancy.in_city(old.city_id), transaction.atomic():
        assert list(Report.objects.values_list("pk", flat=True)) == [new.pk]


# --- the page


def test_one_asks_for_a_report_on_the_page_and_takes_it(project_manager, edition):
    browser = project_manager.browser
    address = f"{project_manager.url('figures/reports/')}?programme={edition.code}&period=2026"
    sent = browser.post(address, {"format": "xlsx", "language": "en"})
    assert sent.status_code == 302 and sent.url == address
    page = browser.get(address).content.decode()
    assert 'hx-trigger="every 2s"' in page and "<noscript>" in page
    with project_manager.at_work():
        report = Report.objects.get()
    file = f"figures/reports/{report.pk}/file/"
    assert browser.get(project_manager.url(file)).status_code == 409
    make(report)
    page = browser.get(address).content.decode()
    assert file in page and "hx-trigger" not in page
    taken = browser.get(project_manager.url(file))
    assert sha256(taken.content).hexdigest() == as_it_is(report).digest
    assert taken["Content-Disposition"].startswith('attachment; filename="lgnet9-')
    assert taken["Content-Disposition"].endswith('-2026-en.xlsx"')
    assert actions_on(report)[-1] == "monitoring.report_taken"


def test_another_city_and_the_network_find_no_such_report(project_manager, carla, dario, edition):
    report = make(ask(project_manager, edition))
    assert carla.browser.get(carla.url(f"figures/reports/{report.pk}/file/")).status_code == 404
    assert dario.browser.get(dario.url(f"figures/reports/{report.pk}/file/")).status_code == 404
    own = make(ask(dario, edition))
    assert (
        project_manager.browser.get(project_manager.url(f"figures/reports/{own.pk}/file/")).status_code == 404
    )
    assert dario.browser.get(dario.url(f"figures/reports/{own.pk}/file/")).status_code == 200


def test_a_wrong_format_is_said_and_nothing_is_made(project_manager, edition):
    sent = project_manager.browser.post(
        project_manager.url("figures/reports/"), {"format": "doc", "language": "it"}
    )
    assert sent.status_code == 422
    with project_manager.at_work():
        assert not Report.objects.exists()


def test_a_street_operator_has_no_page_of_reports(sassari, edition):
    bruno = player("Bruno", sassari, Role.STREET_OPERATOR)
    assert bruno.browser.get(bruno.url("figures/reports/")).status_code == 403


def test_the_list_costs_the_same_however_long_it_is(project_manager, edition):
    browser, costs = project_manager.browser, []
    browser.get(project_manager.url("figures/reports/"))
    for year in ("2024", "2025"):
        make(ask(project_manager, edition, period=year))
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(project_manager.url("figures/reports/")).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1], costs
    assert not any('"content"' in query["sql"] for query in queries)  # files are not read to list them


def test_a_report_that_is_gone_is_said_so(project_manager, edition):
    page = project_manager.browser.get(project_manager.url(f"figures/reports/{new_id()}/file/"))
    assert page.status_code == 404 and "Questa relazione non esiste" in page.content.decode()


def test_who_waits_for_a_report_goes_before_what_the_clock_asks_for(project_manager, sassari, edition):
    ask_for_recount(sassari.id)
    report = ask(project_manager, edition)
    waiting = ProcrastinateJob.objects.filter(status="todo")
    (recount,) = waiting.filter(args__city_id=str(sassari.id), task_name="monitoring.recount_city")
    (first,) = waiting.filter(args__report_id=str(report.pk))
    assert first.pk > recount.pk and first.priority > recount.priority  # the worker takes the highest
