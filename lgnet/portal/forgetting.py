# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long what readers wrote is kept, who name nobody and have no record of their own."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.portal.models import EntryReport, Opinion
from lgnet.trust import audit

WORDS_KEPT = timedelta(days=30)
"""After the report was seen to: whoever left a way to answer has been answered."""
WORDS_KEPT_UNSEEN = timedelta(days=180)
"""Nobody answers after so long: nothing is kept for it."""
REPORTS_KEPT = timedelta(days=730)
OPINIONS_KEPT = timedelta(days=365)


@transaction.atomic
def forget_written(*, by: Actor) -> int:
    """Each night, in each city. Says how many reports were emptied."""
    now = clock.now()
    over = Q(seen_to_at__lt=now - WORDS_KEPT) | Q(sent_at__lt=now - WORDS_KEPT_UNSEEN)
    emptied = EntryReport.objects.filter(over, sealed__isnull=False).update(sealed=None)
    EntryReport.objects.filter(sent_at__lt=now - REPORTS_KEPT).delete()
    Opinion.objects.filter(given_at__lt=now - OPINIONS_KEPT).delete()
    if emptied:
        audit.record("portal.entry_reports_emptied", by=by, reports=emptied)
    return emptied
