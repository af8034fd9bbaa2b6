# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime, timedelta

from django.db.models import Q

from lgnet.api.models import ApiToken

KEPT = timedelta(days=365)


def forget_tokens(now: datetime) -> int:
    """Those that ended long ago. Returns how many."""
    ended = Q(expires_at__lt=now - KEPT) | Q(revoked_at__lt=now - KEPT)
    return ApiToken.objects.filter(ended).delete()[0]
