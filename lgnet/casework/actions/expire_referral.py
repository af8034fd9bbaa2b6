# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lgnet.casework.actions.move_referral import move_referral
from lgnet.casework.choices import CaseState
from lgnet.casework.models import Referral, Task
from lgnet.casework.policies import may_let_expire
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

STAFF_LANGUAGE = "it"
TO_SEE_TO_WITHIN = timedelta(days=2)


def expire_referral(*, referral: Referral, by: Actor) -> Referral:
    """Nobody answered within the term: it comes back to whoever follows the case, as something to do.

    Raises MovedMeanwhile when an answer came first.
    """
    may_let_expire(by, referral=referral)
    at = clock.now()
    with transaction.atomic():
        move_referral(referral, "expire", by=by, at=at, ended_at=at)
        if referral.case.state != CaseState.CLOSED:
            _task(referral, by=by)
    return referral


def _task(referral: Referral, *, by: Actor) -> None:
    with translation.override(STAFF_LANGUAGE):
        what = _("%(service)s has not answered: call, or choose another service") % {
            "service": referral.service
        }
    task = Task.objects.create(
        what=what[:300], due_on=clock.today() + TO_SEE_TO_WITHIN, case=referral.case,
        person_id=referral.person_id, assignee_id=referral.case.manager_id,
    )  # fmt: skip
    audit.record("casework.task_added", by=by, target=task, people=[referral.person_id])
