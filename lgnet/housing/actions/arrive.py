# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.queries import open_case_of
from lgnet.housing.actions.begin_housing import began_housing
from lgnet.housing.actions.confirm_stay import keep_nights
from lgnet.housing.actions.holding import held, move_stay
from lgnet.housing.choices import Held
from lgnet.housing.hours import tonight
from lgnet.housing.models import Occupancy, Stay
from lgnet.housing.stay_errors import BedStillSlept, StayIsOver, TooEarly
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.models.contact import shift_day
from lgnet.trust import audit


@transaction.atomic
def arrive(*, stay: Stay, by: Actor) -> Stay:
    """She is there: from now on she is housed, and the bed is not free before she has left.

    Raises StayMovedMeanwhile, PromiseOver, TooEarly, StayIsOver, BedStillSlept.
    """
    now = held(stay)
    move_stay(now, "arrive", by=by, arrived_at=clock.now())
    if tonight() < now.first_night:
        raise TooEarly(day=now.first_night)
    if now.leaves_on and now.leaves_on <= tonight():
        raise StayIsOver(day=now.leaves_on)
    keep_nights(now)
    if Occupancy.objects.filter(bed=now.bed_id, slept=True).exists():
        raise BedStillSlept(bed=now.bed.name)
    Occupancy.objects.filter(stay=now, kind=Held.STAY).update(slept=True)
    count_as_housed(now)
    return now


def count_as_housed(stay: Stay) -> None:
    """From the night on which she came, for the programme of her case; without a case as soon as there is one."""
    if stay.case and stay.arrived_at:
        began_housing(
            case=stay.case, programme=stay.case.programme, kind=stay.bed.unit.property.kind, began_by=stay.pk,
            on=shift_day(stay.arrived_at),
        )  # fmt: skip


@transaction.atomic
def follow_case(*, stay: Stay, by: Actor) -> None:
    """Who came before she was taken in charge: the stay is of her case now, and she counts as housed since she came."""
    stay.case = open_case_of(stay.person)
    if stay.case:
        stay.save(update_fields=["case"])
        count_as_housed(stay)
        audit.record("housing.stay_of_case", by=by, target=stay, people=stay.person_ids)
