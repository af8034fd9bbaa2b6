# SPDX-License-Identifier: AGPL-3.0-or-later
"""A request ends without a place, or follows what became of the place that was held for it."""

from django.db import transaction

from lgnet.housing.models import HousingRequest
from lgnet.housing.request_choices import OPEN, RequestEnd
from lgnet.housing.request_errors import NotAnymore
from lgnet.housing.request_policies import REQUEST_MOVES, may_ask_for_place
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

RECORDED_AS = {
    "hold": "place_held", "give_back": "place_given_back", "place": "household_placed",
    "withdraw": "request_withdrawn", "lapse": "request_lapsed",
}  # fmt: skip


@transaction.atomic
def withdraw_request(*, request: HousingRequest, because: str, by: Actor) -> HousingRequest:
    """Raises NotAnymore; also while a place is held: that is given back first."""
    may_ask_for_place(by, case=request.case)
    return move_request(request, "withdraw", by=by, ended_because=RequestEnd(because))


@transaction.atomic
def move_request(request: HousingRequest, name: str, *, by: Actor, **changes) -> HousingRequest:
    """Make the move `name` of REQUEST_MOVES; the state is read from the locked row. Raises NotAnymore."""
    move = REQUEST_MOVES[name]
    move.rule(by)
    state = HousingRequest.objects.select_for_update().values_list("state", flat=True).get(pk=request.pk)
    if state not in move.sources:
        raise NotAnymore()
    changes |= {"state": move.target, "ended_at": None if move.target in OPEN else clock.now()}
    for field, value in changes.items():
        setattr(request, field, value)
    request.save(update_fields=[*changes])
    audit.record(f"housing.{RECORDED_AS[name]}", by=by, target=request, people=[request.person_id])
    return request
