# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beds are put out of use, longer or shorter, and used again. Their nights go through `take_bed`, like everybody's."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lgnet.housing.actions.ending import in_words
from lgnet.housing.actions.take_bed import change_nights, lock_beds, take_bed
from lgnet.housing.choices import Held
from lgnet.housing.errors import NoBeds, SomebodyThere
from lgnet.housing.models import Bed, Void, Works
from lgnet.housing.policies import may_keep_houses
from lgnet.housing.queries import taking
from lgnet.housing.whereabouts import keep_out, whereabouts
from lgnet.kernel.actor import Actor
from lgnet.kernel.ids import new_id
from lgnet.trust import audit


@transaction.atomic
def open_void(
    *, beds: Sequence[Bed], starts_on: date, ends_on: date | None, reason: str, by: Actor, cost_centre: str = "",
    note: str = "", works: Works | None = None,
) -> list[Void]:  # fmt: skip
    """All these beds, or none. `ends_on`: the first night on which they are used again; empty: not known yet.

    Raises NoBeds, SomebodyThere, NoNight, NotOfOurTime, BedNotInService, GivesAddressAway.
    """
    may_keep_houses(by)
    if not beds:
        raise NoBeds()
    home, together = beds[0].unit.property, new_id()
    keep_out(whereabouts(home), of=home, texts={_("Note"): note})
    lock_beds([bed.pk for bed in beds])
    _refuse_where_taken(beds, starts_on, ends_on)
    told = {"reason": reason, "cost_centre": cost_centre.strip(), "note": note.strip(), "works": works}
    voids = []
    for bed in beds:
        taken = take_bed(bed, kind=Held.VOID, starts_on=starts_on, ends_on=ends_on)
        voids.append(Void.objects.create(taken=taken, together=together, **told))
    audit.record("housing.void_opened", by=by, target=home, beds=len(beds), reason=reason)
    return voids


@transaction.atomic
def change_void(
    *, void: Void, ends_on: date | None, reason: str, cost_centre: str, note: str, by: Actor
) -> Void:
    """Lengthened, ended earlier or described better. Raises as `open_void`."""
    may_keep_houses(by)
    taken, home = void.taken, void.taken.bed.unit.property
    keep_out(whereabouts(home), of=home, texts={_("Note"): note})
    lock_beds([taken.bed_id])
    _refuse_where_taken([taken.bed], taken.starts_on, ends_on, but=void)
    change_nights(taken, starts_on=taken.starts_on, ends_on=ends_on)
    void.reason, void.cost_centre, void.note = reason, cost_centre.strip(), note.strip()
    void.save(update_fields=["reason", "cost_centre", "note"])
    audit.record("housing.void_changed", by=by, target=void, reason=reason)
    return void


@transaction.atomic
def end_void(*, void: Void, on: date, by: Actor) -> None:
    """Used again from that night on; when that is its first night, it has never been out of use."""
    may_keep_houses(by)
    taken = void.taken
    lock_beds([taken.bed_id])
    if on <= taken.starts_on:
        void.delete()
        taken.delete()
    elif taken.ends_on is None or on < taken.ends_on:
        change_nights(taken, starts_on=taken.starts_on, ends_on=on)
    audit.record("housing.void_ended", by=by, target=taken.bed, on=on.isoformat())


def _refuse_where_taken(
    beds: Sequence[Bed], starts_on: date, ends_on: date | None, *, but: Void | None = None
) -> None:
    others = taking(starts_on, ends_on).filter(bed__in=beds).select_related("bed").order_by("starts_on", "pk")
    if found := list(others.exclude(pk=but.taken_id if but else None)):
        raise SomebodyThere(what=in_words(found))
