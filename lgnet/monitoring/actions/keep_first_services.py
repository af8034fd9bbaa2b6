# SPDX-License-Identifier: AGPL-3.0-or-later
"""The age at which somebody is counted is that of her first service, and is kept from then on.

Done when she is counted for the first time, seconds after her first case. Derived, so nothing is audited.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, QuerySet

from lgnet.monitoring import facts
from lgnet.monitoring.ages import bracket_on
from lgnet.monitoring.choices import PeriodKind, Source
from lgnet.monitoring.models import FirstService
from lgnet.monitoring.periods import Period, period_of
from lgnet.network.models import Programme
from lgnet.people.models import Person

OF_PEOPLE = (Source.TAKEN_IN_CHARGE, Source.DIRECTED, Source.HOUSED)
A_SERVICE = (Source.TAKEN_IN_CHARGE, Source.DIRECTED, Source.CONTACTS)
"""Meeting somebody is already a service: the first contact joined to her counts, where it came earlier."""
AT_ONCE = 1000


def keep_first_services(programme: Programme, months: Iterable[date]) -> int:
    """For whoever is counted in these months and has none yet. Returns how many were kept."""
    span = _span(list(months))
    new = sorted({person for source in OF_PEOPLE for person in _without(programme, source, span)})
    for begin in range(0, len(new), AT_ONCE):
        _keep(programme, new[begin : begin + AT_ONCE])
    return len(new)


def put_bracket_right(person: Person) -> None:
    """After her birth date was corrected: the bracket changes, the day of the first service does not."""
    for kept in FirstService.objects.filter(person=person):
        kept.age = bracket_on(kept.day, birth=person.birth_date, precision=person.birth_precision)
        kept.save(update_fields=["age"])


def _span(months: list[date]) -> Period | None:
    if not months:
        return None
    last = period_of(max(months), PeriodKind.MONTH)
    return Period(min(months).replace(day=1), last.ends_on, PeriodKind.MONTH)


def _without(programme: Programme, source: Source, span: Period | None) -> QuerySet | tuple:
    if span is None:
        return ()
    kept = FirstService.objects.filter(person=OuterRef("person_id"), programme=programme)
    counted = facts.records(source, programme, span).order_by().filter(~Exists(kept))
    return counted.values_list("person_id", flat=True).distinct()


def _keep(programme: Programme, people: list[UUID]) -> None:
    days = _first_days(programme, people)
    births = Person.objects.filter(pk__in=people).values_list("pk", "birth_date", "birth_precision")
    FirstService.objects.bulk_create(
        [
            FirstService(
                person_id=person,
                programme=programme,
                day=days[person],
                age=bracket_on(days[person], birth=birth, precision=precision),
            )
            for person, birth, precision in births
        ],
        ignore_conflicts=True,
    )


def _first_days(programme: Programme, people: list[UUID]) -> dict[UUID, date]:
    """The day in Italy of the earliest of her contacts, cases and accepted referrals in the programme; of whom it has
    none of these (her case is an earlier programme's), that of being housed."""
    days: dict[UUID, date] = {}
    for source in (*A_SERVICE, Source.HOUSED):
        fact = facts.FACTS[source]
        served = fact.rows(programme).filter(person__in=people)
        if source == Source.CONTACTS:
            served = served.filter(fact.counts)
        if source == Source.HOUSED:
            served = served.exclude(person__in=list(days))
        for person, day in served.order_by().values_list("person_id").annotate(first=Min("counts_on")):
            days[person] = min(day, days.get(person, day))
    return days
