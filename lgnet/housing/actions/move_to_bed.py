# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from lgnet.housing.actions.book_stay import Guest, check_guest
from lgnet.housing.actions.holding import all_held
from lgnet.housing.actions.stay_nights import leave_bed, take_nights
from lgnet.housing.choices import StayState
from lgnet.housing.hours import tonight
from lgnet.housing.models import Bed, Stay
from lgnet.housing.models.stay import TAKES_A_BED
from lgnet.housing.stay_errors import NotEnoughBeds, PromiseOver, SameBed, StayIsOver, StayMovedMeanwhile
from lgnet.housing.stay_policies import may_keep_stays
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def move_to_bed(*, stay: Stay, bed: Bed, by: Actor) -> Stay:
    """From tonight on she sleeps in another bed (before her arrival: from the first night), without a night in none or
    in two. Raises as `take_bed`, StayMovedMeanwhile, SameBed, StayIsOver, PromiseOver, NotForHer."""
    return move_household(places=[(stay, bed)], by=by)[0]


@transaction.atomic
def move_household(*, places: list[tuple[Stay, Bed]], by: Actor) -> list[Stay]:
    """Each to her bed, all or nobody; they may also change beds among themselves. Raises as `move_to_bed`."""
    may_keep_stays(by)
    wanted = {stay.pk: bed for stay, bed in places}
    if len({bed.pk for bed in wanted.values()}) != len(places):
        raise NotEnoughBeds(people=len(places), beds=len({bed.pk for bed in wanted.values()}))
    moving = all_held([stay for stay, _ in places], others=wanted.values())
    _leave_beds(moving, wanted)
    return [_moved(stay, wanted[stay.pk], by=by) for stay in moving]


def _leave_beds(moving: list[Stay], wanted: Mapping[UUID, Bed]) -> None:
    """The old beds first, so that two who change places meet nobody."""
    for stay in moving:
        _check(stay, wanted[stay.pk])
    for stay in moving:
        leave_bed(stay, _from(stay), changing=stay.bed in wanted.values())


def _from(stay: Stay) -> date:
    return max(tonight(), stay.first_night)


def _check(stay: Stay, bed: Bed) -> None:
    if stay.state not in TAKES_A_BED:
        raise StayMovedMeanwhile(state=stay.get_state_display())
    if stay.has_lapsed:
        raise PromiseOver(until=stay.provisional_until)
    if stay.bed_id == bed.pk:
        raise SameBed()
    if stay.leaves_on and stay.leaves_on <= _from(stay):
        raise StayIsOver(day=stay.leaves_on)
    check_guest(Guest(stay.person, stay.contact, stay.called), bed)


def _moved(stay: Stay, bed: Bed, *, by: Actor) -> Stay:
    stay.bed = bed
    take_nights(stay, bed, starts_on=_from(stay), slept=stay.state == StayState.ARRIVED)
    stay.save(update_fields=["bed"])
    audit.record("housing.stay_moved", by=by, target=stay, people=stay.person_ids)
    return stay
