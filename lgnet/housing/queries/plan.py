# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who sleeps where, night by night: a line for each bed of a house, without gap or overlap."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lgnet.housing.choices import Held
from lgnet.housing.hours import overdue_day
from lgnet.housing.models import Bed, Occupancy, Property, Stay, Unit, Void
from lgnet.housing.queries import taking
from lgnet.housing.stay_policies import may_read_stays
from lgnet.kernel.actor import Actor

FREE, CLOSED = "free", "closed"


@dataclass(frozen=True)
class Span:
    """Nights of one bed that are alike."""

    starts_on: date
    nights: int
    what: str
    """free, closed (not in service), or what takes it."""
    who: str = ""
    """Empty where the reader may not know: the bed is taken, and no more."""
    why: str = ""
    """Of a bed out of use."""
    lapses_at: object = None
    stays_over: bool = False

    @property
    def last_night(self) -> date:
        return self.starts_on + timedelta(days=self.nights - 1)


@dataclass(frozen=True)
class Line:
    unit: Unit
    bed: Bed
    spans: list[Span]


@dataclass(frozen=True)
class Plan:
    days: list[date]
    lines: list[Line]
    people: list[UUID]
    """Who is named in it, for the audit."""


def plan_of(home: Property, first: date, nights: int, *, by: Actor) -> Plan:
    """Five queries at most, whatever the house."""
    end = first + timedelta(days=nights)
    beds = list(
        Bed.objects.filter(unit__property=home).select_related("unit").order_by("unit__name", "name", "pk")
    )
    taken = list(taking(first, end).filter(bed__in=beds).order_by("starts_on", "pk"))
    stays, reasons = _stays(taken, by), _reasons(taken)
    lines = []
    for bed in beds:
        own = [_span(one, stays, reasons) for one in taken if one.bed_id == bed.pk]
        lines.append(Line(bed.unit, bed, list(_filled(own, _service(bed, home), first, end))))
    people = [person for stay in stays.values() for person in stay.person_ids]
    return Plan([first + timedelta(days=number) for number in range(nights)], lines, people)


def _stays(taken: list[Occupancy], by: Actor) -> dict[UUID, Stay]:
    """Those whose people the reader may see; the database leaves out protected ones of other teams."""
    if not may_read_stays.allows(by):
        return {}
    named = [one.stay_id for one in taken if one.kind == Held.STAY and one.stay_id]
    return {
        stay.pk: stay
        for stay in Stay.objects.select_related("person", "contact__person").filter(pk__in=named)
    }


def _reasons(taken: list[Occupancy]) -> dict[UUID, str]:
    voids = Void.objects.filter(taken__in=[one.pk for one in taken if one.kind == Held.VOID])
    return {void.taken_id: void.get_reason_display() for void in voids}


def _span(one: Occupancy, stays: dict, reasons: dict) -> tuple[date, date | None, dict]:
    """First night, day of leaving, and what is told of it. Who stays over has the bed until tonight."""
    over = one.slept and one.ends_on is not None and one.ends_on <= overdue_day()
    ends_on = overdue_day() + timedelta(days=1) if over else one.ends_on
    stay = stays.get(one.stay_id) if one.kind == Held.STAY else None
    told = {"what": one.kind, "who": stay.who if stay else "", "why": reasons.get(one.pk, "")}
    return one.starts_on, ends_on, told | {"lapses_at": one.lapses_at, "stays_over": over}


def _service(bed: Bed, home: Property) -> tuple[date, date]:
    ends = [day for day in (bed.out_of_service_from, home.closed_on) if day]
    return bed.in_service_from, min(ends, default=date.max)


def _filled(own: list, service: tuple[date, date], first: date, end: date) -> Iterator[Span]:
    """What takes the bed, clipped to the window, and between it the free nights and those not in service."""
    at = first
    for starts_on, ends_on, told in own:
        begins, ends = max(starts_on, at), min(ends_on or end, end)
        if begins >= ends:
            continue
        yield from _between(at, begins, service)
        yield Span(begins, (ends - begins).days, **told)
        at = ends
    yield from _between(at, end, service)


def _between(at: date, until: date, service: tuple[date, date]) -> Iterator[Span]:
    """Nights that nothing takes: before, in, and after the bed's service."""
    opens, closes = min(max(service[0], at), until), max(min(service[1], until), at)
    closes = max(closes, opens)
    for begins, ends, what in ((at, opens, CLOSED), (opens, closes, FREE), (closes, until, CLOSED)):
        if begins < ends:
            yield Span(begins, (ends - begins).days, what)
