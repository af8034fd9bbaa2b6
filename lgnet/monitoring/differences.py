# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a closed figure would be another one today: each record that came or went, with its reason.

All reasons come from comparing the records kept at the closing with those of now; the arithmetic holds by construction.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from lgnet.casework.models import Case, Referral
from lgnet.housing.models import HousingStart
from lgnet.kernel.ids import made_at
from lgnet.monitoring.choices import Gained, Lost, Source
from lgnet.monitoring.facts import FACTS
from lgnet.monitoring.figures import Difference
from lgnet.monitoring.hours import counted
from lgnet.monitoring.models import ClosedFigure, Definition, ReportPeriod
from lgnet.monitoring.standing import Roll, Standing, roll_kept, roll_now
from lgnet.outreach.models import Contact
from lgnet.people.queries.linked import leading_at

RECORDS = {
    Source.CONTACTS: Contact,
    Source.TAKEN_IN_CHARGE: Case,
    Source.HOURS_TO_CHARGE: Case,
    Source.DIRECTED: Referral,
    Source.HOUSED: HousingStart,
    Source.RENT_SUPPORTED: HousingStart,
}


@dataclass(frozen=True)
class Comparison:
    """What was reported beside what is counted now."""

    was: int
    kept: Roll
    now: Roll
    gained: list[tuple[Standing, Gained]] = field(default_factory=list)
    lost: list[tuple[Standing, Lost]] = field(default_factory=list)
    changed: list[tuple[Standing, Standing]] = field(default_factory=list)
    """As it was, as it is."""

    @property
    def gone(self) -> int:
        """Deleted with the person, so that nothing of it is known any more but that it was counted."""
        return self.was - len(self.kept.counted) - sum(counted for counted, _ in self.kept.twice)

    def listed(self) -> list[tuple[Standing, bool, Gained | Lost]]:
        """Each record that came (True) or went, the latest first. Not what is deleted: there is nothing to show of it,
        and for whoever may not see somebody she looks the same."""
        found = [(standing, True, reason) for standing, reason in self.gained]
        found += [(standing, False, reason) for standing, reason in self.lost if reason != Lost.DELETED]
        return sorted(found, key=lambda each: (each[0].counts_on, each[0].record_id), reverse=True)

    def difference(self, *, not_counted_was: int) -> Difference | None:
        """In numbers; None when nothing is different."""
        lost = Counter(str(reason) for _, reason in self.lost)
        if self.gone:
            lost[str(Lost.DELETED)] += self.gone
        difference = Difference(
            was=self.was,
            now=len(self.now.counted),
            gained=dict(Counter(str(reason) for _, reason in self.gained)),
            lost=dict(lost),
            changed=len(self.changed),
            not_counted=len(self.now.beside) - not_counted_was,
        )
        return difference if _says_something(difference) else None


def _says_something(difference: Difference) -> bool:
    return bool(difference.gained or difference.lost or difference.changed or difference.not_counted)


def compared_for(report_period: ReportPeriod, definition: Definition) -> Comparison:
    """With the edition that is reported now."""
    reported = ClosedFigure.objects.filter(report_period=report_period, indicator=definition.code)
    return compared(report_period, reported.latest("edition"), definition)


def compared(report_period: ReportPeriod, reported: ClosedFigure, definition: Definition) -> Comparison:
    """Sees what every team follows where the context does (`EVERY_TEAM`); else what the reader may see."""
    kept = roll_kept(definition, report_period)
    now = roll_now(definition, report_period.programme, report_period.period)
    was = counted(reported.hours) if definition.is_median else int(reported.value or 0)
    redefined = definition.version != reported.definition_version
    came = {key: now.counted[key] for key in now.counted.keys() - kept.counted.keys()}
    went = {key: kept.counted[key] for key in kept.counted.keys() - now.counted.keys()}
    once = [(standing, Lost.SAME_PERSON) for counted, standing in kept.twice if counted]
    stayed = kept.counted.keys() & now.counted.keys()
    return Comparison(
        was,
        kept,
        now,
        gained=_why_gained(came, kept, definition, reported, redefined),
        lost=_why_lost(went, now, definition, report_period, redefined) + once,
        changed=[
            (kept.counted[key], now.counted[key])
            for key in stayed
            if kept.counted[key].measure != now.counted[key].measure
        ],
    )


def _why_gained(
    came: dict[UUID, Standing], kept: Roll, definition: Definition, reported: ClosedFigure, redefined: bool
) -> list[tuple[Standing, Gained]]:
    were_one = _linked_then(kept, reported.kept_at) if came and definition.counts_people else frozenset()

    def why(key: UUID, standing: Standing) -> Gained:
        if key in kept.beside:
            return Gained.DEFINITION if redefined else Gained.FROM_BESIDE
        if made_at(standing.record_id) > made_at(reported.pk):
            return Gained.LATE_ENTRY
        if standing.person_id in were_one:
            return Gained.UNLINKED
        return Gained.DEFINITION if redefined else Gained.PUT_RIGHT

    return [(standing, why(key, standing)) for key, standing in _in_order(came)]


def _linked_then(kept: Roll, at: datetime) -> frozenset[UUID]:
    """The records of people that were linked with somebody counted, when it was counted."""
    leading = leading_at(at)
    counted = {leading.get(standing.person_id) for standing in kept.counted.values()}
    return frozenset(person for person, leader in leading.items() if leader in counted)


def _why_lost(
    went: dict[UUID, Standing],
    now: Roll,
    definition: Definition,
    report_period: ReportPeriod,
    redefined: bool,
) -> list[tuple[Standing, Lost]]:
    records = [standing.record_id for standing in went.values()]
    there = dict(
        RECORDS[Source(definition.source)].objects.filter(pk__in=records).values_list("pk", "person_id")
    )
    rows = FACTS[Source(definition.source)].rows(report_period.programme).filter(pk__in=records)
    days = dict(rows.values_list("pk", "counts_on"))

    def why(key: UUID, standing: Standing) -> Lost:
        if standing.record_id not in there:
            return Lost.DELETED
        if standing.person_id and there[standing.record_id] != standing.person_id:
            return Lost.SAME_PERSON
        if standing.record_id not in days:
            return Lost.WITHDRAWN
        if not report_period.starts_on <= days[standing.record_id] <= report_period.ends_on:
            return Lost.MOVED
        if redefined:
            return Lost.DEFINITION
        return Lost.TO_BESIDE if key in now.beside else Lost.OTHER

    return [(standing, why(key, standing)) for key, standing in _in_order(went)]


def _in_order(standings: dict[UUID, Standing]) -> list[tuple[UUID, Standing]]:
    return sorted(standings.items(), key=lambda each: (each[1].counts_on, each[1].record_id))
