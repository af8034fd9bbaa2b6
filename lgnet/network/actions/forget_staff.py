# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long is kept where somebody worked, and who was invited. Not of one city: of the whole installation."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.network.models import Invitation, Membership, TeamMember

INVITATIONS_KEPT = timedelta(days=365)
PLACES_KEPT = timedelta(days=730)


@transaction.atomic
def forget_staff() -> int:
    """Invitations after a year, memberships and places in teams two years after their end. Whoever wrote something is
    still named under it: that is on her account."""
    now = clock.now()
    ended = Q(ended_at__lt=now - PLACES_KEPT) | Q(ends_on__lt=(now - PLACES_KEPT).date())
    gone = [
        Invitation.objects.filter(invited_at__lt=now - INVITATIONS_KEPT).delete(),
        TeamMember.objects.filter(ended_at__lt=now - PLACES_KEPT).delete(),
        Membership.objects.filter(ended).delete(),
    ]
    return sum(number for number, _each in gone)
