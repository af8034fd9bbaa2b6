# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import dataclass

from django.db import transaction

from lgnet.casework.actions.hand_over import move_to, write_steps
from lgnet.casework.choices import CaseState, TaskState
from lgnet.casework.errors import NotACaseManager, UndoneAlready
from lgnet.casework.models import Case, HandedCase, Handover, Task
from lgnet.casework.policies import may_hand_over
from lgnet.casework.queries import case_managers_of
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@dataclass(frozen=True)
class GivenBack:
    cases: int
    stayed: int
    """Closed since, or given to a third colleague: they stay as they are."""


@transaction.atomic
def undo_handover(*, handover: Handover, by: Actor) -> GivenBack:
    """Give the caseload back, but for cases that have moved on since. Raises UndoneAlready, NotACaseManager."""
    may_hand_over(by)
    if not case_managers_of(by.city_id).filter(pk=handover.giver_id).exists():
        raise NotACaseManager(name=handover.giver.name)
    marked = Handover.objects.filter(pk=handover.pk, undone_at=None)
    if not marked.update(undone_at=clock.now(), undone_by=by.user_id):
        raise UndoneAlready()
    handed = list(HandedCase.objects.filter(handover=handover))
    still = Case.objects.filter(pk__in=[one.case_id for one in handed], manager=handover.taker)
    cases = list(still.exclude(state=CaseState.CLOSED).select_for_update())
    move_to(handover.giver, cases, _tasks(handed, cases, handover))
    write_steps(cases, handover, by=by, words=f"{handover.taker} → {handover.giver}")
    audit.record(
        "casework.handover_undone", by=by, target=handover, people=[case.person_id for case in cases],
        cases=len(cases),
    )  # fmt: skip
    return GivenBack(len(cases), len(handed) - len(cases))


def _tasks(handed: list[HandedCase], cases: list[Case], handover: Handover) -> list:
    """Those that went along, are still to be done and still the taker's."""
    back = {case.pk for case in cases}
    ids = [task_id for one in handed if one.case_id in back for task_id in one.task_ids]
    still = Task.objects.filter(pk__in=ids, assignee=handover.taker, state=TaskState.TO_DO)
    return list(still.values_list("pk", flat=True))
