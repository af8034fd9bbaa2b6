# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Service
from lgnet.network.policies import may_set_up_directory, require_own_city
from lgnet.portal.choices import ReportOutcome
from lgnet.portal.models import EntryReport
from lgnet.trust import audit


@transaction.atomic
def see_to_reports(*, service: Service, by: Actor) -> int:
    """Whoever checks an entry, or closes it, has seen to all that the public said of it. Returns how many reports."""
    may_set_up_directory(by)
    require_own_city(by, service.city_id)
    open_ones = list(EntryReport.objects.select_for_update().filter(service=service, seen_to_at=None))
    outcome = ReportOutcome.CLOSED if service.closed_on else ReportOutcome.CHECKED
    for report in open_ones:
        report.seen_to_at, report.seen_to_by, report.outcome = clock.now(), by.user_id, outcome
        report.save(update_fields=["seen_to_at", "seen_to_by", "outcome"])
        audit.record("portal.entry_report_seen_to", by=by, target=report, outcome=outcome)
    return len(open_ones)
