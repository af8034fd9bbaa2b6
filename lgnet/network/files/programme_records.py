# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a programme's file says, once it has been read: plain records, nothing of the database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lgnet.network.files.organisations import OrganisationRecord
from lgnet.network.files.partial_day import PartialDay

Words = dict[str, str]
"""The same text in Italian (`it`) and English (`en`)."""


@dataclass(frozen=True, slots=True)
class Source:
    key: str
    title: str
    publisher: str
    on: date | None
    date_is: str
    """What the date is: updated, inserted, shown in the page, or none."""
    note: Words


@dataclass(frozen=True, slots=True)
class LegalReference:
    title: Words
    evidence: str


@dataclass(frozen=True, slots=True)
class Aim:
    """The overall objective, a specific objective, an expected result or an area of intervention."""

    words: Words
    source: Source | None


@dataclass(frozen=True, slots=True)
class PartnershipRecord:
    organisation: str
    role: str
    city: str
    """Slug of the city it acts for; a city's own partnership leaves it empty."""
    starts_on: PartialDay | None
    ends_on: PartialDay | None
    cup: str
    share: Decimal | None
    processor_until: PartialDay | None
    note: Words

    @property
    def for_city(self) -> str:
        """The city meant when the role is `city`: itself, or the one it acts for (ASSB: Bolzano)."""
        return self.city or self.organisation


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """What one source says of one field of the programme (`subject` empty) or of an organisation in it."""

    subject: str
    field: str
    words: Words
    value: str
    """The saying as a comparable value; empty where the words themselves are all there is."""
    used: bool
    """The programme's own field follows this source."""
    source: Source | None
    note: Words


@dataclass(frozen=True, slots=True)
class ReportedRecord:
    key: str
    words: Words
    qualifier: str
    value: int
    unit: str
    indicator: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class ProgrammeRecord:
    code: str
    title: Words
    full_name: Words
    state: str
    fund: Words
    funding_channel: str
    starts_on: PartialDay | None
    ends_on: PartialDay | None
    total_amount: Decimal | None
    follows: str
    inferred: dict[str, Words]
    """Fields that no page states in so many words, and the reason for their value."""
    sources: dict[str, Source]
    legal_references: tuple[LegalReference, ...]
    overall_objective: Aim | None
    objectives: tuple[Aim, ...]
    expected_results: tuple[Aim, ...]
    areas: tuple[Aim, ...]
    organisations: tuple[OrganisationRecord, ...]
    partnerships: tuple[PartnershipRecord, ...]
    statements: tuple[StatementRecord, ...]
    reported_results: tuple[ReportedRecord, ...]

    def disagreements(self) -> dict[tuple[str, str], list[StatementRecord]]:
        """Statements on the same field of the same subject whose values differ: {(subject, field): statements}."""
        groups: dict[tuple[str, str], list[StatementRecord]] = {}
        for statement in self.statements:
            if statement.value and statement.field != "spelling":
                groups.setdefault((statement.subject, statement.field), []).append(statement)
        return {about: said for about, said in groups.items() if len({one.value for one in said}) > 1}
