# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stay that does not begin: cancelled, nobody came, or the hour of the promise is over."""

from django.db import transaction

from lgnet.housing.actions.book_stay import write_lapsed
from lgnet.housing.actions.ending_reason import known_reason
from lgnet.housing.actions.holding import held, move_stay
from lgnet.housing.actions.stay_nights import give_back
from lgnet.housing.hours import tonight
from lgnet.housing.models import Stay
from lgnet.housing.stay_errors import TooEarly
from lgnet.housing.stay_policies import may_let_lapse
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


@transaction.atomic
def cancel_stay(*, stay: Stay, reason: str, by: Actor) -> Stay:
    """The nights are free at once. Raises StayMovedMeanwhile, NotAReason."""
    now = held(stay)
    known_reason(reason, move="cancel")
    move_stay(now, "cancel", by=by, reason=reason, ended_at=clock.now(), ended_by=by.user_id)
    give_back(now)
    return now


@transaction.atomic
def did_not_come(*, stay: Stay, by: Actor) -> Stay:
    """From the first night on; the nights are free at once. Raises StayMovedMeanwhile, TooEarly."""
    now = held(stay)
    move_stay(now, "no_show", by=by, reason="did_not_come", ended_at=clock.now(), ended_by=by.user_id)
    if tonight() < now.first_night:
        raise TooEarly(day=now.first_night)
    give_back(now)
    return now


@transaction.atomic
def let_lapse(*, stay: Stay, by: Actor) -> Stay:
    """Does nothing when somebody was quicker: confirmed, arrived, lapsed already."""
    may_let_lapse(by, stay=stay)
    now = held(stay)
    if now.has_lapsed:
        write_lapsed(now, by=by)
        give_back(now)
    return now
