# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.actions.name_keys import renew_name_keys
from lgnet.people.actions.particulars import NAME_FIELDS, check, tidied
from lgnet.people.errors import ChangedMeanwhile
from lgnet.people.models import Person
from lgnet.people.policies import may_register_person
from lgnet.people.signals import person_corrected
from lgnet.trust import audit


@transaction.atomic
def correct_person(
    *, person: Person, by: Actor, since: datetime | None = None, **particulars: object
) -> list[str]:
    """Put right what is written of a person; gives the names of the fields that changed.

    `since`: when she had last been changed as the doer saw her. Raises ChangedMeanwhile when that is no longer so.
    The trace tells which fields, never what they said. Raises as register_person, and NothingToCorrect.
    """
    may_register_person(by)
    if since is not None and _last_changed(person) != since:
        raise ChangedMeanwhile()
    changed = [field for field, value in tidied(particulars).items() if _put(person, field, value)]
    check(person)
    if not changed:
        return []
    person.changed_at, person.compared_at = clock.now(), None
    person.save(update_fields=[*changed, "birth_precision", "changed_at", "compared_at"])
    if NAME_FIELDS & set(changed):
        renew_name_keys(person)
    audit.record("people.person_corrected", by=by, target=person, people=[person.pk], fields=sorted(changed))
    person_corrected.send(sender=None, person=person, fields=changed)
    return changed


def _last_changed(person: Person) -> datetime:
    """Nobody else changes her until the transaction ends."""
    return Person.objects.select_for_update().values_list("changed_at", flat=True).get(pk=person.pk)


def _put(person: Person, field: str, value: object) -> bool:
    if getattr(person, field) == value:
        return False
    setattr(person, field, value)
    return True
