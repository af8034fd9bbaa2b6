# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.answering import answered_for
from lgnet.casework.actions.move_referral import move_referral
from lgnet.casework.codes import DECLINE_REASONS
from lgnet.casework.errors import NotACode
from lgnet.casework.models import Referral
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def decline_referral(
    *, referral: Referral, reason: str, by: Actor, told_by: str = "", note: str = ""
) -> Referral:
    """The service does not take the person; the coded reason says what the case manager can do next."""
    told_by, at = answered_for(referral, by, told_by), clock.now()
    if reason not in DECLINE_REASONS:
        raise NotACode()
    with transaction.atomic():
        move_referral(
            referral, "decline", by=by, at=at, told_by=told_by, note=note.strip(),
            answered_at=at, answered_by=by.user_id, answer_told_by=told_by, decline_reason=reason, ended_at=at,
        )  # fmt: skip
    return referral
