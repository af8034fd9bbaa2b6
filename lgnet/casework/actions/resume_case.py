# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.move_case import move_case
from lgnet.casework.models import Case
from lgnet.casework.policies import may_keep_case
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def resume_case(*, case: Case, by: Actor) -> Case:
    """Go on with a suspended case."""
    may_keep_case(by, case=case)
    with transaction.atomic():
        move_case(case, "resume", by=by, at=clock.now())
    return case
