# SPDX-License-Identifier: AGPL-3.0-or-later
"""How each move of a referral is made: the state is read from the locked row, so that two at once can't both win."""

from datetime import datetime

from lgnet.casework.choices import ENDED, ReferralState
from lgnet.casework.errors import MovedMeanwhile
from lgnet.casework.models import Referral, ReferralStep
from lgnet.casework.policies import REFERRAL_MOVES
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


def move_referral(
    referral: Referral, name: str, *, by: Actor, at: datetime, told_by: str = "", note: str = "", **changes
) -> ReferralStep:
    """Make the move `name` of REFERRAL_MOVES inside the open transaction. Raises MovedMeanwhile when forbidden."""
    move = REFERRAL_MOVES[name]
    state = Referral.objects.select_for_update().values_list("state", flat=True).get(pk=referral.pk)
    if state not in move.sources:
        raise MovedMeanwhile(state=ReferralState(state).label)
    referral.state = move.target
    for field, value in changes.items():
        setattr(referral, field, value)
    referral.save(update_fields=["state", *changes])
    if referral.state in ENDED:
        referral.links.filter(revoked_at__isnull=True).update(revoked_at=at, revoked_by=by.user_id)
    audit.record(
        f"casework.referral_{move.target}",
        by=by,
        target=referral,
        people=[referral.person_id],
        for_the_service=bool(told_by),
    )
    return write_step(referral, by=by, at=at, told_by=told_by, note=note)


def write_step(
    referral: Referral, *, by: Actor, at: datetime, told_by: str = "", note: str = ""
) -> ReferralStep:
    return ReferralStep.objects.create(
        referral=referral,
        person_id=referral.person_id,
        state=referral.state,
        at=at,
        by_id=by.user_id,
        told_by=told_by,
        note=note,
    )
