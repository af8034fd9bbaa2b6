# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public said of an entry, on the page of the entry, for whoever keeps the directory."""

from dataclasses import dataclass

from lgnet.accounts.models import User
from lgnet.kernel.actor import Actor
from lgnet.network.models import Service
from lgnet.network.policies import may_keep_directory
from lgnet.portal.languages import PUBLIC
from lgnet.portal.models import EntryReport
from lgnet.portal.written import Written, opened
from lgnet.trust import audit

LAST = 10


@dataclass(frozen=True, slots=True)
class Reported:
    report: EntryReport
    written: Written
    language: str
    """Called as its speakers call it."""
    seen_to_by: str = ""


def reports_section(by: Actor, service: Service) -> dict:
    """Nothing for who does not keep the directory, and where nobody has said anything."""
    if not may_keep_directory.allows(by):
        return {}
    reports = list(EntryReport.objects.filter(service=service).order_by("-sent_at")[:LAST])
    if not reports:
        return {}
    names = _names({report.seen_to_by for report in reports if report.seen_to_by})
    told = [_reported(report, names) for report in reports]
    if any(report.sealed for report in reports):
        audit.shown("portal.entry_reports_read", by=by, target=service)
    return {
        "template": "portal/desk/entry_reports.html",
        "waiting": [one for one in told if one.report.seen_to_at is None],
        "settled": [one for one in told if one.report.seen_to_at],
    }


def _reported(report: EntryReport, names: dict) -> Reported:
    language = PUBLIC[report.language].own_name if report.language in PUBLIC else report.language
    return Reported(report, opened(report), language, names.get(report.seen_to_by, ""))


def _names(user_ids: set) -> dict:
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name")) if user_ids else {}
