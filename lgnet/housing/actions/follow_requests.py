# SPDX-License-Identifier: AGPL-3.0-or-later
"""What became of a place that was held: by the clock, and before a household is placed again."""

from django.db import transaction
from django.db.models import Q

from lgnet.casework.choices import CaseState
from lgnet.housing.actions.end_request import move_request
from lgnet.housing.models import HousingRequest, Stay
from lgnet.housing.models.stay import SLEPT, TAKES_A_BED
from lgnet.housing.request_choices import RequestState
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


def to_follow() -> list[HousingRequest]:
    """Held without a living promise or with somebody arrived; waiting for a closed case."""
    held = HousingRequest.objects.filter(state=RequestState.PROPOSED)
    left = HousingRequest.objects.filter(state=RequestState.WAITING, case__state=CaseState.CLOSED)
    return [one for one in [*held.select_related("case"), *left.select_related("case")] if _move_of(one)]


@transaction.atomic
def follow_request(*, request: HousingRequest, by: Actor) -> None:
    """Raises NotAnymore when somebody was faster."""
    move = _move_of(request)
    if move:
        move_request(request, move, by=by, **({"party": None} if move == "give_back" else {}))


def _move_of(request: HousingRequest) -> str:
    if request.state == RequestState.WAITING:
        return "lapse" if request.case.state == CaseState.CLOSED else ""
    stays = Stay.objects.filter(party=request.party)
    if stays.filter(state__in=SLEPT).exists():
        return "place"
    over = Q(state="provisional", provisional_until__lte=clock.now())
    return "" if stays.filter(state__in=TAKES_A_BED).exclude(over).exists() else "give_back"
