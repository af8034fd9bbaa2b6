# SPDX-License-Identifier: AGPL-3.0-or-later
"""Another day of leaving; and what is decided of somebody who is still there after hers."""

from datetime import date

from django.db import transaction

from lgnet.housing.actions.book_stay import overlapping
from lgnet.housing.actions.holding import held
from lgnet.housing.actions.stay_nights import stretch
from lgnet.housing.choices import Overstay
from lgnet.housing.hours import tonight
from lgnet.housing.models import Stay
from lgnet.housing.models.stay import TAKES_A_BED
from lgnet.housing.stay_errors import NoOverstay, PromiseOver, StayIsOver, StayMovedMeanwhile, TwoBeds
from lgnet.housing.stay_policies import may_keep_stays
from lgnet.kernel.actor import Actor
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_leaving(*, stay: Stay, leaves_on: date | None, by: Actor) -> Stay:
    """Longer, shorter, or without a known end. Raises as `take_bed`, StayMovedMeanwhile, StayIsOver, TwoBeds."""
    may_keep_stays(by)
    now = held(stay)
    _stretched(now, leaves_on)
    audit.record("housing.stay_prolonged", by=by, target=now, people=now.person_ids)
    return now


@transaction.atomic
def decide_overstay(*, stay: Stay, authorised: bool, by: Actor, leaves_on: date | None = None) -> Stay:
    """Authorised until another day, or not: then she stays red in the list until she has left. The bed is taken in both
    cases, because she is in it. Raises as `change_leaving`, and NoOverstay."""
    may_keep_stays(by)
    now = held(stay)
    if not now.stays_over:
        raise NoOverstay()
    now.overstay = Overstay.AUTHORISED if authorised else Overstay.UNAUTHORISED
    if authorised:
        _stretched(now, leaves_on)
    now.save(update_fields=["overstay"])
    decided = Overstay(now.overstay).value
    audit.record("housing.overstay_decided", by=by, target=now, people=now.person_ids, decided=decided)
    return now


def _stretched(stay: Stay, leaves_on: date | None) -> None:
    if stay.state not in TAKES_A_BED:
        raise StayMovedMeanwhile(state=stay.get_state_display())
    if stay.has_lapsed:
        raise PromiseOver(until=stay.provisional_until)
    if leaves_on and leaves_on <= tonight():
        raise StayIsOver(day=leaves_on)
    _check_alone(stay, leaves_on)
    stretch(stay, leaves_on)
    with becomes(TwoBeds(name=stay.who), on="one_bed_a_person_a_night"):
        stay.save(update_fields=["leaves_on"])


def _check_alone(stay: Stay, leaves_on: date | None) -> None:
    """Under no other record either is she promised a bed on these nights."""
    if stay.person:
        others = Stay.objects.filter(person__in=record_ids(stay.person), state__in=TAKES_A_BED)
        if overlapping(others.exclude(pk=stay.pk), stay.first_night, leaves_on).exists():
            raise TwoBeds(name=stay.who)
