# SPDX-License-Identifier: AGPL-3.0-or-later
"""The records behind a figure, as far as a reader may see them: with names, or under a code.

Protected people of other teams are hidden by the database: the list is then shorter than the figure, and the page says
how many are not shown. The network's roles have no way here at all.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from lgnet.kernel.actor import Actor
from lgnet.monitoring import facts
from lgnet.monitoring.choices import Source
from lgnet.monitoring.figures import Figure
from lgnet.monitoring.models import FrozenMember
from lgnet.monitoring.periods import Period
from lgnet.monitoring.policies import may_see_members, may_see_names
from lgnet.monitoring.standing import Standing
from lgnet.network.models import Programme
from lgnet.outreach.models import Contact
from lgnet.people.choices import Eligibility
from lgnet.people.models import Person
from lgnet.people.queries.linked import leading_now
from lgnet.trust import audit

CODE_LENGTH = 8
"""Characters of base 32: 40 bits, so that two people of a city hardly ever share a code."""
ELIGIBILITY_OF = {
    Source.TAKEN_IN_CHARGE, Source.DIRECTED, Source.HOURS_TO_CHARGE, Source.HOUSED, Source.RENT_SUPPORTED,
}  # fmt: skip


@dataclass(frozen=True)
class Member:
    """One record as its reader sees it."""

    code: str
    """Stands for the person (or the contact nobody has joined to one); always the same in this city."""
    name: str
    """Empty for whoever works with codes."""
    record_id: UUID
    person_id: UUID | None
    counts_on: date
    eligibility: str
    hours: int | None


def members_visible_to(
    by: Actor, *, figure: Figure, programme: Programme, period: Period, counted: bool = True
) -> QuerySet:
    """The records, the newest first; `counted=False` for those beside the figure. Of a closed figure those that were
    kept with it, as they counted then. Raises Denied."""
    may_see_members(by)
    source = Source(figure.definition.source)
    if figure.closed_at:
        return _kept(by, figure, programme, period, counted)
    chosen = facts.members if counted else facts.beside
    rows = chosen(source, programme, period).order_by(f"-{facts.FACTS[source].moment}", "pk")
    hours = facts.FACTS[source].hours
    if hours:
        rows = rows.annotate(took=hours())
    return rows.annotate(record=F("contact_id" if source == Source.WAITING else "pk"))


def _kept(by: Actor, figure: Figure, programme: Programme, period: Period, counted: bool) -> QuerySet:
    """Without contacts that nobody had joined to a person and that the reader may not see any more."""
    kept = FrozenMember.objects.filter(
        report_period__city=by.city_id, report_period__programme=programme, report_period__period_kind=period.kind,
        report_period__starts_on=period.starts_on, indicator=figure.code, counted=counted, until__isnull=True,
    )  # fmt: skip
    if figure.definition.source == Source.CONTACTS:
        kept = kept.filter(Q(person__isnull=False) | Exists(Contact.objects.filter(pk=OuterRef("record_id"))))
    return kept.annotate(record=F("record_id"), took=F("hours")).order_by("-counts_on", "record_id")


def shown_to(by: Actor, *, figure: Figure, rows: QuerySet) -> list[Member]:
    """A page of them, named or not, and written down as shown."""
    source = Source(figure.definition.source)
    columns = ["record", "person_id", "counts_on"]
    if source in ELIGIBILITY_OF:
        columns.append("eligibility")
    if facts.FACTS[source].hours:
        columns.append("took")
    return _members(by, source, list(rows.values(*columns)), "monitoring.members_listed")


def standings_shown_to(by: Actor, *, figure: Figure, standings: Iterable[Standing]) -> list[Member]:
    """The same of records that came or went since a closing."""
    may_see_members(by)
    records = [
        {
            "record": each.record_id, "person_id": each.person_id, "counts_on": each.counts_on,
            "eligibility": each.eligibility, "took": each.hours,
        }
        for each in standings
    ]  # fmt: skip
    return _members(by, Source(figure.definition.source), records, "monitoring.difference_listed")


def _members(by: Actor, source: Source, records: list[dict], action: str) -> list[Member]:
    people = {row["person_id"] for row in records if row["person_id"]}
    names = _names(source, records, people) if may_see_names.allows(by) else {}
    audit.shown(action, by=by, people=sorted(people))
    leading = leading_now(people)
    return [_member(row, names, leading, by.city_id) for row in records]


def _names(source: Source, records: Iterable[dict], people: set[UUID]) -> dict[UUID, str]:
    """By person, and by record for contacts without one: their nickname or sign."""
    names = {person.id: person.full_name for person in Person.objects.filter(pk__in=people)}
    if source in (Source.CONTACTS, Source.WAITING):
        nameless = {row["record"] for row in records if not row["person_id"]}
        contacts = Contact.objects.filter(pk__in=nameless).only("nickname", "sign")
        names |= {contact.pk: contact.nickname or contact.sign for contact in contacts}
    return names


def _member(row: dict, names: dict[UUID, str], leading: dict[UUID, UUID], city_id: UUID) -> Member:
    """Linked records have one code: they are one person."""
    somebody = row["person_id"] or row["record"]
    return Member(
        code=code_of(leading.get(somebody, somebody), city_id=city_id),
        name=names.get(somebody, ""),
        record_id=row["record"],
        person_id=row["person_id"],
        counts_on=row["counts_on"],
        eligibility=Eligibility(row["eligibility"]).label if row.get("eligibility") else "",
        hours=row.get("took"),
    )


def code_of(somebody: UUID, *, city_id: UUID) -> str:
    """A name for tables: nobody can go back from it to the person without the installation's key."""
    digest = salted_hmac("monitoring.members", f"{city_id} {somebody}", algorithm="sha256").digest()
    return base64.b32encode(digest).decode()[:CODE_LENGTH]
