# SPDX-License-Identifier: AGPL-3.0-or-later
"""The nights that a stay takes, written into the one table of occupancy. Its beds are locked (`holding.held`)."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from django.db.models import Q

from lgnet.housing.actions.take_bed import change_nights, forget_lapsed, take_bed
from lgnet.housing.choices import Held, StayState
from lgnet.housing.errors import BedNotInService, BedTaken
from lgnet.housing.models import Bed, Occupancy, Stay


def take_nights(stay: Stay, bed: Bed, *, starts_on: date, slept: bool = False) -> None:
    """From a night to the day of leaving, and afterwards those in which the bed is made ready. Raises as `take_bed`."""
    taken = take_bed(
        bed,
        kind=Held.STAY,
        starts_on=starts_on,
        ends_on=stay.leaves_on,
        lapses_at=_hour_of(stay),
        stay=stay,
    )
    if slept:
        Occupancy.objects.filter(pk=taken.pk).update(slept=True)
    make_ready(stay, bed)


def make_ready(stay: Stay, bed: Bed) -> None:
    """The nights after the day of leaving, as many as the house needs and the bed is in service. Raises BedTaken."""
    nights = bed.unit.property.turnaround_nights
    if not nights or stay.leaves_on is None:
        return
    until = stay.leaves_on + timedelta(days=nights)
    until = min(until, bed.out_of_service_from or until)
    if until > stay.leaves_on:
        told = {"starts_on": stay.leaves_on, "ends_on": until, "lapses_at": _hour_of(stay), "stay": stay}
        take_bed(bed, kind=Held.TURNAROUND, **told)


def stretch(stay: Stay, leaves_on: date | None) -> None:
    """To another day of leaving, in the same bed. Raises as `take_bed`; changes the stay without saving it."""
    _unready(stay)
    last = last_nights(stay)
    change_nights(last, starts_on=last.starts_on, ends_on=leaves_on)
    stay.leaves_on = leaves_on
    make_ready(stay, stay.bed)


def end_nights(stay: Stay, day: date) -> None:
    """She leaves, or has left, on that day: nothing may stand against it. Changes the stay without saving it.

    Later than agreed, the nights after it are hers as far as nobody else was promised them.
    """
    _unready(stay)
    last = last_nights(stay)
    if last.ends_on is not None and last.ends_on < day:
        day = _as_far_as_free(last, day)
    hers = Occupancy.objects.filter(stay=stay, kind=Held.STAY)
    hers.filter(starts_on__gte=day).delete()
    hers.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day)).update(ends_on=day)
    hers.update(slept=False)
    stay.leaves_on = day
    if day > stay.first_night:
        with suppress(BedTaken):  # promised to somebody who waits: then it is made ready by day
            make_ready(stay, stay.bed)


def give_back(stay: Stay) -> None:
    """Nobody comes: no night is taken any more."""
    Occupancy.objects.filter(stay=stay).delete()


def last_nights(stay: Stay) -> Occupancy:
    """In the bed where she sleeps now."""
    return Occupancy.objects.filter(stay=stay, kind=Held.STAY).latest("starts_on")


def _unready(stay: Stay) -> None:
    Occupancy.objects.filter(stay=stay, bed=stay.bed, kind=Held.TURNAROUND).delete()


def _as_far_as_free(last: Occupancy, day: date) -> date:
    forget_lapsed(last.bed, but=last)
    others = Occupancy.objects.filter(bed=last.bed_id, starts_on__gte=last.ends_on, starts_on__lt=day)
    first = others.exclude(pk=last.pk).order_by("starts_on").first()
    until = first.starts_on if first else day
    Occupancy.objects.filter(pk=last.pk).update(ends_on=until)
    return until


def leave_bed(stay: Stay, day: date, *, changing: bool = False) -> None:
    """From this night on she sleeps in another one; what was not slept in is given back whole. `changing`: somebody of
    the same household comes at once, and nothing is made ready between them."""
    _unready(stay)
    last = last_nights(stay)
    if last.starts_on >= day:
        last.delete()
        return
    Occupancy.objects.filter(pk=last.pk).update(ends_on=day, slept=False)
    nights = stay.bed.unit.property.turnaround_nights
    if nights and not changing:
        with suppress(BedTaken, BedNotInService):
            take_bed(
                stay.bed, kind=Held.TURNAROUND, starts_on=day, ends_on=day + timedelta(days=nights), stay=stay
            )


def _hour_of(stay: Stay) -> datetime | None:
    """Until when the nights are only promised."""
    return stay.provisional_until if stay.state == StayState.PROVISIONAL else None
