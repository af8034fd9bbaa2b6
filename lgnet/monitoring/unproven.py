# SPDX-License-Identifier: AGPL-3.0-or-later
"""Services given on a day on which nobody had proven that they count: nobody was sent away, and somebody can still
bring the proof. A bounded number of queries, whatever the number of people."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from lgnet.casework.models import Intervention
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.monitoring.members import code_of
from lgnet.monitoring.periods import Period, midnight
from lgnet.monitoring.policies import may_see_members, may_see_names
from lgnet.network.models import Programme
from lgnet.outreach.models import Contact
from lgnet.people.choices import Eligibility
from lgnet.people.eligibility import eligibility_on
from lgnet.people.models import Person
from lgnet.people.queries.linked import also_recorded
from lgnet.trust import audit

MOST_SERVICES = 5_000
"""Of each kind, the latest first: more than a city gives in a quarter."""


class Given(NamedTuple):
    person_id: UUID
    on: date
    what: str
    """The kind of an intervention; nothing for a contact."""


@dataclass(frozen=True)
class Unproven:
    """One person, named or under her code, and what she was given on days without a proof."""

    code: str
    name: str
    person_id: UUID
    eligibility: Eligibility
    given: list[Given]
    """The latest first."""
    reason: str
    proof: str

    @property
    def first(self) -> date:
        return self.given[-1].on

    @property
    def last(self) -> date:
        return self.given[0].on


def unproven_of(by: Actor, *, programme: Programme, period: Period) -> tuple[list[Unproven], bool]:
    """Those who lack a proof first, the latest service first; and whether there were more services than are looked at.

    The answer is of the day of each service, with the documents known now. Raises Denied.
    """
    may_see_members(by)
    given, more = _given(programme, period)
    found = [_of(by, person, given[person.pk], records) for person, records in _people(given)]
    found = [one for one in found if one]
    return sorted(
        found, key=lambda one: (one.eligibility != Eligibility.UNPROVEN, -one.last.toordinal())
    ), more


def shown(by: Actor, page: list[Unproven]) -> list[Unproven]:
    """A page of them, written down as shown."""
    page = list(page)
    audit.shown("monitoring.unproven_listed", by=by, people=[one.person_id for one in page])
    return page


def _given(programme: Programme, period: Period) -> tuple[dict[UUID, list[Given]], bool]:
    met = Contact.objects.filter(
        programme=programme, person__isnull=False, happened_at__gte=midnight(period.starts_on),
        happened_at__lt=midnight(period.ends_on + timedelta(days=1)),
    ).order_by("-happened_at").values_list("person_id", "happened_at")  # fmt: skip
    done = Intervention.objects.filter(
        case__programme=programme, replaced_at=None, on__range=(period.starts_on, period.ends_on)
    ).order_by("-on").values_list("person_id", "on", "kind")  # fmt: skip
    contacts = [
        Given(person, at.astimezone(clock.ROME).date(), "") for person, at in met[: MOST_SERVICES + 1]
    ]
    entries = [Given(person, on, kind) for person, on, kind in done[: MOST_SERVICES + 1]]
    by_person = defaultdict(list)
    for row in sorted([*contacts, *entries], key=lambda row: row.on, reverse=True):
        by_person[row.person_id].append(row)
    return by_person, max(len(contacts), len(entries)) > MOST_SERVICES


def _people(given: dict[UUID, list[Given]]):
    """Each with the other records that are she: a document counts under whatever name it was written."""
    people = list(Person.objects.filter(pk__in=list(given)).prefetch_related("permits"))
    others = also_recorded(people)
    linked = Person.objects.filter(pk__in=[one.pk for several in others.values() for one in several])
    permits = {one.pk: one for one in linked.prefetch_related("permits")} if any(others.values()) else {}
    for person in people:
        yield person, [person, *(permits.get(one.pk, one) for one in others[person.pk])]


def _of(by: Actor, person: Person, given: list[Given], records: list[Person]) -> Unproven | None:
    answers = {on: eligibility_on(person, on, records=records) for on in {one.on for one in given}}
    lacking = [one for one in given if answers[one.on].eligibility != Eligibility.ELIGIBLE]
    if not lacking:
        return None
    latest = answers[lacking[0].on]
    return Unproven(
        code=code_of(person.pk, city_id=by.city_id), person_id=person.pk, eligibility=latest.eligibility,
        name=person.full_name if may_see_names.allows(by) else "", given=lacking, reason=latest.words,
        proof=latest.proof,
    )  # fmt: skip
