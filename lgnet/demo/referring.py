# SPDX-License-Identifier: AGPL-3.0-or-later
"""An invented person is sent to a service, which answers, or does not."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from lgnet.casework.actions.accept_referral import accept_referral
from lgnet.casework.actions.complete_referral import complete_referral
from lgnet.casework.actions.decline_referral import decline_referral
from lgnet.casework.actions.expire_referral import expire_referral
from lgnet.casework.actions.move_task import move_task
from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.actions.start_referral import start_referral
from lgnet.casework.choices import UNANSWERED, TaskState
from lgnet.casework.codes import TERMS
from lgnet.casework.models import Referral, Task
from lgnet.demo.step import Step
from lgnet.kernel.actor import Actor, system_actor

if TYPE_CHECKING:
    from lgnet.demo.life import Life

REQUESTS = [
    "Primo colloquio e valutazione.", "Accompagnamento con mediatore.", "Inserimento appena possibile.",
    "Informazioni e presa appuntamento.", "Valutazione della situazione e proposta.",
]  # fmt: skip
DECLINES = ["no_capacity", "waiting_list", "missing_documents", "wrong_service", "outside_area"]
OUTCOMES = [
    ("Percorso avviato e concluso.", 3), ("Colloqui svolti, continua con il servizio.", 3),
    ("Aiuto dato in parte, resta da completare.", 2), ("La persona si è presentata una volta sola.", 1),
]  # fmt: skip
SHARE_NEVER_ANSWERED = 0.1
SHARE_DECLINED = 0.2
SHARE_COMPLETED = 0.6


def refer(life: "Life", manager: Actor, at: datetime) -> Iterator[Step]:
    """Sending, the answer, and the outcome, each on its day."""
    chance, sent = life.chance, {}
    need = chance.choice(life.needs)
    service = life.town.service_for(need, chance)
    wording = chance.choice(REQUESTS)

    def send(by: Actor) -> None:
        if life.case is not None and life.case.closed_at is None:
            sent["referral"] = send_referral(
                case=life.case, service=service, need=need, request=wording, by=by
            )

    yield Step(at, manager, send)
    if chance.random() < SHARE_NEVER_ANSWERED:
        term = at + timedelta(days=TERMS["answer_within_days"], minutes=5)
        yield Step(term, manager, lambda by: _let_expire(sent, by))
        yield Step(term + timedelta(hours=20), manager, lambda by: _see_to_it(sent, by))
        return
    told_by = chance.choice(life.town.voices)
    answered_at = at + timedelta(days=chance.randrange(1, 9), hours=chance.randrange(5))
    if chance.random() < SHARE_DECLINED:
        reason = chance.choice(DECLINES)
        yield Step(answered_at, manager, _with(sent, decline_referral, reason=reason, told_by=told_by))
        return
    yield Step(answered_at, manager, _with(sent, accept_referral, told_by=told_by))
    if chance.random() < SHARE_COMPLETED:
        outcome, grade = chance.choice(OUTCOMES)
        started_at = answered_at + timedelta(days=chance.randrange(1, 10))
        yield Step(started_at, manager, _with(sent, start_referral))
        ended_at = started_at + timedelta(days=chance.randrange(5, 60))
        yield Step(ended_at, manager, _with(sent, complete_referral, outcome=outcome, grade=grade))


def _let_expire(sent: dict, by: Actor) -> None:
    """The clock does it, here in the hour of the story."""
    if "referral" in sent:
        found = Referral.objects.select_related("service", "case").get(pk=sent["referral"].pk)
        if found.state in UNANSWERED:
            expire_referral(referral=found, by=system_actor("referrals", city_id=by.city_id))


def _see_to_it(sent: dict, by: Actor) -> None:
    """What was to be done about it has been done the day after."""
    if "referral" in sent:
        asked = Task.objects.filter(case=sent["referral"].case_id, created_by=None, state=TaskState.TO_DO)
        for task in asked.filter(assignee=by.user_id):
            move_task(task=task, move="finish", by=by)


def _with(sent: dict, action: Callable, **facts) -> Callable[[Actor], None]:
    def step(by: Actor) -> None:
        if "referral" in sent:
            found = Referral.objects.select_related("person", "service", "case")
            action(referral=found.get(pk=sent["referral"].pk), by=by, **facts)

    return step
