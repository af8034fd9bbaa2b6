# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.move_referral import move_referral
from lgnet.casework.models import Referral
from lgnet.casework.policies import may_answer_referral
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def mark_received(*, referral: Referral, by: Actor) -> Referral:
    """The service has read it; the answer comes later."""
    may_answer_referral(by, referral=referral)
    with transaction.atomic():
        move_referral(referral, "receive", by=by, at=clock.now())
    return referral
