# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import dataclass

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.casework.choices import TaskState
from lgnet.casework.errors import NotACaseManager, NothingToHandOver, ToHerself
from lgnet.casework.models import Case, CaseStep, HandedCase, Handover, Task
from lgnet.casework.policies import may_hand_over
from lgnet.casework.queries import case_managers_of
from lgnet.casework.queries.handovers import cases_to_hand_over, out_of_reach_of
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@dataclass(frozen=True)
class HandedOver:
    handover: Handover
    cases: int
    left: int
    """Cases of protected people that the taker may not see: they stay."""


@transaction.atomic
def hand_over(*, giver: User, taker: User, by: Actor, why: str = "") -> HandedOver:
    """Give a colleague's whole caseload to another, with the open tasks that belong to it.

    Raises ToHerself, NotACaseManager, NothingToHandOver (also when it is pressed twice).
    """
    may_hand_over(by)
    if giver.pk == taker.pk:
        raise ToHerself()
    if not case_managers_of(by.city_id).filter(pk=taker.pk).exists():
        raise NotACaseManager(name=taker.name)
    found = list(cases_to_hand_over(by, giver).select_for_update())
    hidden = out_of_reach_of(taker, found)
    cases = [case for case in found if case.person_id not in hidden]
    if not cases:
        raise NothingToHandOver(name=giver.name)
    handover = Handover.objects.create(
        giver=giver, taker=taker, why=" ".join(why.split())[:200], at=clock.now(), by_id=by.user_id
    )
    _give(cases, handover)
    write_steps(cases, handover, by=by, words=str(handover))
    audit.record(
        "casework.caseload_handed_over", by=by, target=handover, people=[case.person_id for case in cases],
        cases=len(cases), giver=str(giver.pk), taker=str(taker.pk),
    )  # fmt: skip
    return HandedOver(handover, len(cases), len(found) - len(cases))


def _give(cases: list[Case], handover: Handover) -> None:
    tasks: dict = {}
    open_tasks = Task.objects.filter(case__in=cases, assignee=handover.giver, state=TaskState.TO_DO)
    for task in open_tasks.select_for_update():
        tasks.setdefault(task.case_id, []).append(task.pk)
    HandedCase.objects.bulk_create(
        HandedCase(handover=handover, case=case, person_id=case.person_id, task_ids=tasks.get(case.pk, []))
        for case in cases
    )
    move_to(handover.taker, cases, [pk for each in tasks.values() for pk in each])


def move_to(colleague: User, cases: list[Case], task_ids: list) -> None:
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(manager=colleague)
    Task.objects.filter(pk__in=task_ids).update(assignee=colleague)


def write_steps(cases: list[Case], handover: Handover, *, by: Actor, words: str) -> None:
    """So that each case tells it among what has happened."""
    CaseStep.objects.bulk_create(
        CaseStep(
            case=case, person_id=case.person_id, move="hand_over", state=case.state, at=clock.now(),
            by_id=by.user_id, note=words,
        )
        for case in cases
    )  # fmt: skip
