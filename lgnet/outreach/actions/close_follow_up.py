# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.errors import NothingToFollowUp
from lgnet.outreach.models import Contact
from lgnet.outreach.policies import may_write_contacts
from lgnet.trust import audit


@transaction.atomic
def close_follow_up(*, contact: Contact, by: Actor) -> Contact:
    """The person was contacted again, or needs not be any more."""
    may_write_contacts(by)
    held = Contact.objects.select_for_update().get(pk=contact.pk)
    if held.follow_up_on is None or held.followed_up_at:
        raise NothingToFollowUp()
    held.followed_up_at, held.followed_up_by = clock.now(), by.user_id
    held.save(update_fields=["followed_up_at", "followed_up_by"])
    people = [held.person_id] if held.person_id else []
    audit.record("outreach.followed_up", by=by, target=held, people=people)
    return held
