# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shifts of the coming weeks follow from the stops. Planning again changes nothing that is right already."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.choices import ShiftState
from lgnet.outreach.errors import ShiftsOverlap
from lgnet.outreach.models import MobileUnit, Route, Shift, shift_day
from lgnet.outreach.policies import may_keep_units
from lgnet.outreach.units import halts_of
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

AHEAD = timedelta(days=21)
Outing = tuple[UUID, date]
"""A route on a day."""
Times = tuple[datetime, datetime]


@transaction.atomic
def plan_shifts(*, by: Actor, units: Iterable[MobileUnit] | None = None) -> list[Outing]:
    """Plan what is not planned yet, put right what is; returns the outings that the unit can't make besides another."""
    may_keep_units(by)
    chosen = list(MobileUnit.objects.filter(is_active=True) if units is None else units)
    refused: list[Outing] = []
    for unit in chosen:
        refused += plan_unit(unit, by=by)
    return refused


def plan_unit(unit: MobileUnit, *, by: Actor) -> list[Outing]:
    """One unit; without asking the rule: whoever may change a stop plans what follows from it."""
    first = shift_day(clock.now())
    wanted = _outings(unit, first=first, last=first + AHEAD) if unit.is_active else {}
    known = {(one.route_id, one.day): one for one in Shift.objects.filter(unit=unit, day__gte=first)}
    _take_back([shift for outing, shift in known.items() if outing not in wanted], by=by)
    refused = []
    for outing, times in wanted.items():
        try:
            _plan(unit, outing, times, known.get(outing), by=by)
        except ShiftsOverlap:
            refused.append(outing)
    return refused


def _outings(unit: MobileUnit, *, first: date, last: date) -> dict[Outing, Times]:
    """From the first stop of each route and day to the last."""
    stops: dict[Outing, list[Times]] = defaultdict(list)
    for halt in halts_of([unit.pk], first=first, last=last + timedelta(days=1)):
        day = shift_day(halt.begins)
        if halt.is_made and first <= day <= last:
            stops[halt.route_id, day].append((halt.begins, halt.ends))
    return {
        outing: (min(begins for begins, _ in times), max(ends for _, ends in times))
        for outing, times in sorted(stops.items(), key=lambda one: (one[0][1], one[1][0]))
    }


def _plan(unit: MobileUnit, outing: Outing, times: Times, shift: Shift | None, *, by: Actor) -> None:
    route_id, day = outing
    if shift is None:
        shift = Shift(unit=unit, route=Route(pk=route_id), team_id=unit.team_id, day=day)
    elif shift.state != ShiftState.PLANNED or _is_right(shift, unit, times):
        return
    added = shift._state.adding
    shift.team_id, (shift.planned_start, shift.planned_end) = unit.team_id, times
    with becomes(ShiftsOverlap(), on="unit_on_one_shift"):
        shift.save()
    audit.record("outreach.shift_planned", by=by, target=shift, day=str(day), again=not added)


def _is_right(shift: Shift, unit: MobileUnit, times: Times) -> bool:
    return (shift.planned_start, shift.planned_end) == times and shift.team_id == unit.team_id


def _take_back(shifts: list[Shift], *, by: Actor) -> None:
    """No stop is left of them: they never were."""
    for shift in shifts:
        if shift.state == ShiftState.PLANNED:
            audit.record("outreach.shift_taken_back", by=by, target=shift, day=str(shift.day))
            shift.delete()
