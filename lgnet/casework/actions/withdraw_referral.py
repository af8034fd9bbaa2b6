# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.move_referral import move_referral
from lgnet.casework.actions.telling import tell_figures
from lgnet.casework.models import Referral
from lgnet.casework.policies import may_withdraw_referral
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def withdraw_referral(*, referral: Referral, by: Actor, note: str = "") -> Referral:
    """The sender takes it back: it is not needed any more, or was sent by mistake."""
    may_withdraw_referral(by, referral=referral)
    at = clock.now()
    with transaction.atomic():
        move_referral(referral, "withdraw", by=by, at=at, note=note.strip(), ended_at=at)
        tell_figures(referral.programme_id, referral.answered_at)
    return referral
