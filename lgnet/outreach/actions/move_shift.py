# SPDX-License-Identifier: AGPL-3.0-or-later
"""The moves of a shift, as SHIFT_MOVES allows; the state is read from the locked row."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.choices import ShiftState
from lgnet.outreach.errors import ShiftMoved, ShiftsOverlap, TooManyKilometres, UnitIsOut
from lgnet.outreach.models import Shift
from lgnet.outreach.policies import SHIFT_MOVES, may_work_shift
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

MOST_KILOMETRES = 999


@transaction.atomic
def start_shift(*, shift: Shift, by: Actor) -> Shift:
    """We go out, now. Raises ShiftMoved, and UnitIsOut while the unit's last shift has not been ended."""
    held = _held(shift, "start", by=by)
    held.started_at, held.present = clock.now(), [by.user_id] if by.user_id else []
    return _saved(held, "start", by=by)


@transaction.atomic
def join_shift(*, shift: Shift, by: Actor) -> Shift:
    """I am out too. Harmless when it is said already."""
    held = Shift.objects.select_for_update().get(pk=shift.pk)
    may_work_shift(by, shift=held)
    if held.state != ShiftState.UNDER_WAY:
        raise ShiftMoved(state=held.get_state_display())
    if by.user_id not in held.present:
        held.present = [*held.present, by.user_id]
        held.save(update_fields=["present"])
        audit.record("outreach.shift_joined", by=by, target=held)
    return held


@transaction.atomic
def end_shift(
    *,
    shift: Shift,
    kilometres: Decimal | None,
    by: Actor,
    note: str = "",
    present: Iterable[UUID] | None = None,
) -> Shift:
    """We are back, now. `present` corrects who was out. Raises ShiftMoved, TooManyKilometres."""
    if kilometres is not None and not 0 <= kilometres <= MOST_KILOMETRES:
        raise TooManyKilometres()
    held = _held(shift, "end", by=by)
    held.ended_at, held.kilometres, held.note = clock.now(), kilometres, note.strip()
    if present is not None:
        held.present = list(present)
    return _saved(held, "end", by=by)


@transaction.atomic
def resume_shift(*, shift: Shift, by: Actor) -> Shift:
    """It was ended by mistake. Raises ShiftMoved, UnitIsOut."""
    held = _held(shift, "resume", by=by)
    held.ended_at = None
    return _saved(held, "resume", by=by)


@transaction.atomic
def cancel_shift(*, shift: Shift, reason: str, by: Actor) -> Shift:
    """It does not take place. Its stops are not cancelled by it: those are told on the page of the unit."""
    held = _held(shift, "cancel", by=by)
    held.reason = reason
    return _saved(held, "cancel", by=by)


@transaction.atomic
def restore_shift(*, shift: Shift, by: Actor) -> Shift:
    """It takes place after all. Raises ShiftMoved, ShiftsOverlap."""
    held = _held(shift, "restore", by=by)
    held.reason = ""
    return _saved(held, "restore", by=by)


def _held(shift: Shift, name: str, *, by: Actor) -> Shift:
    held = Shift.objects.select_for_update().get(pk=shift.pk)
    move = SHIFT_MOVES[name]
    if move.rule is may_work_shift:
        may_work_shift(by, shift=held)
    else:
        move.rule(by)
    if held.state not in move.sources:
        raise ShiftMoved(state=held.get_state_display())
    held.state = move.target
    return held


def _saved(held: Shift, name: str, *, by: Actor) -> Shift:
    with becomes(UnitIsOut(), on="unit_out_once"), becomes(ShiftsOverlap(), on="unit_on_one_shift"):
        held.save()
    audit.record("outreach.shift_moved", by=by, target=held, move=name, reason=held.reason)
    return held
