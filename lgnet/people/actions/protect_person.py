# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.models import Team
from lgnet.people.choices import ProtectionReason
from lgnet.people.errors import AlreadyProtected, CannotProtect, UnknownCode
from lgnet.people.models import Person, Protection
from lgnet.people.policies import may_protect
from lgnet.people.queries.linked import record_ids
from lgnet.people.queries.teams import teams_that_can_protect
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def protect_person(*, person: Person, team: Team, reason: str, by: Actor) -> Protection:
    """From now on only `team` sees her, whoever asks for whatever: her name, contacts, documents and cases are hidden
    by the database, under each name by which she is recorded. Whoever does it for another team loses sight of her at
    once.

    Raises UnknownCode, CannotProtect, AlreadyProtected.
    """
    may_protect(by)
    if reason not in ProtectionReason.values:
        raise UnknownCode(value=reason)
    if not teams_that_can_protect(by.city_id).filter(pk=team.pk).exists():
        raise CannotProtect()
    records = record_ids(person)
    told = {"team": team, "reason": reason, "decided_by": by.user_id}
    protections = {pk: Protection(person_id=pk, **told) for pk in records}
    with becomes(AlreadyProtected(), on="one_protection_a_person"):
        Protection.objects.bulk_create(protections.values())
    protection = protections[person.pk]
    audit.record("people.person_protected", by=by, target=protection, people=records, team=str(team.pk))
    return protection
