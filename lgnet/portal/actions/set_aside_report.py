# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.actions.lift_report import lift_report
from lgnet.network.policies import may_keep_directory, require_own_city
from lgnet.portal.choices import ReportOutcome
from lgnet.portal.models import EntryReport
from lgnet.trust import audit


@transaction.atomic
def set_aside_report(*, report: EntryReport, by: Actor) -> EntryReport:
    """It says nothing that could be looked into: the day of the last check stays as it is."""
    may_keep_directory(by)
    require_own_city(by, report.city_id)
    report = EntryReport.objects.select_for_update().select_related("service").get(pk=report.pk)
    if report.seen_to_at is None:
        report.seen_to_at, report.seen_to_by = clock.now(), by.user_id
        report.outcome = ReportOutcome.SET_ASIDE
        report.save(update_fields=["seen_to_at", "seen_to_by", "outcome"])
        audit.record("portal.entry_report_set_aside", by=by, target=report)
        if not EntryReport.objects.filter(service=report.service, seen_to_at=None).exists():
            lift_report(service=report.service, by=by)
    return report
