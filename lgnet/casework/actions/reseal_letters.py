# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from uuid import UUID

from lgnet.casework.models import ReferralLink
from lgnet.casework.queries.letters import sealed_letter
from lgnet.kernel import clock


def reseal_letters(people: Iterable[UUID]) -> int:
    """What is written of these records was put right, or which of them are one person: links that still open something
    tell it as it is now.

    A number that has become unsafe is gone from them at once. Within the correction's transaction; says how many.
    """
    live = ReferralLink.objects.filter(
        person__in=list(people), revoked_at__isnull=True, valid_until__gte=clock.now()
    )
    links = list(live.select_related("referral__person", "referral__service", "referral__case__team"))
    for link in links:
        link.sealed = sealed_letter(link)
        link.save(update_fields=["sealed"])
    return len(links)
