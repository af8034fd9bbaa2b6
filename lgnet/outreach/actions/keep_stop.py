# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stop of a route: made, and corrected. The database refuses a unit at two places at once."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.blurring import blurred
from lgnet.outreach.actions.plan_shifts import plan_unit
from lgnet.outreach.errors import AtTwoPlaces, EndsBeforeBeginning, StopTakesNoTime
from lgnet.outreach.models import Route, Stop
from lgnet.outreach.policies import may_keep_units
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class Told(TypedDict, total=False):
    """What is said of a stop; `place`, `weekday`, `starts_at` and `ends_at` are always needed."""

    place: str
    hint: str
    latitude: Decimal | float | None
    longitude: Decimal | float | None
    weekday: int
    starts_at: time
    ends_at: time
    languages: Iterable[str]
    is_public: bool
    valid_from: date
    valid_until: date | None


@transaction.atomic
def add_stop(*, route: Route, by: Actor, **told: Unpack[Told]) -> Stop:
    """Raises AtTwoPlaces, StopTakesNoTime, EndsBeforeBeginning."""
    may_keep_units(by)
    stop = _written(Stop(route=route, unit_id=route.unit_id), told)
    audit.record("outreach.stop_added", by=by, target=stop, public=stop.is_public)
    plan_unit(stop.unit, by=by)
    return stop


@transaction.atomic
def change_stop(*, stop: Stop, by: Actor, **told: Unpack[Told]) -> Stop:
    """Correct a stop; it ends with `valid_until`. What is not named stays. Raises as `add_stop`."""
    may_keep_units(by)
    stop = _written(stop, told)
    audit.record("outreach.stop_changed", by=by, target=stop, fields=sorted(told))
    plan_unit(stop.unit, by=by)
    return stop


def _written(stop: Stop, told: Told) -> Stop:
    for field, value in told.items():
        setattr(stop, field, value.strip() if isinstance(value, str) else value)
    stop.latitude, stop.longitude = blurred(stop.latitude), blurred(stop.longitude)
    with (
        becomes(AtTwoPlaces(), on="unit_at_one_place"),
        becomes(StopTakesNoTime(), on="stop_lasts"),
        becomes(EndsBeforeBeginning(), on="stop_valid_for_a_day"),
    ):
        stop.save()
    return stop
