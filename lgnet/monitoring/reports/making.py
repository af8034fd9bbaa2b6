# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report is made: figures read in one transaction, written to a file, kept. Interrupted anywhere, it begins again."""

from uuid import UUID

from django.db import transaction
from django.utils import translation

from lgnet.kernel.paper import what_is_missing
from lgnet.monitoring.actions.report_steps import give_up, keep, put_back, take_up, tell_progress
from lgnet.monitoring.choices import ReportFormat
from lgnet.monitoring.errors import NoPdfHere
from lgnet.monitoring.models import Report
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.reports.content import Content, content_of
from lgnet.monitoring.reports.excel.workbook import workbook
from lgnet.monitoring.reports.pdf.document import document
from lgnet.network.models import City
from lgnet.trust.tenancy import NETWORK, in_city

FIGURES_READ = 40
"""Per cent of the work."""


def make_report(*, city_id: UUID, report_id: UUID) -> None:
    with in_city(city_id):
        report = take_up(report_id)
        if report is None:
            return
        try:
            with translation.override(report.language):
                _make(report)
        except BaseException:  # also when the process is asked to end
            put_back(report)
            raise


def _make(report: Report) -> None:
    if report.format == ReportFormat.PDF and what_is_missing():
        return give_up(report, problem=NoPdfHere.code)
    content = _read(report)
    tell_progress(report, FIGURES_READ)
    write = {ReportFormat.XLSX: workbook, ReportFormat.PDF: document}[ReportFormat(report.format)]
    keep(report, write(content))


@transaction.atomic
def _read(report: Report) -> Content:
    place = None if report.city_id == NETWORK else City.objects.get(pk=report.city_id)
    return content_of(
        place, report.programme, period_from(report.period),
        asked_by=report.requested_by.name, asked_at=report.requested_at,
    )  # fmt: skip
