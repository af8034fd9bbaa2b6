# SPDX-License-Identifier: AGPL-3.0-or-later
"""How each move of a case is made: the state is read from the locked row, so that two at once can't both win."""

from datetime import datetime

from lgnet.casework.choices import CaseState
from lgnet.casework.errors import MovedMeanwhile
from lgnet.casework.models import Case, CaseStep
from lgnet.casework.policies import CASE_MOVES
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

RECORDED_AS = {"suspend": "suspended", "resume": "resumed", "close": "closed", "reopen": "reopened"}


def move_case(case: Case, name: str, *, by: Actor, at: datetime, note: str = "", **changes) -> CaseStep:
    """Make the move `name` of CASE_MOVES in the open transaction. Raises MovedMeanwhile when the state forbids it."""
    move = CASE_MOVES[name]
    state = Case.objects.select_for_update().values_list("state", flat=True).get(pk=case.pk)
    if state not in move.sources:
        raise MovedMeanwhile(state=CaseState(state).label)
    case.state = move.target
    for field, value in changes.items():
        setattr(case, field, value)
    case.save(update_fields=["state", *changes])
    audit.record(f"casework.case_{RECORDED_AS[name]}", by=by, target=case, people=[case.person_id])
    return CaseStep.objects.create(
        case=case,
        person_id=case.person_id,
        move=name,
        state=move.target,
        at=at,
        by_id=by.user_id,
        reason=changes.get("closing_reason", ""),
        outcome=changes.get("outcome", ""),
        note=note,
    )
