# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.move_referral import move_referral
from lgnet.casework.choices import Grade
from lgnet.casework.errors import NotACode
from lgnet.casework.models import Referral
from lgnet.casework.policies import may_answer_referral
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def complete_referral(*, referral: Referral, outcome: str, grade: int, by: Actor) -> Referral:
    """The service has done its part: what came of it, in words, and how far it answered the need."""
    may_answer_referral(by, referral=referral)
    if grade not in Grade.values:
        raise NotACode()
    at = clock.now()
    with transaction.atomic():
        move_referral(referral, "complete", by=by, at=at, outcome=outcome.strip(), grade=grade, ended_at=at)
    return referral
