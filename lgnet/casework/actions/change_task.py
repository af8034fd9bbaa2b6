# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.casework.actions.add_task import assigned, people_of
from lgnet.casework.actions.wording import worded
from lgnet.casework.errors import NothingToDo
from lgnet.casework.models import Task
from lgnet.casework.policies import may_keep_task
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def change_task(*, task: Task, what: str, due_on: date, by: Actor, assignee: User | None = None) -> list[str]:
    """Put off, give to a colleague, say better; gives the names of the fields that changed."""
    may_keep_task(by, task=task)
    told = {"what": worded(what, most=300, missing=NothingToDo()), "due_on": due_on}
    if assignee is not None and assignee.pk != task.assignee_id:
        told["assignee_id"] = assigned(assignee, by)
    changed = [field for field, value in told.items() if getattr(task, field) != value]
    for field in changed:
        setattr(task, field, told[field])
    if changed:
        task.save(update_fields=changed)
        audit.record(
            "casework.task_changed", by=by, target=task, people=people_of(task), fields=sorted(changed)
        )
    return changed
