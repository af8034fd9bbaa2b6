# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.answering import answered_for
from lgnet.casework.actions.move_referral import move_referral
from lgnet.casework.actions.telling import day_of, tell_figures
from lgnet.casework.models import Referral
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.eligibility import eligibility_on


def accept_referral(*, referral: Referral, by: Actor, told_by: str = "") -> Referral:
    """The service takes the person: from this day she counts as directed, if she is eligible on it.

    Whoever writes it down for a service must say who told her (`told_by`), or ToldByWhom is raised.
    """
    told_by, at = answered_for(referral, by, told_by), clock.now()
    answer = eligibility_on(referral.person, day_of(at))
    with transaction.atomic():
        move_referral(
            referral, "accept", by=by, at=at, told_by=told_by,
            answered_at=at, answered_by=by.user_id, answer_told_by=told_by,
            eligibility=answer.eligibility, eligibility_rules=answer.rules_version,
        )  # fmt: skip
        tell_figures(referral.programme_id, at)
    return referral
