# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.db import transaction

from lgnet.casework.choices import UNANSWERED
from lgnet.casework.codes import TERMS
from lgnet.casework.models import Referral
from lgnet.casework.policies import may_let_expire
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def give_term(*, referral: Referral, by: Actor) -> bool:
    """One that was sent before referrals had a term waits no longer than others do, counted from now on: nobody finds
    it expired who was never told of a term. False when it was answered, or has one, meanwhile.
    """
    may_let_expire(by, referral=referral)
    until = clock.now() + timedelta(days=TERMS["answer_within_days"])
    waiting = Referral.objects.filter(pk=referral.pk, state__in=UNANSWERED, answer_by=None)
    if not waiting.update(answer_by=until):
        return False
    audit.record(
        "casework.term_given", by=by, target=referral, people=[referral.person_id], until=until.isoformat()
    )
    return True
