# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody chooses a place for a household: all are booked at once, and why is kept."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from lgnet.housing.actions.book_stay import Guest, book_household
from lgnet.housing.actions.end_request import move_request
from lgnet.housing.models import Bed, HousingRequest, PlaceDecision, Suggestion
from lgnet.housing.placing.fitting import Verdict, beds_for
from lgnet.housing.placing.words import words
from lgnet.housing.queries.places import households, nights_of, verdicts
from lgnet.housing.queries.waiting import standing_of
from lgnet.housing.request_choices import RequestState
from lgnet.housing.request_errors import (
    AlreadyHeld,
    DoesNotFit,
    NoReason,
    NotAnymore,
    PlaceChanged,
    ToBeConfirmed,
)
from lgnet.housing.request_policies import may_place
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.ids import new_id
from lgnet.trust import audit

HOURS = (24, 48, 72)
"""How long a place may be held without being confirmed."""


@transaction.atomic
def place_household(
    *, request: HousingRequest, unit_id: UUID, why: str, by: Actor, hours: int = 48, made_sure: bool = False,
    suggestion: Suggestion | None = None,
) -> PlaceDecision:  # fmt: skip
    """A place in one unit for everybody of the household, held for so many hours.

    Raises NoReason, AlreadyHeld, NotAnymore, PlaceChanged, DoesNotFit, ToBeConfirmed, and as `book_household`.
    """
    may_place(by)
    if not why.strip():
        raise NoReason()
    standing = _waiting(request)
    found = _fitting(request, unit_id, made_sure=made_sure)
    beds = _beds(request, found)
    party, (first_night, leaves_on) = new_id(), nights_of(request)
    book_household(
        guests=_guests(request), beds=beds, first_night=first_night, leaves_on=leaves_on, party=party,
        request=request.pk, provisional_until=clock.now() + timedelta(hours=min(hours, max(HOURS))),
        case=request.case, by=by,
    )  # fmt: skip
    move_request(request, "hold", by=by, party=party)
    decision = PlaceDecision.objects.create(
        request=request, person_id=request.person_id, unit_id=unit_id, party=party, by_id=by.user_id,
        place_in_list=standing.place, why=why.strip(), suggestion=suggestion,
    )  # fmt: skip
    audit.record(
        "housing.place_chosen", by=by, target=decision, people=[request.person_id], in_list=standing.place
    )
    return decision


def _waiting(request: HousingRequest):
    state = HousingRequest.objects.select_for_update().values_list("state", flat=True).get(pk=request.pk)
    if state == RequestState.PROPOSED:
        raise AlreadyHeld()
    if state != RequestState.WAITING:
        raise NotAnymore()
    return standing_of(request)


def _fitting(request: HousingRequest, unit_id: UUID, *, made_sure: bool) -> Verdict:
    found = next((one for one in verdicts(request) if one.place.id == unit_id), None)
    if found is None:
        raise PlaceChanged()
    if not found.fits:
        raise DoesNotFit(why="; ".join(words(one) for one in found.why_not) + ".")
    if found.to_ask and not made_sure:
        raise ToBeConfirmed()
    return found


def _beds(request: HousingRequest, found: Verdict) -> list[Bed]:
    chosen = beds_for(households([request])[0], found.place.spots)
    if chosen is None:
        raise PlaceChanged()
    beds = Bed.objects.select_related("unit__property").in_bulk([spot.id for spot in chosen])
    return [beds[spot.id] for spot in chosen]


def _guests(request: HousingRequest) -> list[Guest]:
    """Whoever has no record is called by her age, and so is whoever is not shown to the reader: a stay without a person
    is seen by all of the house."""
    members = list(request.members.all())
    known = [
        Guest(person=one.who) if one.who else Guest(called=str(one.get_band_display())) for one in members
    ]
    return known + [Guest(called="–") for _unseen in range(request.size - len(members))]
