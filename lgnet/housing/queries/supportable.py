# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom the housing officer may support: people in charge, looked for by name. She reads no other records of them."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from lgnet.casework.choices import CaseState
from lgnet.casework.models import Case
from lgnet.housing.rental_errors import NoSuchSupport
from lgnet.housing.rental_policies import may_decide_support
from lgnet.kernel.actor import Actor
from lgnet.kernel.names import query_keys
from lgnet.people.models import Person
from lgnet.people.queries.matches import ids_by_name
from lgnet.trust import audit, reading
from lgnet.trust.choices import ReadingKind

MOST = 20


def supportable(by: Actor) -> QuerySet[Person]:
    """Those whom somebody follows now."""
    if not may_decide_support.allows(by):
        return Person.objects.none()
    followed = Case.objects.filter(person=OuterRef("pk")).exclude(state=CaseState.CLOSED)
    return Person.objects.filter(Exists(followed), city_id=by.city_id, erased_at=None)


def found_by_name(by: Actor, text: str) -> list[Person]:
    """The most alike first; who is shown is recorded. Raises TooManySearches."""
    reading.take(ReadingKind.SEARCH, by=by, text=text)
    keys = set().union(*query_keys(text)) if query_keys(text) else set()
    alike = ids_by_name(keys, city_id=by.city_id) if keys else []
    people = {person.pk: person for person in supportable(by).filter(pk__in=alike)}
    found = [people[pk] for pk in alike if pk in people][:MOST]
    audit.shown("housing.supported_searched", by=by, people=[person.pk for person in found])
    return found


def get_supported(by: Actor, person_id: UUID) -> Person:
    """Raises NoSuchSupport for whoever is not in charge, or hidden."""
    person = supportable(by).filter(pk=person_id).first()
    if person is None:
        raise NoSuchSupport()
    audit.shown("housing.supported_shown", by=by, people=[person.pk], target=person)
    return person
