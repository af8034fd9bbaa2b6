# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.clocks import restart_clocks, tell_who_waits
from lgnet.outreach.choices import RequestState
from lgnet.outreach.errors import NobodyLeft, NotJoined
from lgnet.outreach.models import AppointmentPerson, Contact
from lgnet.outreach.policies import may_join_contacts
from lgnet.outreach.signals import contact_unjoined
from lgnet.trust import audit


@transaction.atomic
def unjoin_contact(*, contact: Contact, by: Actor) -> Contact:
    """The contact was not with this person after all. Its request waits again if only the joining had withdrawn it."""
    may_join_contacts(by)
    held = Contact.objects.select_for_update().get(pk=contact.pk)
    if held.person_id is None:
        raise NotJoined()
    if not (held.nickname or held.sign):
        raise NobodyLeft()
    person, joined_at = held.person, held.joined_at
    held.requests.update(person=None)
    AppointmentPerson.objects.filter(contact=held, person=person).exclude(said_name="").update(person=None)
    _wait_again(held, joined_at)
    held.person = held.joined_at = held.joined_by = None
    held.save(update_fields=["person", "joined_at", "joined_by"])
    restart_clocks(person)
    audit.record("outreach.contact_unjoined", by=by, target=held, people=[person.pk])
    contact_unjoined.send(sender=None, contact=held, person=person, by=by)
    contact.person = contact.joined_at = contact.joined_by = None
    return contact


def _wait_again(contact: Contact, joined_at: datetime | None) -> None:
    """What only the joining had withdrawn, unless it was asked anew meanwhile. What waits runs from this contact."""
    waiting = contact.requests.filter(state=RequestState.WAITING)
    if joined_at and not waiting.exists():
        withdrawn = contact.requests.filter(state=RequestState.WITHDRAWN, decided_at=joined_at)
        withdrawn.update(state=RequestState.WAITING, decided_at=None, decided_by=None)
    if waiting.update(clock_from=contact.happened_at):
        tell_who_waits(contact)
