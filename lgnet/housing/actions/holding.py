# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every action on a stay does first: beds, people and the stay itself are locked, in this order for everybody, so
that nobody waits in a circle. Inside a transaction."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from lgnet.housing.actions.take_bed import lock_beds, patiently
from lgnet.housing.choices import Held, StayState
from lgnet.housing.models import Bed, Occupancy, Stay
from lgnet.housing.stay_errors import StayMovedMeanwhile
from lgnet.housing.stay_policies import STAY_MOVES
from lgnet.kernel.actor import Actor
from lgnet.people.models import Person
from lgnet.trust import audit


def held(stay: Stay) -> Stay:
    """As it stands now, locked with its beds. Raises StayMovedMeanwhile when it went to another bed."""
    return all_held([stay])[0]


def all_held(stays: Sequence[Stay], *, others: Iterable[Bed] = ()) -> list[Stay]:
    """In the same order; `others`: beds that are locked, too."""
    slept_in = Occupancy.objects.filter(stay__in=stays, kind=Held.STAY).values_list("bed_id", flat=True)
    lock_beds([*(stay.bed_id for stay in stays), *slept_in, *(bed.pk for bed in others)])
    lock_people([person for stay in stays for person in stay.person_ids])
    found = Stay.objects.select_related("person", "contact__person", "bed__unit__property").order_by("pk")
    locked = found.select_for_update(no_key=True, of=("self",)).in_bulk([stay.pk for stay in stays])
    for stay in stays:
        if locked[stay.pk].bed_id != stay.bed_id:
            raise StayMovedMeanwhile(state=locked[stay.pk].get_state_display())
    return [locked[stay.pk] for stay in stays]


def lock_people(person_ids: Sequence[UUID]) -> dict[UUID, Person]:
    """With the other records of the same people."""
    if not person_ids:
        return {}
    same = Person.objects.filter(pk__in=person_ids, leading__isnull=False).values("leading")
    found = Person.objects.filter(Q(pk__in=person_ids) | Q(leading__in=same))
    return {one.pk: one for one in patiently(found.select_for_update(no_key=True).order_by("pk"))}


def move_stay(stay: Stay, name: str, *, by: Actor, **changes) -> None:
    """Make the move `name` of STAY_MOVES with a stay that is held. Raises StayMovedMeanwhile."""
    move = STAY_MOVES[name]
    move.rule(by, stay=stay)
    if stay.state not in move.sources:
        raise StayMovedMeanwhile(state=StayState(stay.state).label)
    stay.state = move.target
    for field, value in changes.items():
        setattr(stay, field, value)
    stay.save(update_fields=["state", *changes])
    audit.record(f"housing.stay_{name}", by=by, target=stay, people=stay.person_ids)
