# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.move_case import move_case
from lgnet.casework.actions.telling import tell_figures
from lgnet.casework.codes import CLOSING_REASONS, OUTCOMES
from lgnet.casework.errors import NotACode
from lgnet.casework.models import Case
from lgnet.casework.policies import may_close_case
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def close_case(*, case: Case, reason: str, outcome: str, by: Actor, note: str = "") -> Case:
    """End a case with why it ends and how things stand for the person: both coded. Referrals go on by themselves."""
    may_close_case(by, case=case)
    if reason not in CLOSING_REASONS or outcome not in OUTCOMES:
        raise NotACode()
    at, note = clock.now(), note.strip()
    with transaction.atomic():
        move_case(
            case, "close", by=by, at=at, note=note,
            closed_at=at, closed_by=by.user_id, closing_reason=reason, outcome=outcome, closing_note=note,
        )  # fmt: skip
        tell_figures(case.programme_id, case.opened_at, at)
    return case
