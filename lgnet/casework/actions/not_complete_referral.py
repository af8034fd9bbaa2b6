# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.move_referral import move_referral
from lgnet.casework.models import Referral
from lgnet.casework.policies import may_answer_referral
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def not_complete_referral(*, referral: Referral, outcome: str, by: Actor) -> Referral:
    """It was accepted, yet it came to nothing: why, in words."""
    may_answer_referral(by, referral=referral)
    at = clock.now()
    with transaction.atomic():
        move_referral(referral, "not_complete", by=by, at=at, outcome=outcome.strip(), ended_at=at)
    return referral
