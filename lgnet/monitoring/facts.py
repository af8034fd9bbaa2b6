# SPDX-License-Identifier: AGPL-3.0-or-later
"""The facts behind each figure: one query gives the records (members) and, aggregated, the value.

All speaks of the city in context (`in_city`). A figure is made for every team; a page shows what its reader may see.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import models
from django.db.models import (
    Count,
    DateField,
    F,
    FilteredRelation,
    Func,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf, RowNumber, Trunc

from lgnet.casework.models import Referral
from lgnet.casework.queries import counted_cases
from lgnet.housing.models import HousingStart
from lgnet.kernel import clock
from lgnet.monitoring.breakdown import DIVISIONS, UNKNOWN, of_groups
from lgnet.monitoring.choices import PeriodKind, Source
from lgnet.monitoring.models import FirstService
from lgnet.monitoring.periods import ALL_TIME, Period, midnight
from lgnet.network.models import Programme
from lgnet.outreach.choices import ContactSource, RequestState
from lgnet.outreach.models import Contact, TakeChargeRequest
from lgnet.outreach.models.contact import NIGHT_ENDS
from lgnet.people.choices import Eligibility
from lgnet.people.models import Person
from lgnet.people.queries.linked import one_person

DAY = "(({expression} at time zone 'Europe/Rome') - interval '{night} seconds')::date"
WHOLE_HOURS = "round(extract(epoch from %(expressions)s) / 3600)::int"


@dataclass(frozen=True)
class Fact:
    """What one source counts."""

    rows: Callable[[Programme], QuerySet]
    """Every record of the programme, with `counts_on`: the day in Italy that it counts for."""
    moment: str
    """The column that day comes from."""
    counts: Q
    """Which of these records are counted; the others are shown beside the figure."""
    people: bool = False
    """Count each person once, however many records she has, under however many names."""
    hours: Callable[[], Combinable] | None = None
    """The whole hours that it took, or has taken until now."""


def _day(moment: str, *, night: timedelta = timedelta()) -> Func:
    """By the clock on the wall, so that six in the morning stays six when summer time begins."""
    template = DAY.format(expression="%(expressions)s", night=int(night.total_seconds()))
    return Func(F(moment), template=template, output_field=DateField())


def _whole_hours(duration: Combinable) -> Func:
    return Func(duration, template=WHOLE_HOURS, output_field=IntegerField())


def _contacts(programme: Programme) -> QuerySet:
    """The day is that of `Contact.day`: a night shift belongs to the day it began."""
    night = models.When(source=ContactSource.FIELD, then=_day("happened_at", night=NIGHT_ENDS))
    return Contact.objects.filter(programme=programme).annotate(
        counts_on=models.Case(night, default=_day("happened_at"))
    )


def _cases(programme: Programme) -> QuerySet:
    """Without those opened by mistake: a case is not undone, it is closed with that reason."""
    return counted_cases().filter(programme=programme).annotate(counts_on=_day("opened_at"))


def _accepted_referrals(programme: Programme) -> QuerySet:
    """Also those started or ended since; not one declined, or withdrawn again."""
    accepted = Referral.objects.filter(programme=programme, answered_at__isnull=False)
    return accepted.exclude(state__in=["declined", "withdrawn"]).annotate(counts_on=_day("answered_at"))


def _housed(programme: Programme) -> QuerySet:
    """From moving in, or from the first instalment paid; never from a decision or a booking."""
    begun = HousingStart.objects.filter(programme=programme, case__in=counted_cases())
    return begun.annotate(counts_on=F("on"))


def _rent_supported(programme: Programme) -> QuerySet:
    return _housed(programme).filter(kind=RENTAL)


def _waiting(programme: Programme) -> QuerySet:
    waiting = TakeChargeRequest.objects.filter(contact__programme=programme, state=RequestState.WAITING)
    return waiting.annotate(counts_on=_day("clock_from"))


ELIGIBLE = Q(eligibility=Eligibility.ELIGIBLE)
RENTAL = "rental_support"
EVERY_ONE = Q(pk__isnull=False)
FACTS = {
    Source.CONTACTS: Fact(_contacts, "happened_at", ~Q(source=ContactSource.PORTAL)),
    Source.TAKEN_IN_CHARGE: Fact(_cases, "opened_at", ELIGIBLE, people=True),
    Source.DIRECTED: Fact(_accepted_referrals, "answered_at", ELIGIBLE, people=True),
    Source.HOURS_TO_CHARGE: Fact(
        _cases,
        "opened_at",
        ELIGIBLE & Q(first_contact_at__isnull=False),
        hours=lambda: _whole_hours(F("opened_at") - F("first_contact_at")),
    ),
    Source.HOUSED: Fact(_housed, "on", ELIGIBLE, people=True),
    Source.RENT_SUPPORTED: Fact(_rent_supported, "on", ELIGIBLE, people=True),
    Source.WAITING: Fact(
        _waiting, "clock_from", EVERY_ONE, hours=lambda: _whole_hours(Value(clock.now()) - F("clock_from"))
    ),
}


@dataclass(frozen=True)
class Tally:
    """What is counted in one period, and what is only shown beside it."""

    counted: int = 0
    not_counted: int = 0
    hours: dict[str, int] = field(default_factory=dict)
    by: dict[str, dict[str, int]] = field(default_factory=dict)


def grouped(rows: QuerySet, programme: Programme) -> QuerySet:
    """Records of people with the group each is counted in: the bracket kept at her first service, her gender, and of
    several citizenships the first one written down. Of linked records the first one that knows it."""
    kept = FilteredRelation(
        "person__first_services", condition=Q(person__first_services__programme=programme)
    )
    services = FirstService.objects.filter(
        programme=programme, person__leading=OuterRef("person__leading")
    ).order_by("day", "person_id")
    records = Person.objects.filter(leading=OuterRef("person__leading")).order_by("pk")
    gender, citizenship = records.exclude(sex=""), records.exclude(citizenships=[])
    return rows.annotate(kept=kept).annotate(
        age=_of_one(F("kept__age"), services.values("age")),
        gender=_of_one(NullIf(F("person__sex"), Value("")), gender.values("sex")),
        citizenship=_of_one(F("person__citizenships__0"), citizenship.values("citizenships__0")),
    )


def _of_one(alone: Combinable, of_linked: QuerySet) -> Coalesce:
    """What a record says, or the first of those linked with it; all of them say the same."""
    linked = models.When(person__leading__isnull=False, then=Subquery(of_linked[:1]))
    return Coalesce(models.Case(linked, default=alone), Value(UNKNOWN))


def records(source: str, programme: Programme, period: Period) -> QuerySet:
    """Every record of the period, counted or not. Who waits, waits now, whatever the period."""
    fact = FACTS[Source(source)]
    rows = fact.rows(programme)
    if period.kind == PeriodKind.PROGRAMME or source == Source.WAITING:
        return rows
    return _between(rows, fact, period.starts_on, period.ends_on)


def members(source: str, programme: Programme, period: Period) -> QuerySet:
    """The records behind a figure: one for each thing counted, for people the first of each person in the period."""
    fact = FACTS[Source(source)]
    rows = records(source, programme, period).filter(fact.counts)
    if not fact.people:
        return rows
    return fact.rows(programme).filter(pk__in=_first_of_each(rows, fact).values("pk"))


def beside(source: str, programme: Programme, period: Period) -> QuerySet:
    """The records that are not counted: of people, the first of each who is not among the members."""
    fact = FACTS[Source(source)]
    rows = records(source, programme, period)
    if not fact.people:
        return rows.exclude(fact.counts)
    rows = rows.annotate(one=one_person())
    counted = rows.filter(fact.counts).values("one")
    others = rows.exclude(one__in=counted)
    return fact.rows(programme).filter(pk__in=_first_of_each(others, fact).values("pk"))


def _first_of_each(rows: QuerySet, fact: Fact) -> QuerySet:
    """Of each person, under however many names, the first record."""
    in_turn = models.Window(RowNumber(), partition_by=one_person(), order_by=[fact.moment, "pk"])
    return rows.order_by().annotate(in_turn=in_turn).filter(in_turn=1)


def tallies(source: str, programme: Programme, periods: Sequence[Period]) -> dict[date, Tally]:
    """The same, counted, for several periods of one kind: by the day the period begins."""
    fact, kind = FACTS[Source(source)], periods[0].kind
    span = Period(periods[0].starts_on, periods[-1].ends_on, kind)
    rows = records(source, programme, span).order_by()
    start = (
        Value(ALL_TIME[0], DateField()) if kind == PeriodKind.PROGRAMME else Trunc("counts_on", kind.value)
    )
    one = Count(one_person(), distinct=True) if fact.people else Count("pk")
    counted = one.copy()
    counted.filter = fact.counts
    hours = _hours_by_start(fact, rows, start)
    by = _people_by_start(fact, rows, start, programme)
    groups = rows.annotate(start=start).values("start").annotate(everything=one, counted=counted)
    return {
        group["start"]: Tally(
            group["counted"],
            group["everything"] - group["counted"],
            hours[group["start"]],
            by(group["start"]),
        )
        for group in groups
    }


def first_and_last_day(programme: Programme) -> list[date]:
    """The days of the earliest and the latest record of each source; empty where there is none."""
    days: list[date] = []
    for fact in FACTS.values():
        ends = fact.rows(programme).aggregate(first=Min("counts_on"), last=Max("counts_on"))
        days += filter(None, ends.values())
    return days


def _hours_by_start(fact: Fact, rows: QuerySet, start: Combinable) -> dict[date, dict[str, int]]:
    hours: dict[date, dict[str, int]] = defaultdict(dict)
    if fact.hours:
        lengths = rows.filter(fact.counts).annotate(start=start, length=fact.hours())
        for group in lengths.values("start", "length").annotate(number=Count("pk")):
            hours[group["start"]][str(group["length"])] = group["number"]
    return hours


def _people_by_start(
    fact: Fact, rows: QuerySet, start: Combinable, programme: Programme
) -> Callable[[date], dict[str, dict[str, int]]]:
    """A person is in one group of each division, so that the groups add up to the people."""
    if not fact.people:
        return lambda day: {}
    found: dict[date, list] = defaultdict(list)
    people = grouped(rows.filter(fact.counts), programme).annotate(start=start).values("start", *DIVISIONS)
    for group in people.annotate(number=Count(one_person(), distinct=True)):
        found[group["start"]].append((tuple(group[name] for name in DIVISIONS), group["number"]))
    return lambda day: of_groups(found[day])


def _between(rows: QuerySet, fact: Fact, first: date, last: date) -> QuerySet:
    """Those that count for these days. The moments, a little wider, let the database use its index."""
    wide = {f"{fact.moment}__gte": midnight(first), f"{fact.moment}__lt": midnight(last + timedelta(days=2))}
    return rows.filter(**wide, counts_on__range=(first, last))
