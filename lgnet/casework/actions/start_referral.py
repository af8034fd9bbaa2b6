# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.move_referral import move_referral
from lgnet.casework.models import Referral
from lgnet.casework.policies import may_answer_referral
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def start_referral(*, referral: Referral, by: Actor) -> Referral:
    """The person has come, the service has begun."""
    may_answer_referral(by, referral=referral)
    with transaction.atomic():
        move_referral(referral, "start", by=by, at=clock.now())
    return referral
