# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who sleeps where. The database hides protected people's stays from everybody but their team."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from lgnet.housing.choices import StayState
from lgnet.housing.hours import overdue_day, tonight
from lgnet.housing.models import Bed, Stay
from lgnet.housing.models.stay import TAKES_A_BED
from lgnet.housing.queries import free_beds, free_on
from lgnet.housing.stay_errors import NoSuchStay
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids

LATELY = timedelta(hours=18)
WITH_ALL = ("person", "contact__person", "bed__unit__property__team")


def stays() -> QuerySet[Stay]:
    return Stay.objects.select_related(*WITH_ALL)


def get_stay(stay_id: UUID) -> Stay:
    """Raises NoSuchStay."""
    stay = stays().filter(pk=stay_id).first()
    if stay is None:
        raise NoSuchStay()
    return stay


def beds_free_tonight() -> QuerySet[Bed]:
    """Really free: nobody is promised them, stays over in them, and they are in use."""
    in_order = ("unit__property__name", "unit__name", "name")
    return free_on(tonight()).select_related("unit__property__team").order_by(*in_order)


def promised() -> Q:
    """Promises that still hold."""
    held = Q(state=StayState.PROVISIONAL, provisional_until__gt=clock.now())
    return held | Q(state=StayState.CONFIRMED)


def arriving() -> QuerySet[Stay]:
    """Expected tonight, and those of earlier nights of whom nobody has said whether they came."""
    return (
        stays()
        .filter(promised(), first_night__lte=tonight())
        .order_by("bed__unit__property__name", "bed__name")
    )


def leaving() -> QuerySet[Stay]:
    """Due to leave today, and before them those who stay over."""
    due = stays().filter(state=StayState.ARRIVED, leaves_on__lte=clock.today())
    return due.order_by("leaves_on", "bed__unit__property__name", "bed__name")


def sleeping() -> QuerySet[Stay]:
    """All who are there."""
    return (
        stays()
        .filter(state=StayState.ARRIVED)
        .order_by("bed__unit__property__name", "bed__unit__name", "bed__name")
    )


def staying_over() -> QuerySet[Stay]:
    return stays().filter(state=StayState.ARRIVED, leaves_on__lte=overdue_day()).order_by("leaves_on")


def ran_out(by: Actor) -> QuerySet[Stay]:
    """Promises that this actor made and that ended by themselves in the last hours."""
    since = clock.now() - LATELY
    late = Q(state=StayState.PROVISIONAL, provisional_until__lte=clock.now(), provisional_until__gt=since)
    written = Q(state=StayState.CANCELLED, reason="lapsed", ended_at__gt=since)
    return stays().filter(late | written, booked_by=by.user_id).order_by("-provisional_until")


def stays_of(person: Person) -> QuerySet[Stay]:
    """Under all her records, the newest first."""
    return stays().filter(person__in=record_ids(person)).order_by("-first_night", "-booked_at")


def party_of(stay: Stay) -> QuerySet[Stay]:
    """Whoever was placed together with her and still has a bed, herself too."""
    return stays().filter(party=stay.party, state__in=TAKES_A_BED).order_by("pk")


def beds_for(stay: Stay) -> QuerySet[Bed]:
    """Free on all nights that are left of a stay, in other beds than hers; the same house first."""
    begins = max(tonight(), stay.first_night)
    here = Case(When(unit__property=stay.bed.unit.property_id, then=Value(0)), default=Value(1))
    found = free_beds(begins, stay.leaves_on).exclude(pk=stay.bed_id).select_related("unit__property__team")
    return found.order_by(here, "unit__property__name", "unit__name", "name")
