# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction
from django.db.models.functions import Now

from lgnet.kernel.actor import Actor
from lgnet.people.models import Person
from lgnet.people.policies import may_open_urgently
from lgnet.people.queries.urgent import accesses_to
from lgnet.trust import audit


@transaction.atomic
def give_back_urgent_access(*, person: Person, by: Actor) -> int:
    """Whoever needs her data no longer ends the access before its time; gives how many ended."""
    may_open_urgently(by)
    ended = accesses_to(person).filter(by_id=by.user_id, ends_at__gt=Now()).update(ends_at=Now())
    if ended:
        audit.record("people.urgent_access_given_back", by=by, target=person, people=[person.pk])
    return ended
