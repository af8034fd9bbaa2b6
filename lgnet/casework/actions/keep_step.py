# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.casework.actions.wording import worded
from lgnet.casework.errors import NothingSaid
from lgnet.casework.models import Goal, GoalStep
from lgnet.casework.policies import may_keep_case
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def add_step(*, goal: Goal, who: str, what: str, by: Actor, by_when: date | None = None) -> GoalStep:
    """Who does what for a goal, by when. Raises NothingSaid, TooLong."""
    may_keep_case(by, case=goal.case)
    step = GoalStep.objects.create(
        goal=goal, person_id=goal.person_id, by_when=by_when, written_by=by.user_id,
        who=worded(who, most=80, missing=NothingSaid()), what=worded(what, most=300, missing=NothingSaid()),
    )  # fmt: skip
    audit.record("casework.step_added", by=by, target=step, people=[goal.person_id])
    return step


@transaction.atomic
def mark_step(*, step: GoalStep, done: bool, by: Actor) -> GoalStep:
    """It was done; or not, after all."""
    may_keep_case(by, case=step.goal.case)
    step.done_on = clock.today() if done else None
    step.save(update_fields=["done_on"])
    audit.record("casework.step_marked", by=by, target=step, people=[step.person_id], done=done)
    return step
