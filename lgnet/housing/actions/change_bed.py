# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from lgnet.housing.actions.ending import in_words, refuse_while_taken
from lgnet.housing.actions.keep_property import check_bed
from lgnet.housing.actions.take_bed import lock_beds
from lgnet.housing.errors import HouseNameTaken, TakenEarlier
from lgnet.housing.models import Bed, Occupancy
from lgnet.housing.policies import may_keep_houses
from lgnet.kernel.actor import Actor
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_bed(
    *, bed: Bed, name: str, in_service_from: date, by: Actor, traits: Iterable[str] = (),
    out_of_service_from: date | None = None,
) -> Bed:  # fmt: skip
    """Its service may not be shorter than what takes it.

    Raises NoName, HouseNameTaken, EndsBeforeItBegins, NotOfOurTime, GivesAddressAway, TakenEarlier, TakenLater.
    """
    may_keep_houses(by)
    lock_beds([bed.pk])
    bed.name, bed.traits = name.strip(), sorted(traits)
    bed.in_service_from, bed.out_of_service_from = in_service_from, out_of_service_from
    check_bed(bed)
    _check_taken(bed)
    with becomes(HouseNameTaken(name=bed.name), on="one_bed_name_a_unit"):
        bed.save()
    audit.record("housing.bed_changed", by=by, target=bed)
    return bed


def _check_taken(bed: Bed) -> None:
    earlier = list(Occupancy.objects.filter(bed=bed, starts_on__lt=bed.in_service_from).select_related("bed"))
    if earlier:
        raise TakenEarlier(what=in_words(earlier))
    if bed.out_of_service_from:
        refuse_while_taken([bed.pk], bed.out_of_service_from)
