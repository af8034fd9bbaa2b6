# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.clocks import restart_clocks, tell_who_waits
from lgnet.outreach.choices import RequestState
from lgnet.outreach.errors import AlreadyAsked, AlreadyJoined
from lgnet.outreach.models import AppointmentPerson, Contact, TakeChargeRequest
from lgnet.outreach.policies import may_join_contacts
from lgnet.outreach.signals import contact_joined
from lgnet.people.models import Person
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def join_contact(*, contact: Contact, person: Person, by: Actor) -> Contact:
    """Say that this contact was with this person. It stays one contact; nothing is copied, nothing counted twice.

    Raises AlreadyJoined when it is joined to somebody else; joined to her already, nothing changes.
    """
    may_join_contacts(by)
    held = Contact.objects.select_for_update().get(pk=contact.pk)
    if held.person_id not in (None, person.pk):
        raise AlreadyJoined(contact_id=held.pk)
    if held.person_id is None:
        _join(held, person, by=by)
    contact.person, contact.joined_at, contact.joined_by = person, held.joined_at, held.joined_by
    return contact


def _join(contact: Contact, person: Person, *, by: Actor) -> None:
    contact.person, contact.joined_at, contact.joined_by = person, clock.now(), by.user_id
    contact.save(update_fields=["person", "joined_at", "joined_by"])
    _ask_once(contact, person, by=by)
    AppointmentPerson.objects.filter(contact=contact, person=None).update(person=person)
    restart_clocks(person)
    audit.record("outreach.contact_joined", by=by, target=contact, people=[person.pk])
    contact_joined.send(sender=None, contact=contact, person=person, by=by)


def _ask_once(contact: Contact, person: Person, *, by: Actor) -> None:
    """The contact's requests become hers; when she already waits, this one is withdrawn: nobody waits twice.

    Its decision has the very time of the joining, by which unjoin_contact knows it again.
    """
    waits = TakeChargeRequest.objects.filter(person=person, state=RequestState.WAITING).exists()
    if waits:
        withdrawn = contact.requests.filter(state=RequestState.WAITING).update(
            state=RequestState.WITHDRAWN, decided_at=contact.joined_at, decided_by=by.user_id
        )
        if withdrawn:
            tell_who_waits(contact)
    with becomes(AlreadyAsked(), on="one_waiting_request_a_person"):  # asked for her in this very moment
        contact.requests.update(person=person)
