# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.choices import GoalState
from lgnet.casework.errors import MovedMeanwhile
from lgnet.casework.models import Goal
from lgnet.casework.policies import GOAL_MOVES
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def grade_goal(*, goal: Goal, move: str, by: Actor, note: str = "") -> Goal:
    """Achieved, partly, not; or taken up again: a move of GOAL_MOVES. Raises MovedMeanwhile."""
    wanted = GOAL_MOVES[move]
    wanted.rule(by, case=goal.case)
    state = Goal.objects.select_for_update().values_list("state", flat=True).get(pk=goal.pk)
    if state not in wanted.sources:
        raise MovedMeanwhile(state=GoalState(state).label)
    graded = wanted.target != GoalState.OPEN
    goal.state, goal.grade_note = wanted.target, note.strip()
    goal.graded_at, goal.graded_by = (clock.now(), by.user_id) if graded else (None, None)
    goal.save(update_fields=["state", "grade_note", "graded_at", "graded_by"])
    audit.record("casework.goal_graded", by=by, target=goal, people=[goal.person_id], state=str(goal.state))
    return goal
