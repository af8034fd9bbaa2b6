# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lgnet.casework.actions.move_case import move_case
from lgnet.casework.actions.move_transfer import move_transfer
from lgnet.casework.actions.telling import tell_figures
from lgnet.casework.choices import CaseState, TransferState
from lgnet.casework.models import Case, Departure, Task
from lgnet.casework.policies import may_settle_transfers
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

STAFF_LANGUAGE = "it"
TRANSFERRED = "transferred"
"""The code of reason and outcome: lgnet/casework/seed/."""


@transaction.atomic
def settle_transfer(*, departure: Departure, by: Actor) -> bool:
    """In the sending city, by the clock: the other has answered, or the term is over. Once; says whether it was now.

    Accepted: the case closes here. Declined or expired: it stays, and whoever follows it gets a task.
    """
    may_settle_transfers(by)
    waiting = Departure.objects.select_for_update(of=("self",)).filter(pk=departure.pk, ended_at__isnull=True)
    departure = waiting.select_related("case__person", "transfer__to_city").first()
    if departure is None:
        return False
    transfer = departure.transfer
    if transfer.state == TransferState.OFFERED:
        if transfer.answer_by >= clock.now():
            return False
        move_transfer(transfer, "expire")
    departure.ended_at = clock.now()
    departure.save(update_fields=["ended_at"])
    if transfer.state == TransferState.ACCEPTED:
        _close(departure.case, by=by)
    else:
        _task(departure, by=by)
    return True


def _close(case: Case, *, by: Actor) -> None:
    if case.state == CaseState.CLOSED:
        return
    at = clock.now()
    closing = {"closed_at": at, "closing_reason": TRANSFERRED, "outcome": TRANSFERRED}
    move_case(case, "close", by=by, at=at, **closing)
    tell_figures(case.programme_id, case.opened_at, at)


def _task(departure: Departure, *, by: Actor) -> None:
    with translation.override(STAFF_LANGUAGE):
        what = _("%(city)s has not taken the case: see why, and what now") % {
            "city": departure.transfer.to_city
        }
    task = Task.objects.create(
        what=what, due_on=clock.today() + timedelta(days=2), case=departure.case,
        person_id=departure.person_id, assignee_id=departure.case.manager_id,
    )  # fmt: skip
    audit.record("casework.task_added", by=by, target=task, people=[departure.person_id])
