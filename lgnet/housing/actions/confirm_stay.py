# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.housing.actions.holding import held, move_stay
from lgnet.housing.models import Occupancy, Stay
from lgnet.housing.stay_errors import PromiseOver
from lgnet.kernel.actor import Actor


@transaction.atomic
def confirm_stay(*, stay: Stay, by: Actor) -> Stay:
    """The promise holds without an hour. Raises StayMovedMeanwhile, PromiseOver."""
    now = held(stay)
    move_stay(now, "confirm", by=by)
    keep_nights(now)
    return now


def keep_nights(stay: Stay) -> None:
    """They lapse no more. A promise that ran out lives again as long as nobody took its nights: whoever takes some
    deletes it first, behind the same lock. Raises PromiseOver."""
    if not Occupancy.objects.filter(stay=stay).update(lapses_at=None):
        raise PromiseOver(until=stay.provisional_until)
