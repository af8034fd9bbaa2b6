# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking back people who were written down by mistake, as a whole file of them: as if they had never been. That they
were there, when and by whom, stays in the trace."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import ProtectedError

from lgnet.kernel.actor import Actor
from lgnet.people.errors import PersonInUse
from lgnet.people.models import Person
from lgnet.people.policies import may_take_back_people
from lgnet.trust import audit


@transaction.atomic
def take_back_people(*, people: Sequence[Person], by: Actor) -> None:
    """Delete them with their documents. Raises PersonInUse, and deletes nobody, when a contact, a case or anything else
    above names one of them: then somebody is helped under that record, and it stays. So does one that is linked."""
    may_take_back_people(by)
    ids = [one.pk for one in people]
    if Person.objects.filter(pk__in=ids, leading__isnull=False).exists():
        raise PersonInUse()
    audit.record_each("people.person_taken_back", by=by, of=[(one, [one.pk], {}) for one in people])
    try:
        Person.objects.filter(pk__in=ids).delete()
    except ProtectedError as refusal:
        raise PersonInUse() from refusal
