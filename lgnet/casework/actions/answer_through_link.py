# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from lgnet.casework.actions.accept_referral import accept_referral
from lgnet.casework.actions.complete_referral import complete_referral
from lgnet.casework.actions.decline_referral import decline_referral
from lgnet.casework.actions.not_complete_referral import not_complete_referral
from lgnet.casework.codes import TERMS
from lgnet.casework.errors import MovedMeanwhile
from lgnet.casework.models import Referral, ReferralLink
from lgnet.casework.policies import REFERRAL_MOVES
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor

ANSWERS: dict[str, Callable[..., Referral]] = {
    "accept": accept_referral,
    "decline": decline_referral,
    "complete": complete_referral,
    "not_complete": not_complete_referral,
}


@transaction.atomic
def answer_through_link(*, link: ReferralLink, answer: str, by: Actor, **told) -> Referral:
    """What the service itself writes. The same answer sent twice is one answer; after acceptance the
    link takes the outcome.

    Raises MovedMeanwhile when something else was written first, and what the answer's own action raises.
    """
    referral = link.referral
    try:
        ANSWERS[answer](referral=referral, by=by, **told)
    except MovedMeanwhile:
        if not _was_written(referral, answer, told):
            raise
    if answer == "accept":
        link.valid_until = clock.now() + timedelta(days=TERMS["outcome_within_days"])
        link.save(update_fields=["valid_until"])
    return referral


def _was_written(referral: Referral, answer: str, told: dict) -> bool:
    """This very answer is there already: the button was pressed twice, or the page got lost on its way back."""
    there = Referral.objects.get(pk=referral.pk)
    fields = {"told_by": "answer_told_by", "reason": "decline_reason", "outcome": "outcome", "grade": "grade"}
    same = all(getattr(there, fields[name]) == value for name, value in told.items() if name in fields)
    return there.state == REFERRAL_MOVES[answer].target and same
