# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of tasks. A protected person's are hidden by the database."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from lgnet.casework.choices import TaskState
from lgnet.casework.errors import NoSuchTask
from lgnet.casework.models import Case, Task
from lgnet.casework.policies import may_have_tasks
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor

SOON = timedelta(days=7)


def tasks_visible_to(by: Actor) -> QuerySet[Task]:
    if not may_have_tasks.allows(by):
        return Task.objects.none()
    return Task.objects.select_related("case", "person", "assignee")


def get_task(by: Actor, task_id: UUID, *, held: bool = False) -> Task:
    """`held`: nobody else changes it until the transaction ends. Raises NoSuchTask, also for another city's."""
    found = tasks_visible_to(by).filter(pk=task_id)
    task = (found.select_for_update(of=("self",)) if held else found).first()
    if task is None:
        raise NoSuchTask()
    return task


def tasks_of(by: Actor, *, whose: str = "mine") -> QuerySet[Task]:
    """Whose: mine, or those of the cases my teams follow; the next first."""
    mine = Q(assignee_id=by.user_id)
    team = Q(case__team_id__in=by.team_ids) | Q(created_by=by.user_id)
    return (
        tasks_visible_to(by).filter(mine if whose == "mine" else mine | team).order_by("due_on", "created_at")
    )


def tasks_due(by: Actor) -> QuerySet[Task]:
    """Mine, overdue or due today."""
    return tasks_of(by).filter(state=TaskState.TO_DO, due_on__lte=clock.today())


def tasks_soon(by: Actor) -> QuerySet[Task]:
    """Mine of the next week."""
    today = clock.today()
    return tasks_of(by).filter(state=TaskState.TO_DO, due_on__gt=today, due_on__lte=today + SOON)


def open_tasks_of_case(case: Case) -> QuerySet[Task]:
    tasks = case.tasks.filter(state=TaskState.TO_DO).select_related("assignee", "case")
    return tasks.order_by("due_on", "created_at")
