# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.errors import NotProtected
from lgnet.people.models import Person, Protection
from lgnet.people.policies import may_end_protection
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit


@transaction.atomic
def end_protection(*, person: Person, by: Actor) -> Protection:
    """The whole city sees her again. Only a case manager of the protecting team may say so. Raises NotProtected."""
    may_end_protection(by)
    protection = Protection.objects.filter(city_id=by.city_id, person=person, ended_at=None).first()
    if protection is None:
        raise NotProtected()
    may_end_protection(by, protection=protection)
    protection.ended_at, protection.ended_by = clock.now(), by.user_id
    records = record_ids(person)
    hers = Protection.objects.filter(person__in=records, team=protection.team_id, ended_at=None)
    hers.update(ended_at=protection.ended_at, ended_by=protection.ended_by)
    audit.record("people.protection_ended", by=by, target=protection, people=records)
    return protection
