# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of shifts: who is out, where a shift stops, and what came of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, Sum, When
from django.utils.translation import get_language

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.choices import RequestState, ShiftState
from lgnet.outreach.codes import NEEDS, is_sensitive
from lgnet.outreach.errors import NoSuchShift
from lgnet.outreach.models import Contact, ContactNeed, Shift, shift_day
from lgnet.outreach.policies import may_read_shift_needs, may_read_units
from lgnet.outreach.timetable import Halt
from lgnet.outreach.units import halts_of
from lgnet.people.codes import LANGUAGES

EARLY, LATE = timedelta(hours=6), timedelta(hours=12)
"""A planned shift is offered from so long before it begins to so long after."""


def shifts_of(by: Actor) -> QuerySet[Shift]:
    """Newest first. That there is a shift, and when, all who work in the city know; what came of it is for fewer."""
    if not (by.system or may_read_units.allows(by)):
        return Shift.objects.none()
    return Shift.objects.filter(city_id=by.city_id).select_related("unit", "route", "team")


def next_first(shifts: QuerySet[Shift]) -> QuerySet[Shift]:
    """What goes on and what comes, the nearest first; then what has been, the latest first. `to_come` tells which."""
    coming = Q(day__gte=clock.today()) | Q(state=ShiftState.UNDER_WAY)
    told = shifts.annotate(to_come=Case(When(coming, then=F("day"))))
    return told.order_by(F("to_come").asc(nulls_last=True), "-day", "planned_start", "pk")


def get_shift(by: Actor, shift_id: UUID) -> Shift:
    shift = shifts_of(by).filter(pk=shift_id).first()
    if shift is None:
        raise NoSuchShift()
    return shift


def shift_of(user_id: UUID | None, at: datetime) -> Shift | None:
    """The shift a user was on at a moment."""
    if user_id is None:
        return None
    lasting = Q(ended_at=None) | Q(ended_at__gte=at)
    mine = Shift.objects.filter(lasting, present__contains=[user_id], started_at__lte=at)
    return mine.order_by("-started_at").first()


def my_shift(by: Actor) -> Shift | None:
    """What this operator's phone shows: the shift she is on, else one of her teams' that is out or about to go out."""
    now = clock.now()
    about_to = Q(state=ShiftState.PLANNED, planned_start__lte=now + EARLY, planned_end__gte=now - LATE)
    hers = Q(team__in=by.team_ids) | Q(present__contains=[by.user_id])
    found = list(
        shifts_of(by).filter(hers & (about_to | Q(state=ShiftState.UNDER_WAY))).order_by("planned_start")
    )
    found.sort(key=lambda shift: (by.user_id not in shift.present, shift.state != ShiftState.UNDER_WAY))
    return found[0] if found else None


def halts_of_shift(shift: Shift) -> list[Halt]:
    """The stops of its night, in their order; what is cancelled is there and says so."""
    found = halts_of([shift.unit_id], first=shift.day, last=shift.day + timedelta(days=1))
    return [halt for halt in found if halt.route_id == shift.route_id and shift_day(halt.begins) == shift.day]


def due_on(by: Actor, shift: Shift) -> QuerySet[Contact]:
    """Whom somebody promised to meet again by the day of this shift."""
    open_ones = Contact.objects.filter(follow_up_on__lte=shift.day, followed_up_at__isnull=True)
    return open_ones.select_related("person").order_by("follow_up_on", "happened_at")


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a shift, in numbers. `hidden_needs`: needs this reader does not see by name."""

    contacts: int
    people: int
    """Known people, each once, and contacts without a name."""
    unnamed: int
    needs: list[tuple[str, int]]
    hidden_needs: int
    asked: int
    waiting: int
    minutes: list[tuple[str, int]]
    missing: list[tuple[str, int]]
    to_meet_again: int


def summary_of(by: Actor, shift: Shift) -> Summary:
    """Four queries, whatever the night was like. The database leaves out protected people of other teams."""
    met = Contact.objects.filter(shift=shift)
    again = Count("pk", filter=Q(follow_up_on__isnull=False))
    unnamed = Count("pk", filter=Q(person__isnull=True))
    figures = met.aggregate(
        contacts=Count("pk"), named=Count("person", distinct=True), unnamed=unnamed, again=again,
        asked=Count("requests", filter=~Q(requests__state=RequestState.WITHDRAWN), distinct=True),
        waiting=Count("requests", filter=Q(requests__state=RequestState.WAITING), distinct=True),
    )  # fmt: skip
    needs, hidden = _needs(by, shift)
    return Summary(
        figures["contacts"], figures["named"] + figures["unnamed"], figures["unnamed"], needs, hidden,
        figures["asked"], figures["waiting"], _minutes(met), _missing(met), figures["again"],
    )  # fmt: skip


def _needs(by: Actor, shift: Shift) -> tuple[list[tuple[str, int]], int]:
    counted = Counter(dict(_counted(ContactNeed.objects.filter(contact__shift=shift), "code")))
    everything = may_read_shift_needs.allows(by, shift=shift)
    open_ones = [code for code in counted if everything or not is_sensitive(code, among=NEEDS)]
    told = [(NEEDS.label(code, get_language()), counted[code]) for code in open_ones]
    return sorted(told, key=lambda one: (-one[1], one[0])), sum(counted.values()) - sum(n for _, n in told)


def _minutes(met: QuerySet[Contact]) -> list[tuple[str, int]]:
    given = met.exclude(mediator_language="").values("mediator_language").order_by("mediator_language")
    rows = given.annotate(minutes=Sum("mediator_minutes", default=0)).values_list(
        "mediator_language", "minutes"
    )
    return _named(rows)


def _missing(met: QuerySet[Contact]) -> list[tuple[str, int]]:
    return _named(_counted(met.exclude(missing_language=""), "missing_language"))


def _counted(rows: QuerySet, field: str) -> Iterable[tuple[str, int]]:
    return rows.order_by().values(field).annotate(many=Count("pk")).values_list(field, "many")


def _named(rows: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    told = [(LANGUAGES.label(code, get_language()), number) for code, number in rows]
    return sorted(told, key=lambda one: (-one[1], one[0]))
