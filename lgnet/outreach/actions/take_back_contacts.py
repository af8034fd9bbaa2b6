# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking back contacts that were written by mistake, a whole file of them. That they were there stays in the trace."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.clocks import restart_clocks
from lgnet.outreach.actions.record_contacts import tell_figures
from lgnet.outreach.errors import ContactInUse
from lgnet.outreach.models import Contact, TakeChargeRequest
from lgnet.outreach.policies import may_take_back_contacts
from lgnet.outreach.signals import contact_unjoined
from lgnet.trust import audit


@transaction.atomic
def take_back_contacts(*, contacts: Sequence[Contact], by: Actor, unmeasured: Collection[UUID] = ()) -> None:
    """Delete them with their needs; what was measured from them is measured again.

    `unmeasured`: ids of people with neither a request nor a case, of whom nothing was.
    Raises ContactInUse, and deletes none, when one of them has asked that somebody be taken in charge.
    """
    may_take_back_contacts(by)
    if TakeChargeRequest.objects.filter(contact__in=contacts).exists():
        raise ContactInUse()
    traces = [(one, [one.person_id] if one.person_id else [], {}) for one in contacts]
    audit.record_each("outreach.contact_taken_back", by=by, of=traces)
    Contact.objects.filter(pk__in=[one.pk for one in contacts]).delete()
    met = {one.person_id: one for one in contacts if one.person_id and one.person_id not in unmeasured}
    for contact in met.values():
        restart_clocks(contact.person)
        contact_unjoined.send(sender=None, contact=contact, person=contact.person, by=by)
    tell_figures(contacts)
