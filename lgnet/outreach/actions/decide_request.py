# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one way in which a request's state moves: asked in the table of policies.py, under a lock."""

from datetime import datetime

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.clocks import tell_who_waits
from lgnet.outreach.choices import RequestState
from lgnet.outreach.errors import AlreadyDecided
from lgnet.outreach.models import TakeChargeRequest
from lgnet.outreach.policies import REQUEST_MOVES
from lgnet.trust import audit


def decide(
    request: TakeChargeRequest, to: RequestState, *, by: Actor, at: datetime | None = None, reason: str = ""
) -> TakeChargeRequest:
    """Call inside a transaction. Raises AlreadyDecided when somebody else answered first."""
    waiting = TakeChargeRequest.objects.select_for_update(of=("self",)).select_related("contact")
    held = waiting.get(pk=request.pk)
    moves = REQUEST_MOVES.get(RequestState(held.state), {})
    if to not in moves:
        raise AlreadyDecided(state=held.get_state_display(), contact_id=held.contact_id)
    moves[to](by)
    held.state, held.decided_at, held.decided_by, held.decline_reason = (
        to, at or clock.now(), by.user_id, reason,
    )  # fmt: skip
    held.save(update_fields=["state", "decided_at", "decided_by", "decline_reason"])
    people = [held.person_id] if held.person_id else []
    audit.record(f"outreach.request_{to}", by=by, target=held, people=people, reason=reason)
    tell_who_waits(held.contact)
    return held
