# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence
from uuid import UUID

from lgnet.kernel import clock
from lgnet.people.copying.declared import ways
from lgnet.people.models import LikelyPair, PairDecision, Person, Tie

NOBODY = "–"
"""In the place of a name: the database wants one of everybody."""


def erase_person(person_ids: Sequence[UUID]) -> None:
    """Who she was goes: names, documents, numbers, ties, whatever this context holds under her. Sex, first citizenship
    and what is one person with what stay, because figures are divided by them. Called within a deletion, which leaves
    the trace."""
    for model, way in ways().items():
        if model._meta.app_label == "people" and way == "person":
            model.objects.filter(person__in=person_ids).delete()
    Tie.objects.filter(other__in=person_ids).delete()
    for end in ("first", "second"):
        LikelyPair.objects.filter(**{f"{end}__in": person_ids}).delete()
        PairDecision.objects.filter(**{f"{end}__in": person_ids}).update(note="", ended_why="")
    for person in Person.objects.filter(pk__in=person_ids):
        _blank(person)


def _blank(person: Person) -> None:
    person.given_name = person.family_name = person.original_name = person.phone = person.birth_precision = ""
    person.aliases, person.languages, person.citizenships = [NOBODY], [], person.citizenships[:1]
    person.language_levels, person.literacy = {}, ""
    person.birth_date = person.phone_is_safe = person.sent_as = None
    person.interpreter_needed = False
    person.erased_at = person.changed_at = person.compared_at = clock.now()
    person.save()
