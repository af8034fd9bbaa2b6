# SPDX-License-Identifier: AGPL-3.0-or-later
"""The file itself, to be kept beside one's other papers."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.text import slugify

from lgnet.kernel.actor import Actor
from lgnet.monitoring.choices import ReportFormat
from lgnet.monitoring.errors import NoSuchReport, ReportNotReady
from lgnet.monitoring.models import Report
from lgnet.monitoring.policies import may_request_reports
from lgnet.monitoring.queries import get_report
from lgnet.network.door import city_page, network_page
from lgnet.trust import audit

KIND = {
    ReportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ReportFormat.PDF: "application/pdf",
}


@city_page(may_request_reports)
def city_report_file(request, by, report_id: UUID):
    return _file(by, report_id, request.city.slug)


@network_page(may_request_reports)
def network_report_file(request, by, report_id: UUID):
    return _file(by, report_id, "")


def _file(by: Actor, report_id: UUID, city: str) -> HttpResponse:
    report = get_report(report_id)
    if report is None or report.has_failed:
        raise NoSuchReport()
    if not report.is_ready:
        raise ReportNotReady()
    audit.shown("monitoring.report_taken", by=by, target=report)
    answer = HttpResponse(bytes(report.content), content_type=KIND[ReportFormat(report.format)])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name_of(report, city)}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def name_of(report: Report, city: str) -> str:
    """lgnet3-sassari-2026-q1.pdf: letters of every system."""
    parts = [report.programme.code, city, report.period, "" if report.language == "it" else report.language]
    return f"{slugify('-'.join(filter(None, parts)))}.{report.format}"
