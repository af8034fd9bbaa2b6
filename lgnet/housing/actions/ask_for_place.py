# SPDX-License-Identifier: AGPL-3.0-or-later
"""A place is asked for, and what was asked is corrected: the household, its needs, where it must not live."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import transaction

from lgnet.casework.models import Case
from lgnet.housing.choices import PropertyKind, Trait
from lgnet.housing.models import HousingRequest, RequestMember, WhereNot
from lgnet.housing.request_choices import OPEN, AgeBand, Exposure, Urgency
from lgnet.housing.request_errors import (
    AlreadyAsked,
    CaseNotOpen,
    NobodyAsks,
    NoNightAsked,
    NotAnymore,
    SaidTwice,
    TooManyToPlace,
    WaitsFromTomorrow,
)
from lgnet.housing.request_policies import may_ask_for_place
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.choices import Sex
from lgnet.people.models import Person
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

MOST_PEOPLE = 12


@dataclass(frozen=True)
class Member:
    """One of the household: `who` where she is known here."""

    band: str
    sex: str = Sex.UNKNOWN
    who: Person | None = None


class Asked(TypedDict, total=False):
    """What else may be told with a request."""

    urgency: int
    exposure: int
    waiting_since: date | None
    wanted_until: date | None
    outside_since: date | None
    needs: Iterable[str]
    kinds: Iterable[str]
    near: str
    words: str
    not_in_houses: Iterable[UUID]
    not_in_districts: Iterable[str]


@transaction.atomic
def ask_for_place(
    *, case: Case, members: Sequence[Member], wanted_from: date, by: Actor, **told: Unpack[Asked]
) -> HousingRequest:
    """Raises CaseNotOpen, AlreadyAsked, NobodyAsks, TooManyToPlace, SaidTwice, NoNightAsked, WaitsFromTomorrow."""
    may_ask_for_place(by, case=case)
    if case.closed_at is not None:
        raise CaseNotOpen()
    request = HousingRequest(
        case=case, person_id=case.person_id, programme_id=case.programme_id, asked_by=by.user_id,
        **fields(wanted_from, told),
    )  # fmt: skip
    request.size = checked(members)
    with becomes(AlreadyAsked(), on="one_open_housing_request_a_case"):
        request.save(force_insert=True)
    _write(request, members, told)
    audit.record("housing.place_asked", by=by, target=request, people=people_of(request, members))
    return request


@transaction.atomic
def correct_request(
    *, request: HousingRequest, members: Sequence[Member], wanted_from: date, by: Actor, **told: Unpack[Asked]
) -> HousingRequest:
    """Say it anew, as long as it is open. Raises NotAnymore, and as `ask_for_place`."""
    may_ask_for_place(by, case=request.case)
    state = HousingRequest.objects.select_for_update().values_list("state", flat=True).get(pk=request.pk)
    if state not in OPEN:
        raise NotAnymore()
    size, changed = checked(members), fields(wanted_from, told)
    for name, value in {**changed, "size": size}.items():
        setattr(request, name, value)
    request.save(update_fields=[*changed, "size"])
    request.members.all().delete()
    request.where_not.all().delete()
    _write(request, members, told)
    audit.record("housing.request_corrected", by=by, target=request, people=people_of(request, members))
    return request


def fields(wanted_from: date, told: Asked) -> dict:
    today = clock.today()
    waiting, outside, until = told.get("waiting_since"), told.get("outside_since"), told.get("wanted_until")
    if until and until <= wanted_from:
        raise NoNightAsked()
    if any(day and day > today for day in (waiting, outside)):
        raise WaitsFromTomorrow()
    return {
        "wanted_from": wanted_from,
        "wanted_until": until,
        "waiting_since": waiting or today,
        "outside_since": outside,
        "urgency": Urgency(told.get("urgency", Urgency.WEEKS)),
        "exposure": Exposure(told.get("exposure", Exposure.NONE)),
        "needs": sorted({Trait(need) for need in told.get("needs", ())}),
        "kinds": sorted({PropertyKind(kind) for kind in told.get("kinds", ())}),
        "near": " ".join(told.get("near", "").split()),
        "words": told.get("words", "").strip(),
    }


def checked(members: Sequence[Member]) -> int:
    """How many they are."""
    known = [one.who.one_id for one in members if one.who]
    if not members:
        raise NobodyAsks()
    if len(members) > MOST_PEOPLE:
        raise TooManyToPlace(most=MOST_PEOPLE)
    if len(set(known)) < len(known):
        raise SaidTwice()
    return len(members)


def people_of(request: HousingRequest, members: Sequence[Member]) -> list[UUID]:
    return [
        request.person_id,
        *(one.who.pk for one in members if one.who and one.who.pk != request.person_id),
    ]


def _write(request: HousingRequest, members: Sequence[Member], told: Asked) -> None:
    of = {"request": request, "person_id": request.person_id}
    RequestMember.objects.bulk_create(
        RequestMember(**of, who=one.who, band=AgeBand(one.band), sex=Sex(one.sex), place=place)
        for place, one in enumerate(members, start=1)
    )
    districts = {" ".join(one.split()) for one in told.get("not_in_districts", ())} - {""}
    WhereNot.objects.bulk_create(
        [
            *(WhereNot(**of, house_id=house) for house in sorted(set(told.get("not_in_houses", ())))),
            *(WhereNot(**of, district=district) for district in sorted(districts)),
        ]
    )
