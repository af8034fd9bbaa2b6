# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of individual plans."""

from uuid import UUID

from django.db.models import QuerySet

from lgnet.casework.choices import CaseState
from lgnet.casework.errors import NoSuchEntry
from lgnet.casework.models import Case, Goal, GoalStep, Plan
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def goals_of(case: Case) -> QuerySet[Goal]:
    """With their steps, those still open first. Two queries."""
    return case.goals.select_related("case").prefetch_related("steps").order_by("graded_at", "set_at")


def _one(found: QuerySet):
    one = found.first()
    if one is None:
        raise NoSuchEntry()
    return one


def get_goal(case: Case, goal_id: UUID, *, held: bool = False) -> Goal:
    """`held`: nobody else changes it until the transaction ends."""
    found = goals_of(case).filter(pk=goal_id)
    return _one(found.select_for_update(of=("self",)) if held else found)


def get_step(case: Case, step_id: UUID) -> GoalStep:
    return _one(GoalStep.objects.filter(pk=step_id, goal__case=case).select_related("goal__case"))


def get_plan(case: Case, plan_id: UUID) -> Plan:
    return _one(case.plans.filter(pk=plan_id))


def steps_due(by: Actor) -> QuerySet[GoalStep]:
    """Of the plans of the cases that the actor follows herself: due by today and not done."""
    due = GoalStep.objects.filter(done_on=None, by_when__lte=clock.today(), goal__state="open")
    mine = due.filter(goal__case__manager_id=by.user_id, goal__case__state=CaseState.OPEN)
    return mine.select_related("person", "goal").order_by("by_when", "pk")
