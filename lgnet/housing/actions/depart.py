# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.housing.actions.ending_reason import known_reason
from lgnet.housing.actions.holding import held, move_stay
from lgnet.housing.actions.stay_nights import end_nights
from lgnet.housing.models import Stay
from lgnet.housing.stay_errors import NotThatDay
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


@transaction.atomic
def depart(*, stay: Stay, reason: str, by: Actor, on: date | None = None) -> Stay:
    """She has left, today or on an earlier day: the nights from then on are free at once.

    Raises StayMovedMeanwhile, NotAReason, NotThatDay.
    """
    now, day = held(stay), on or clock.today()
    known_reason(reason, move="depart")
    if not now.first_night <= day <= clock.today():
        raise NotThatDay(day=day)
    move_stay(now, "depart", by=by, reason=reason, ended_at=clock.now(), ended_by=by.user_id, leaves_on=day)
    end_nights(now, day)
    now.save(update_fields=["leaves_on"])
    return now
