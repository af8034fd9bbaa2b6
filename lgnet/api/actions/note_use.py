# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.db.models import Q

from lgnet.api.models import ApiToken
from lgnet.kernel import clock

A_MINUTE = timedelta(minutes=1)


def note_use(token: ApiToken) -> None:
    """When it was last used, to the minute: not a write for each call."""
    now = clock.now()
    before = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - A_MINUTE)
    ApiToken.objects.filter(before, pk=token.pk).update(last_used_at=now)
