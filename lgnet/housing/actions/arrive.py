# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.housing.actions.confirm_stay import keep_nights
from lgnet.housing.actions.holding import held, move_stay
from lgnet.housing.choices import Held
from lgnet.housing.hours import tonight
from lgnet.housing.models import Occupancy, Stay
from lgnet.housing.stay_errors import BedStillSlept, StayIsOver, TooEarly
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


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
    return now
