# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beds are given: to one person, or to a household, all or nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from lgnet.casework.models import Case
from lgnet.casework.queries import open_case_of
from lgnet.housing.actions.holding import lock_people
from lgnet.housing.actions.stay_nights import take_nights
from lgnet.housing.actions.take_bed import check_nights, lock_beds
from lgnet.housing.choices import ForWhom, StayState
from lgnet.housing.models import Bed, Stay
from lgnet.housing.models.stay import SLEPT, TAKES_A_BED
from lgnet.housing.stay_errors import HeldTooLong, NobodyNamed, NotEnoughBeds, NotForHer, TwoBeds
from lgnet.housing.stay_policies import STAY_MOVES
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.ids import new_id
from lgnet.outreach.models import Contact
from lgnet.people.choices import Sex
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

MOST_HOURS = 72
"""A promise lives over a weekend at most; longer ones are confirmed by the housing officer."""
OTHERS = {ForWhom.WOMEN: (Sex.MALE,), ForWhom.MEN: (Sex.FEMALE,)}


@dataclass(frozen=True)
class Guest:
    """Who is to sleep there: somebody known, somebody met, or the name that was said."""

    person: Person | None = None
    contact: Contact | None = None
    called: str = ""

    @property
    def hers(self) -> Person | None:
        return self.person or (self.contact.person if self.contact else None)

    @property
    def name(self) -> str:
        return str(self.hers or self.called or (self.contact.who if self.contact else ""))


def book_stay(
    *,
    bed: Bed,
    first_night: date,
    leaves_on: date | None,
    by: Actor,
    person: Person | None = None,
    contact: Contact | None = None,
    called: str = "",
    case: Case | None = None,
    party: UUID | None = None,
    request: UUID | None = None,
    provisional_until: datetime | None = None,
) -> Stay:
    """A bed for one person: confirmed, or kept `provisional_until` an hour.

    Raises NobodyNamed, TwoBeds, NotForHer, HeldTooLong, and as `take_bed`. `case`: her open one,
    unless one of hers is told.
    """
    guest = Guest(person, contact, called)
    return book_household(
        guests=[guest], beds=[bed], first_night=first_night, leaves_on=leaves_on, by=by, party=party, request=request,
        provisional_until=provisional_until, case=case,
    )[0]  # fmt: skip


@transaction.atomic
def book_household(
    *,
    guests: Sequence[Guest],
    beds: Sequence[Bed],
    first_night: date,
    leaves_on: date | None,
    by: Actor,
    party: UUID | None = None,
    request: UUID | None = None,
    provisional_until: datetime | None = None,
    case: Case | None = None,
) -> list[Stay]:
    """A bed for each, in their order, or none at all. Raises as `book_stay`, and NotEnoughBeds."""
    move = STAY_MOVES["hold" if provisional_until else "book"]
    move.rule(by)
    _check_promise(provisional_until)
    if len(beds) != len(guests) or len({bed.pk for bed in beds}) != len(beds):
        raise NotEnoughBeds(people=len(guests), beds=len({bed.pk for bed in beds}))
    lock_beds([bed.pk for bed in beds])
    lock_people([guest.hers.pk for guest in guests if guest.hers])
    told = {
        "first_night": first_night, "leaves_on": leaves_on, "party": party or new_id(), "request": request,
        "provisional_until": provisional_until, "state": move.target, "booked_by": by.user_id,
    }  # fmt: skip
    return [
        _booked(guest, bed, told, move=move.name, case=case, by=by)
        for guest, bed in zip(guests, beds, strict=True)
    ]


def _check_promise(until: datetime | None) -> None:
    if until and until > clock.now() + timedelta(hours=MOST_HOURS):
        raise HeldTooLong(hours=MOST_HOURS)


def _booked(guest: Guest, bed: Bed, told: dict, *, move: str, case: Case | None, by: Actor) -> Stay:
    check_guest(guest, bed)
    check_nights(bed, told["first_night"], told["leaves_on"])
    person = guest.hers
    if person is None:
        case = None
    else:
        _check_one_bed(person, told["first_night"], told["leaves_on"], by=by)
        case = case if case and case.person_id in record_ids(person) else open_case_of(person)
    stay = Stay(
        person=person, contact=guest.contact, called=guest.called.strip(), case=case, bed=bed,
        booked_at=clock.now(), **told,
    )  # fmt: skip
    with becomes(TwoBeds(name=guest.name), on="one_bed_a_person_a_night"):
        stay.save(force_insert=True)
    take_nights(stay, bed, starts_on=stay.first_night)
    audit.record(f"housing.stay_{move}", by=by, target=stay, people=stay.person_ids)
    return stay


def check_guest(guest: Guest, bed: Bed) -> None:
    """Somebody is named, and the room is not for others. Whose sex is not known is let in: people see whom they
    meet. Raises NobodyNamed, NotForHer."""
    if not guest.name.strip():
        raise NobodyNamed()
    unit, person = bed.unit, guest.hers
    if person and person.sex in OTHERS.get(unit.for_whom, ()):
        raise NotForHer(unit=unit, name=person, for_whom=unit.get_for_whom_display().lower())


def _check_one_bed(person: Person, first_night: date, leaves_on: date | None, *, by: Actor) -> None:
    """Under any of her records. A promise of hers that ran out stands in nobody's way."""
    hers = Stay.objects.filter(person__in=record_ids(person), state__in=(*TAKES_A_BED, *SLEPT))
    for lapsed in hers.filter(state=StayState.PROVISIONAL, provisional_until__lte=clock.now()):
        write_lapsed(lapsed, by=by)
    if overlapping(hers, first_night, leaves_on).exists():
        raise TwoBeds(name=person)


def overlapping(stays, first_night: date, leaves_on: date | None):
    later = Q(leaves_on__isnull=True) | Q(leaves_on__gt=first_night)
    found = stays.filter(later).exclude(leaves_on=F("first_night"))
    return found.filter(first_night__lt=leaves_on) if leaves_on else found


def write_lapsed(stay: Stay, *, by: Actor) -> None:
    """Its hour is over: what it took is free since then, whether or not the row is still there."""
    stay.state, stay.reason, stay.ended_at = StayState.CANCELLED, "lapsed", stay.provisional_until
    stay.save(update_fields=["state", "reason", "ended_at"])
    audit.record("housing.stay_lapse", by=by, target=stay, people=stay.person_ids)
