# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.models import Referral, ReferralLink
from lgnet.casework.policies import may_make_link
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def revoke_link(*, link: ReferralLink, by: Actor) -> None:
    """From this moment it opens nothing. Revoked twice is revoked once."""
    may_make_link(by, referral=link.referral)
    _end(ReferralLink.objects.filter(pk=link.pk), by=by)


def end_links(referral: Referral, *, by: Actor) -> None:
    """All that still open something, in the open transaction."""
    _end(ReferralLink.objects.filter(referral=referral), by=by)


def _end(links, *, by: Actor) -> None:
    for link in links.filter(revoked_at__isnull=True).select_for_update():
        link.revoked_at, link.revoked_by = clock.now(), by.user_id
        link.save(update_fields=["revoked_at", "revoked_by"])
        audit.record("casework.link_revoked", by=by, target=link, people=[link.person_id])
