# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.db.models import Q

from lgnet.kernel import clock
from lgnet.outreach.models import CalendarFeed

AN_HOUR = timedelta(hours=1)


def note_feed_read(feed: CalendarFeed) -> None:
    """When it was last read, to the hour: not a write for each reading."""
    now = clock.now()
    before = Q(last_read_at__isnull=True) | Q(last_read_at__lt=now - AN_HOUR)
    CalendarFeed.objects.filter(before, pk=feed.pk).update(last_read_at=now)
