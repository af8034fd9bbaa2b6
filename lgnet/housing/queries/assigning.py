# SPDX-License-Identifier: AGPL-3.0-or-later
"""All who wait and all that is free, as the search for the best assignment takes them; and what it has suggested."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from lgnet.housing.hours import tonight
from lgnet.housing.models import Assignment, HousingRequest, Suggestion
from lgnet.housing.placing.criteria import criteria
from lgnet.housing.placing.shapes import Problem
from lgnet.housing.queries.places import foes_of, households, places, team_room
from lgnet.housing.queries.waiting import requests_visible_to, standings
from lgnet.housing.request_choices import RequestState
from lgnet.housing.request_errors import NoSuchHousingRequest

SOON = timedelta(days=7)


def all_waiting() -> Problem:
    """In the order of the list: who needs a place within a week; and beds that nothing takes from tonight on. Asked
    with the eyes of every team; of the answer only units and numbers are told to whom they may be told."""
    points = {one.request_id: one.points for one in standings()}
    waiting = HousingRequest.objects.filter(state=RequestState.WAITING, wanted_from__lte=tonight() + SOON)
    found = {one.pk: one for one in waiting.select_related("person").prefetch_related("members")}
    ordered = [found[one] for one in points if one in found]
    return Problem(
        households=tuple(households(ordered, points)), places=tuple(places((tonight(), None))), team_room=team_room(),
        apart=_apart(ordered), bonus_near=criteria().bonus_near,
    )  # fmt: skip


def _apart(requests: Sequence[HousingRequest]) -> frozenset[tuple[UUID, UUID]]:
    people = {
        one.pk: {one.person_id, *(member.who_id for member in one.members.all() if member.who_id)}
        for one in requests
    }
    foes = foes_of(set().union(*people.values()) if people else set())
    hostile = {one: set().union(*(foes[who] for who in theirs)) for one, theirs in people.items()}
    return frozenset(
        (one, other)
        for one, enemies in hostile.items()
        if enemies
        for other, theirs in people.items()
        if one < other and enemies & theirs
    )


def last_assignment() -> Assignment | None:
    return Assignment.objects.first()


def suggestions_of(by, assignment: Assignment) -> list[Suggestion]:
    """Those whose household the reader may see. Three queries."""
    told = Suggestion.objects.filter(assignment=assignment).select_related(
        "unit__property", "in_order__property"
    )
    found = list(told)
    requests = {
        one.pk: one for one in requests_visible_to(by).filter(pk__in=[one.request_id for one in found])
    }
    for one in found:
        if one.request_id in requests:
            one.request = requests[one.request_id]
    return [one for one in found if one.request_id in requests]


def get_suggestion(by, suggestion_id: UUID) -> Suggestion:
    """Raises NoSuchHousingRequest."""
    one = (
        Suggestion.objects.select_related("unit__property", "in_order__property")
        .filter(pk=suggestion_id)
        .first()
    )
    request = one and requests_visible_to(by).filter(pk=one.request_id).first()
    if request is None:
        raise NoSuchHousingRequest()
    one.request = request
    return one


def nights_searched() -> tuple[date, None]:
    return tonight(), None


def abandoned(long_ago) -> QuerySet[Assignment]:
    """Begun, and not finished for so long that whoever made it must have been killed."""
    return Assignment.objects.filter(state="making", asked_at__lt=long_ago)
