# SPDX-License-Identifier: AGPL-3.0-or-later
"""One field finds a person: by name however written, by phone, by an identity number. At most three queries, one more
for a phone, and one for how much was searched in this hour."""

from uuid import UUID

from django.db.models import Q

from lgnet.kernel.actor import Actor
from lgnet.kernel.likeness import SOUNDS_ALIKE
from lgnet.kernel.names import normalise, query_keys
from lgnet.kernel.phones import looks_like_phone, normalise_phone
from lgnet.people.choices import Likeness
from lgnet.people.identifiers import kinds_it_may_be, written
from lgnet.people.models import ContactPoint, Identifier, Person
from lgnet.people.policies import may_read_documents
from lgnet.people.queries.linked import all_records, once_each
from lgnet.people.queries.matches import Match, ids_by_name, name_likeness, words_besides
from lgnet.people.queries.people import people_visible_to
from lgnet.trust import audit, reading
from lgnet.trust.choices import ReadingKind
from lgnet.trust.encryption import blind_indexes

SHORTEST = 2  # letters
CERTAIN = {Likeness.SAME_IDENTIFIER: 3.0, Likeness.SAME_PHONE: 2.0}


def search_people(by: Actor, text: str, limit: int = 20) -> list[Match]:
    """The best matches first, each with its reasons; who is shown is recorded. Raises TooManySearches."""
    text = text.strip()[:200]
    if len(text) < SHORTEST:
        return []
    reading.take(ReadingKind.SEARCH, by=by, text=text)
    by_number = _ids_by_number(by, text)
    candidates = set(by_number) | set(_ids_by_text(by, text))
    phone = normalise_phone(text) if looks_like_phone(text) else ""
    asked = Q(pk__in=candidates | _reached_at(phone)) | Q(phone=phone) if phone else Q(pk__in=candidates)
    people = people_visible_to(by).prefetch_related("contact_points") if phone else people_visible_to(by)
    found = people.filter(asked) if candidates or phone else []
    ranked = once_each(_ranked(found, text=text, phone=phone, by_number=by_number))[:limit]
    if ranked:
        audit.shown("people.searched", by=by, people=all_records(ranked))
    return ranked


def _reached_at(phone: str) -> set[UUID]:
    """Whom this number reaches besides those whose own it is. Found first: within the other question it would be
    looked for at each person."""
    return set(ContactPoint.objects.filter(value=phone).values_list("person_id", flat=True)[:20])


def _ids_by_number(by: Actor, text: str) -> set[UUID]:
    """Whose exact number this is. Only who may see documents can ask: an answer would confirm the number."""
    if not may_read_documents.allows(by):
        return set()
    number, kinds = written(text), kinds_it_may_be(text)
    sought = Q()
    for kind in kinds:
        sought |= Q(
            kind=kind, index__in=blind_indexes(number, city_id=by.city_id, column=f"identifier.{kind}")
        )
    if not kinds:
        return set()
    found = Identifier.objects.filter(sought, city_id=by.city_id)
    return set(found.values_list("person_id", flat=True)[:20])


def _ids_by_text(by: Actor, text: str) -> list[UUID]:
    keys = set().union(*query_keys(text))
    return ids_by_name(keys, city_id=by.city_id) if keys else []


def _ranked(found, *, text: str, phone: str, by_number: set[UUID]) -> list[Match]:
    asked, scored = normalise(text).split(), []
    for person in found:
        score, reasons = _why(person, asked=asked, phone=phone, by_number=by_number)
        if reasons:
            scored.append((-score, words_besides(asked, person), person.full_name, Match(person, reasons)))
    return [match for *_, match in sorted(scored, key=lambda entry: entry[:3])]


def _numbers_of(person: Person) -> set[str]:
    return {person.phone, *(point.value for point in person.contact_points.all())}


def _why(person: Person, *, asked: list[str], phone: str, by_number: set[UUID]) -> tuple[float, list]:
    reasons, score = [], 0.0
    if person.pk in by_number:
        reasons.append(Likeness.SAME_IDENTIFIER)
    if phone and phone in _numbers_of(person):
        reasons.append(Likeness.SAME_PHONE)
    score = sum(CERTAIN[reason] for reason in reasons)
    alike, said = name_likeness(asked, person)
    if alike >= SOUNDS_ALIKE:
        reasons.append(said)
        score += alike
    return score, reasons
