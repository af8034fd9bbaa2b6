# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nights of a bed are taken, moved and given back: by whoever books, closes or makes ready. Inside a transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import OperationalError, transaction
from django.db.models import QuerySet
from psycopg.errors import LockNotAvailable

from lgnet.housing.errors import BedNotInService, BedTaken, NoNight, NotOfOurTime
from lgnet.housing.models import Bed, Occupancy, Stay
from lgnet.housing.queries import stayed_over
from lgnet.housing.stay_errors import BedsBusy
from lgnet.kernel import clock
from lgnet.trust.refusals import becomes

TIMES = 3
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)


def lock_beds(bed_ids: Sequence[UUID]) -> dict[UUID, Bed]:
    """The beds, each locked, in one order for everybody. The exclusion constraint alone would let writers who wait for
    each other end in a deadlock; behind the lock it is the last guard.
    """
    rows = Bed.objects.select_for_update(no_key=True).filter(pk__in=bed_ids).order_by("pk")
    return {bed.pk: bed for bed in patiently(rows)}


def patiently(rows: QuerySet) -> list:
    """Locked rows. PostgreSQL waits for a lock two seconds at most (deploy/roles.sql): in a rush a second and a third
    time. Raises BedsBusy."""
    for _ in range(TIMES):
        try:
            with transaction.atomic():
                return list(rows.all())
        except OperationalError as refusal:
            if not isinstance(refusal.__cause__, LockNotAvailable):
                raise
    raise BedsBusy()


def take_bed(
    bed: Bed,
    *,
    kind: str,
    starts_on: date,
    ends_on: date | None,
    lapses_at: datetime | None = None,
    stay: Stay | None = None,
) -> Occupancy:
    """Raises NoNight, NotOfOurTime, BedNotInService, BedTaken."""
    bed = lock_beds([bed.pk])[bed.pk]
    check_nights(bed, starts_on, ends_on)
    forget_lapsed(bed)
    _check_nobody_stays_over(bed, starts_on, ends_on, but=stay.pk if stay else None)
    taken = Occupancy(
        bed=bed, kind=kind, starts_on=starts_on, ends_on=ends_on, lapses_at=lapses_at, stay=stay
    )
    with becomes(BedTaken(bed=bed.name), on="bed_taken_once"):
        taken.save(force_insert=True)
    return taken


def change_nights(taken: Occupancy, *, starts_on: date, ends_on: date | None) -> None:
    """Longer or shorter. Raises as `take_bed`."""
    bed = lock_beds([taken.bed_id])[taken.bed_id]
    check_nights(bed, starts_on, ends_on)
    forget_lapsed(bed, but=taken)
    _check_nobody_stays_over(bed, starts_on, ends_on, but=taken.stay_id)
    taken.starts_on, taken.ends_on = starts_on, ends_on
    with becomes(BedTaken(bed=bed.name), on="bed_taken_once"):
        taken.save(update_fields=["starts_on", "ends_on"])


def check_nights(bed: Bed, starts_on: date, ends_on: date | None) -> None:
    for day in (starts_on, ends_on):
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise NotOfOurTime(day=day)
    if ends_on and ends_on <= starts_on:
        raise NoNight()
    closing = bed.out_of_service_from
    if starts_on < bed.in_service_from or closing and (ends_on is None or ends_on > closing):
        raise BedNotInService(bed=bed.name)


def forget_lapsed(bed: Bed, *, but: Occupancy | None = None) -> None:
    """A promise whose time is over takes no night; the job says so to whoever made it."""
    lapsed = Occupancy.objects.filter(bed=bed, lapses_at__lte=clock.now())
    lapsed.exclude(pk=but.pk if but else None).delete()


def _check_nobody_stays_over(bed: Bed, starts_on: date, ends_on: date | None, *, but: UUID | None) -> None:
    if stayed_over(starts_on, ends_on).filter(bed=bed).exclude(stay_id=but).exists():
        raise BedTaken(bed=bed.name)
