# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who waits for a place, in which order, and why. A place in the list is the same for every reader: households that a
reader may not see stand in it, too, as a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from lgnet.housing.models import HousingRequest, ListMove, RequestMember
from lgnet.housing.placing.criteria import Counted, criteria
from lgnet.housing.request_choices import MINORS, OPEN, AgeBand, RequestState
from lgnet.housing.request_errors import NoSuchHousingRequest
from lgnet.housing.request_policies import may_read_waiting
from lgnet.kernel import clock
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids
from lgnet.trust import tenancy

COUNTED = ("id", "urgency", "exposure", "waiting_since", "outside_since", "hand_points", "asked_at")


@dataclass(frozen=True)
class Standing:
    """Where a household stands in the list, and what brought it there. Names nobody."""

    request_id: UUID
    place: int
    counted: tuple[Counted, ...]
    by_hand: float
    """Points that moves by hand have added or taken away."""
    asked_at: datetime

    @property
    def points(self) -> float:
        return sum(one.points for one in self.counted) + self.by_hand


def standings() -> list[Standing]:
    """All who wait, in their order: the most points first, then who asked first. One query."""
    minors, babies = Q(members__band__in=MINORS), Q(members__band=AgeBand.BABY)
    with tenancy.asking_every_team():
        rows = list(
            HousingRequest.objects.filter(state=RequestState.WAITING)
            .annotate(minors=Count("members", filter=minors), babies=Count("members", filter=babies))
            .values(*COUNTED, "minors", "babies")
        )  # fmt: skip
    today = clock.today()
    unplaced = [
        Standing(row["id"], 0, criteria().count(_facts(row, today)), row["hand_points"], row["asked_at"])
        for row in rows
    ]  # fmt: skip
    ordered = sorted(unplaced, key=lambda one: (-one.points, one.asked_at, one.request_id))
    return [
        Standing(one.request_id, place, one.counted, one.by_hand, one.asked_at)
        for place, one in enumerate(ordered, start=1)
    ]


def _facts(row: dict, today: date) -> dict[str, int]:
    outside = row["outside_since"]
    return {
        "urgency": row["urgency"], "exposure": row["exposure"], "minors": row["minors"], "babies": row["babies"],
        "days_waiting": (today - row["waiting_since"]).days,
        "nights_outside": (today - outside).days if outside else 0,
    }  # fmt: skip


def standing_of(request: HousingRequest) -> Standing | None:
    """None when it waits no more."""
    return next((one for one in standings() if one.request_id == request.pk), None)


def requests_visible_to(by) -> QuerySet[HousingRequest]:
    if not may_read_waiting.allows(by):
        return HousingRequest.objects.none()
    members = Prefetch("members", RequestMember.objects.select_related("who"))
    return HousingRequest.objects.select_related("person", "case", "case__team").prefetch_related(members)


def get_request(by, request_id: UUID) -> HousingRequest:
    """Raises NoSuchHousingRequest, also for another city's."""
    found = requests_visible_to(by).filter(pk=request_id).first()
    if found is None:
        raise NoSuchHousingRequest()
    return found


def in_list(by, ids: Sequence[UUID]) -> dict[UUID, HousingRequest]:
    """Those the reader may see, by id, each with its last move by hand. Four queries."""
    moves = Prefetch("list_moves", ListMove.objects.order_by("-at"))
    return {one.pk: one for one in requests_visible_to(by).filter(pk__in=ids).prefetch_related(moves)}


def held_requests(by) -> QuerySet[HousingRequest]:
    """A place is held for them, and nobody has arrived yet."""
    return requests_visible_to(by).filter(state=RequestState.PROPOSED).order_by("asked_at")


def requests_of(person: Person) -> QuerySet[HousingRequest]:
    """Under whatever name."""
    return HousingRequest.objects.filter(person__in=record_ids(person)).order_by("-asked_at")


def open_request_of(case) -> HousingRequest | None:
    return HousingRequest.objects.filter(case=case, state__in=OPEN).first()
