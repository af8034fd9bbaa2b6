# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.add_task import people_of
from lgnet.casework.choices import TaskState
from lgnet.casework.errors import MovedMeanwhile
from lgnet.casework.models import Task
from lgnet.casework.policies import TASK_MOVES
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

RECORDED_AS = {"finish": "done", "drop": "dropped", "take_up": "taken_up"}


@transaction.atomic
def move_task(*, task: Task, move: str, by: Actor) -> Task:
    """Done, not needed any more, or taken up again: a move of TASK_MOVES. Raises MovedMeanwhile."""
    wanted = TASK_MOVES[move]
    wanted.rule(by, task=task)
    state = Task.objects.select_for_update().values_list("state", flat=True).get(pk=task.pk)
    if state not in wanted.sources:
        raise MovedMeanwhile(state=TaskState(state).label)
    task.state = wanted.target
    ended = wanted.target != TaskState.TO_DO
    task.ended_at, task.ended_by = (clock.now(), by.user_id) if ended else (None, None)
    task.save(update_fields=["state", "ended_at", "ended_by"])
    audit.record(f"casework.task_{RECORDED_AS[move]}", by=by, target=task, people=people_of(task))
    return task
