# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beds that works will open are planned with them."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lgnet.housing.choices import WorksState
from lgnet.housing.errors import HouseNameTaken, NoName, WorksMovedMeanwhile
from lgnet.housing.models import Bed, PlannedBed, Unit, Works
from lgnet.housing.policies import may_keep_houses
from lgnet.housing.whereabouts import keep_out, whereabouts
from lgnet.kernel.actor import Actor
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

GOING_ON = (WorksState.PLANNED, WorksState.UNDER_WAY)


@transaction.atomic
def plan_bed(*, works: Works, unit: Unit, name: str, by: Actor, traits: Iterable[str] = ()) -> PlannedBed:
    """Raises NoName, HouseNameTaken, WorksMovedMeanwhile, GivesAddressAway."""
    may_keep_houses(by)
    if works.state not in GOING_ON:
        raise WorksMovedMeanwhile(state=works.get_state_display())
    planned = PlannedBed(works=works, unit=unit, name=name.strip(), traits=sorted(traits))
    if not planned.name:
        raise NoName()
    keep_out(whereabouts(works.property), of=works.property, texts={_("Name"): planned.name})
    if Bed.objects.filter(unit=unit, name=planned.name).exists():
        raise HouseNameTaken(name=planned.name)
    with becomes(HouseNameTaken(name=planned.name), on="one_planned_bed_a_unit"):
        planned.save(force_insert=True)
    audit.record("housing.bed_planned", by=by, target=works)
    return planned


@transaction.atomic
def unplan_bed(*, planned: PlannedBed, by: Actor) -> None:
    """It is not to be opened after all. Raises WorksMovedMeanwhile."""
    may_keep_houses(by)
    if planned.works.state not in GOING_ON:
        raise WorksMovedMeanwhile(state=planned.works.get_state_display())
    planned.delete()
    audit.record("housing.bed_unplanned", by=by, target=planned.works)
