# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.mark_received import mark_received
from lgnet.casework.choices import ReferralState
from lgnet.casework.codes import TERMS
from lgnet.casework.link_errors import LinkRevoked
from lgnet.casework.links import secrets_of
from lgnet.casework.models import ReferralLink
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def open_link(*, link: ReferralLink, code: str, by: Actor) -> bool:
    """Whether the code is right. When it is, the opening is written down and the referral is received; when it is not,
    that is counted, and after a few the link is closed: the caller must commit either way.

    Raises LinkRevoked when it has been closed.
    """
    link = ReferralLink.objects.select_for_update(of=("self",)).select_related("referral").get(pk=link.pk)
    known = secrets_of(link)
    if link.revoked_at or known is None:
        raise LinkRevoked()
    if not known.opened_by(code):
        _wrong(link, by)
        return False
    link.opened_at = [*link.opened_at, clock.now()]
    link.save(update_fields=["opened_at"])
    audit.record("casework.link_opened", by=by, target=link, people=[link.person_id])
    if link.referral.state == ReferralState.SENT:
        mark_received(referral=link.referral, by=by)
    return True


def _wrong(link: ReferralLink, by: Actor) -> None:
    link.wrong_codes += 1
    if link.wrong_codes >= TERMS["wrong_codes"]:
        link.revoked_at = clock.now()
    link.save(update_fields=["wrong_codes", "revoked_at"])
    audit.record(
        "casework.link_wrong_code", by=by, target=link, people=[link.person_id], tries=link.wrong_codes
    )
