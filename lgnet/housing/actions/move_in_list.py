# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.housing.models import HousingRequest, ListMove
from lgnet.housing.queries.waiting import Standing, standings
from lgnet.housing.request_choices import RequestState
from lgnet.housing.request_errors import NoReason, NoSuchPlaceInList, NotAnymore, SamePlace
from lgnet.housing.request_policies import may_place
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def move_in_list(*, request: HousingRequest, to_place: int, why: str, by: Actor) -> ListMove:
    """By hand, for a reason that is kept. What is added are points, so that days go on counting for everybody.

    Raises NoReason, NotAnymore, NoSuchPlaceInList, SamePlace. Among households of equal points it may come to stand
    above them all: the move says where it came to.
    """
    may_place(by)
    if not why.strip():
        raise NoReason()
    locked = HousingRequest.objects.select_for_update().get(pk=request.pk)
    if locked.state != RequestState.WAITING:
        raise NotAnymore()
    listed = standings()
    mine = next(one for one in listed if one.request_id == request.pk)
    if not 1 <= to_place <= len(listed):
        raise NoSuchPlaceInList(last=len(listed))
    if to_place == mine.place:
        raise SamePlace()
    others = [one for one in listed if one is not mine]
    request.hand_points = mine.by_hand + _between(others, to_place) - mine.points
    request.save(update_fields=["hand_points"])
    came_to = next(one.place for one in standings() if one.request_id == request.pk)
    move = ListMove.objects.create(
        request=request, person_id=request.person_id, by_id=by.user_id, from_place=mine.place, to_place=came_to,
        why=why.strip(),
    )  # fmt: skip
    audit.record(
        "housing.moved_in_list", by=by, target=request, people=[request.person_id], from_place=mine.place,
        to_place=came_to,
    )  # fmt: skip
    return move


def _between(others: list[Standing], place: int) -> float:
    """Points that bring somebody to this place."""
    if place == 1:
        return others[0].points + 1
    if place > len(others):
        return others[-1].points - 1
    return (others[place - 2].points + others[place - 1].points) / 2
