# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.casework.actions.wording import worded
from lgnet.casework.errors import NotACaseManager, NothingToDo
from lgnet.casework.models import Case, Task
from lgnet.casework.policies import may_have_tasks, may_keep_case
from lgnet.casework.queries import case_managers_of
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def add_task(
    *, what: str, due_on: date, by: Actor, case: Case | None = None, assignee: User | None = None
) -> Task:
    """Something to do by a day, for oneself or for a colleague; of a case only by whoever keeps it."""
    may_have_tasks(by)
    if case is not None:
        may_keep_case(by, case=case)
    task = Task.objects.create(
        what=worded(what, most=300, missing=NothingToDo()),
        due_on=due_on,
        case=case,
        person_id=case.person_id if case else None,
        assignee_id=assigned(assignee, by),
        created_by=by.user_id,
    )
    audit.record("casework.task_added", by=by, target=task, people=people_of(task))
    return task


def assigned(colleague: User | None, by: Actor):
    """The doer herself, or another of the city's case managers. Raises NotACaseManager."""
    if colleague is None or colleague.pk == by.user_id:
        return by.user_id
    if not case_managers_of(by.city_id).filter(pk=colleague.pk).exists():
        raise NotACaseManager(name=colleague.name)
    return colleague.pk


def people_of(task: Task) -> list:
    return [task.person_id] if task.person_id else []
