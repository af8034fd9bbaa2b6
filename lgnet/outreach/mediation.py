# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mediation by language: how many minutes were given, at how many contacts, and how often it was needed and missing.

Counted from contacts in one query. Contacts with people protected by another team are not among them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import get_language

from lgnet.kernel.actor import Actor
from lgnet.outreach.appointments import beginning
from lgnet.outreach.models import Contact
from lgnet.outreach.policies import may_read_mediation
from lgnet.people.codes import LANGUAGES


@dataclass(slots=True)
class Row:
    """One language, or all of them."""

    language: str
    given: int = 0
    """Contacts with mediation."""
    minutes: int = 0
    without_minutes: int = 0
    """Of those given: nobody wrote how long."""
    missing: int = 0
    """Contacts at which it was needed and nobody could give it."""
    places: list[tuple[str, int]] = field(default_factory=list)
    """Where it was missing, most often first."""

    @property
    def needed(self) -> int:
        return self.given + self.missing

    @property
    def missing_percent(self) -> int | None:
        """Of a hundred times it was needed; None where it never was."""
        return round(100 * self.missing / self.needed) if self.needed else None


@dataclass(frozen=True, slots=True)
class Mediation:
    rows: list[Row]
    """By language, what was missing most often first."""
    total: Row


def mediation_of(by: Actor, *, first: date, last: date) -> Mediation:
    """From a day to a day, both included. One query."""
    may_read_mediation(by)
    rows: dict[str, Row] = defaultdict(lambda: Row(""))
    where: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for told in _counted(by, first, last):
        given, missing = told["mediator_language"], told["missing_language"]
        if given:
            _give(rows[given], told)
        if missing:
            rows[missing].missing += told["contacts"]
            where[missing][told["place"]] += told["contacts"]
    for code, row in rows.items():
        row.language = LANGUAGES.label(code, get_language())
        row.places = sorted(where[code].items(), key=lambda one: (-one[1], one[0].casefold()))
    ordered = sorted(rows.values(), key=lambda row: (-row.missing, -row.minutes, row.language.casefold()))
    return Mediation(ordered, _sum(ordered))


def _counted(by: Actor, first: date, last: date) -> QuerySet:
    """A contact may have both: given in one language, missing in another."""
    told = Contact.objects.filter(
        ~Q(mediator_language="", missing_language=""), city_id=by.city_id,
        happened_at__gte=beginning(first), happened_at__lt=beginning(last + timedelta(days=1)),
    )  # fmt: skip
    return (
        told.order_by()
        .values("mediator_language", "missing_language", "place")
        .annotate(
            contacts=Count("pk"),
            minutes=Sum("mediator_minutes", default=0),
            without=Count("pk", filter=Q(mediator_minutes=None)),
        )
    )


def _give(row: Row, told: dict) -> None:
    row.given += told["contacts"]
    row.minutes += told["minutes"]
    row.without_minutes += told["without"]


def _sum(rows: list[Row]) -> Row:
    total = Row("")
    for row in rows:
        total.given += row.given
        total.minutes += row.minutes
        total.without_minutes += row.without_minutes
        total.missing += row.missing
    return total
