# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writing down many people at once, for an import: the same checks, rows and traces as one at a time, in few
statements. Whoever calls checks each draft first, so that one mistake does not stop the others."""

from collections.abc import Sequence

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.actions.name_keys import write_name_keys_of
from lgnet.people.actions.particulars import check, tidied
from lgnet.people.models import Person
from lgnet.people.policies import may_register_person
from lgnet.trust import audit

AT_ONCE = 500


def draft_person(*, by: Actor, **told: object) -> Person:
    """Somebody as she would be written; nothing is written. Raises as `register_person`."""
    person = Person(created_by=by.user_id, **tidied(told))
    check(person)
    return person


@transaction.atomic
def register_people(*, drafts: Sequence[Person], by: Actor) -> Sequence[Person]:
    """Write down what `draft_person` made."""
    may_register_person(by)
    Person.objects.bulk_create(drafts, batch_size=AT_ONCE)
    write_name_keys_of(drafts)
    audit.record_each("people.person_registered", by=by, of=[(one, [one.pk], {}) for one in drafts])
    return drafts
