# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a receiver without an account is told, encrypted on the row of its link: a guest reads that row and no other."""

import json

from django.utils import translation

from lgnet.casework.models import ReferralLink
from lgnet.casework.queries.sharing import told
from lgnet.outreach.codes import need_label
from lgnet.trust import encryption


def sealed_letter(link: ReferralLink) -> bytes:
    """What the receiver reads, in the link's language; bound to this row."""
    referral = link.referral
    with translation.override(link.language):
        letter = {
            "told": told(referral.person, referral.shared),
            "need": need_label(referral.need),
            "request": referral.request,
            "service": str(referral.service),
            "team": str(referral.case.team),
        }
    return encryption.seal(json.dumps(letter).encode(), **bound(link))


def letter_of(link: ReferralLink) -> dict:
    """Raises Tampered."""
    return json.loads(encryption.unseal(link.sealed, **bound(link)))


def column_of(link: ReferralLink) -> str:
    return f"referrallink.{link.pk}"


def bound(link: ReferralLink) -> dict:
    return {"city_id": link.city_id, "owner_id": link.person_id, "column": column_of(link)}
