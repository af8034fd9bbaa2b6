# SPDX-License-Identifier: AGPL-3.0-or-later
"""Works begin, are finished, are given up: moves of WORKS_MOVES. Finishing opens the beds."""

from datetime import date

from django.db import transaction

from lgnet.housing.actions.keep_property import add_bed
from lgnet.housing.actions.open_void import end_void
from lgnet.housing.actions.take_bed import FIRST_DAY
from lgnet.housing.choices import WorksState
from lgnet.housing.errors import DayToCome, EndsBeforeItBegins, NotOfOurTime, WorksMovedMeanwhile
from lgnet.housing.models import Bed, Works
from lgnet.housing.policies import WORKS_MOVES
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def start_works(*, works: Works, on: date, by: Actor) -> Works:
    """Raises WorksMovedMeanwhile, DayToCome, NotOfOurTime."""
    _moved(works, "start", on, by=by)
    works.begun_on = on
    works.save(update_fields=["state", "begun_on"])
    audit.record("housing.works_started", by=by, target=works, on=on.isoformat())
    return works


@transaction.atomic
def give_up_works(*, works: Works, on: date, by: Actor) -> Works:
    """No bed opens; beds out of use for them stay so until somebody says otherwise. Raises as `start_works`."""
    _moved(works, "give_up", on, by=by)
    works.ended_on = on
    works.save(update_fields=["state", "ended_on"])
    audit.record("housing.works_given_up", by=by, target=works, on=on.isoformat())
    return works


@transaction.atomic
def finish_works(*, works: Works, on: date, opens_on: date, by: Actor) -> list[Bed]:
    """From the night of `opens_on` the planned beds are there, and those out of use for these works are used again.

    Raises as `start_works`, EndsBeforeItBegins when they would open before they are finished, HouseNameTaken.
    """
    if opens_on < on:
        raise EndsBeforeItBegins()
    _moved(works, "finish", on, by=by)
    works.ended_on = on
    works.save(update_fields=["state", "ended_on"])
    opened = [_opened(planned, opens_on, by=by) for planned in works.planned_beds.select_related("unit")]
    for void in works.voids.select_related("taken__bed").order_by("taken__bed_id"):
        end_void(void=void, on=opens_on, by=by)
    audit.record(
        "housing.works_finished", by=by, target=works, on=on.isoformat(), opens_on=opens_on.isoformat(),
        beds=len(opened),
    )  # fmt: skip
    return opened


def _opened(planned, opens_on: date, *, by: Actor) -> Bed:
    told = {"unit": planned.unit, "name": planned.name, "traits": planned.traits}
    planned.bed = add_bed(in_service_from=opens_on, by=by, **told)
    planned.save(update_fields=["bed"])
    return planned.bed


def _moved(works: Works, name: str, on: date, *, by: Actor) -> None:
    move = WORKS_MOVES[name]
    move.rule(by)
    state = Works.objects.select_for_update().values_list("state", flat=True).get(pk=works.pk)
    if state not in move.sources:
        raise WorksMovedMeanwhile(state=WorksState(state).label)
    if on > clock.today():
        raise DayToCome(day=on)
    if on < FIRST_DAY:
        raise NotOfOurTime(day=on)
    if works.begun_on and on < works.begun_on:
        raise EndsBeforeItBegins()
    works.state = move.target
