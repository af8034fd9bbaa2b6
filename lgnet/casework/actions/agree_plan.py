# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.casework.choices import GoalState
from lgnet.casework.codes import PLAN_WORDS
from lgnet.casework.errors import InTheFuture, NoGoal, NotACode
from lgnet.casework.models import Case, Goal, Plan
from lgnet.casework.policies import may_keep_case
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def agree_plan(*, case: Case, agreed_on: date, language: str, by: Actor) -> Plan:
    """Keep the open goals as they were agreed with the person, for the copy to print and sign.

    Raises NoGoal, InTheFuture, NotACode.
    """
    may_keep_case(by, case=case)
    if language not in PLAN_WORDS:
        raise NotACode()
    if agreed_on > clock.today():
        raise InTheFuture()
    goals = case.goals.filter(state=GoalState.OPEN).prefetch_related("steps")
    if not goals:
        raise NoGoal()
    plan = Plan.objects.create(
        case=case, person_id=case.person_id, agreed_on=agreed_on, language=language,
        goals=[_as_agreed(goal) for goal in goals], agreed_by=by.user_id,
    )  # fmt: skip
    audit.record("casework.plan_agreed", by=by, target=plan, people=[case.person_id], goals=len(plan.goals))
    return plan


def _as_agreed(goal: Goal) -> dict:
    return {
        "domain": goal.domain, "what": goal.what, "measure": goal.measure, "by_when": _day(goal.by_when),
        "steps": [{"who": one.who, "what": one.what, "by_when": _day(one.by_when)} for one in goal.steps.all()],
    }  # fmt: skip


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
