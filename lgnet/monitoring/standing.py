# SPDX-License-Identifier: AGPL-3.0-or-later
"""The records of a figure as they stand at a moment, now or at a closing, and the figure they make."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from lgnet.monitoring import facts
from lgnet.monitoring.breakdown import DIVISIONS, of_groups
from lgnet.monitoring.choices import Source
from lgnet.monitoring.facts import FACTS
from lgnet.monitoring.hours import median
from lgnet.monitoring.models import Definition, FrozenMember, ReportPeriod
from lgnet.monitoring.periods import Period
from lgnet.network.models import Programme
from lgnet.people.queries.linked import leading_now

WITH_ELIGIBILITY = (
    Source.TAKEN_IN_CHARGE, Source.DIRECTED, Source.HOURS_TO_CHARGE, Source.HOUSED, Source.RENT_SUPPORTED,
)  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """One record, as it counts."""

    record_id: UUID
    person_id: UUID | None
    counts_on: date
    eligibility: str = ""
    hours: int | None = None
    age: str = ""
    gender: str = ""
    citizenship: str = ""

    @property
    def measure(self) -> tuple:
        """What it adds to the figure besides being one."""
        return self.hours, self.age, self.gender, self.citizenship


AS_KEPT = tuple(Standing.__dataclass_fields__)


@dataclass(frozen=True)
class Roll:
    """All that is behind a figure: by person where people are counted, else by record."""

    counted: dict[UUID, Standing] = field(default_factory=dict)
    beside: dict[UUID, Standing] = field(default_factory=dict)
    twice: list[tuple[bool, Standing]] = field(default_factory=list)
    """Kept, and found since to be somebody who is kept already: whether it was counted, and how."""


def roll_now(definition: Definition, programme: Programme, period: Period) -> Roll:
    source = Source(definition.source)
    counted = facts.members(source, programme, period)
    beside = facts.beside(source, programme, period)
    found = (_standing(source, rows, programme) for rows in (counted, beside))
    return Roll(*(_by_key(source, standings)[0] for standings in found))


def roll_kept(definition: Definition, report_period: ReportPeriod) -> Roll:
    """As it was when the figure was last reported, as far as it is still kept."""
    kept = FrozenMember.objects.filter(
        report_period=report_period, indicator=definition.code, until__isnull=True
    )
    counted: list[Standing] = []
    beside: list[Standing] = []
    for is_counted, *columns in kept.values_list("counted", *AS_KEPT):
        (counted if is_counted else beside).append(Standing(*columns))
    source = Source(definition.source)
    (of_counted, counted_twice), (of_beside, beside_twice) = _by_key(source, counted), _by_key(source, beside)
    twice = [(True, each) for each in counted_twice] + [(False, each) for each in beside_twice]
    return Roll(of_counted, of_beside, twice)


def made_of(definition: Definition, roll: Roll) -> dict:
    """The figure, by the columns that cells and closed figures share."""
    people = [standing.measure[1:] for standing in roll.counted.values()]
    hours = Counter(str(each.hours) for each in roll.counted.values()) if definition.is_median else {}
    return {
        "value": median(hours) if definition.is_median else Decimal(len(roll.counted)),
        "hours": dict(hours),
        "not_counted": len(roll.beside),
        "by": of_groups(Counter(people).items()) if definition.counts_people else {},
    }


def _by_key(source: Source, standings: Iterable[Standing]) -> tuple[dict[UUID, Standing], list[Standing]]:
    """By person as she is known now, the earliest record of each; and those that are a second one of hers."""
    if not FACTS[source].people:
        return {standing.record_id: standing for standing in standings}, []
    found: dict[UUID, Standing] = {}
    twice: list[Standing] = []
    standings = sorted(standings, key=lambda each: (each.counts_on, each.record_id))
    leading = leading_now({each.person_id for each in standings})
    for standing in standings:
        key = leading.get(standing.person_id, standing.person_id)
        if found.setdefault(key, standing) is not standing:
            twice.append(standing)
    return found, twice


def _standing(source: Source, rows: QuerySet, programme: Programme) -> list[Standing]:
    columns = {"record_id": "pk", "person_id": "person_id", "counts_on": "counts_on"}
    if source in WITH_ELIGIBILITY:
        columns["eligibility"] = "eligibility"
    if FACTS[source].people:
        rows = facts.grouped(rows, programme)
        columns |= {division: division for division in DIVISIONS}
    if FACTS[source].hours:
        rows = rows.annotate(took=FACTS[source].hours())
        columns["hours"] = "took"
    found = rows.order_by().values_list(*columns.values())
    return [Standing(**dict(zip(columns, row, strict=True))) for row in found]
