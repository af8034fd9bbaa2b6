# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction
from django.db.models import Q

from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.clocks import clock_of, tell_who_waits
from lgnet.outreach.choices import RequestState
from lgnet.outreach.errors import AlreadyAccepted, AlreadyAsked
from lgnet.outreach.models import Contact, TakeChargeRequest
from lgnet.outreach.policies import may_write_contacts
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def ask_to_take_charge(*, contact: Contact, by: Actor) -> TakeChargeRequest:
    """Ask that the person met be taken in charge. Raises AlreadyAsked when one waits for this contact or person."""
    may_write_contacts(by)
    waiting = request_waiting_for(contact)
    if waiting:
        raise AlreadyAsked(request_id=waiting.pk, contact_id=waiting.contact_id)
    if contact.requests.filter(state=RequestState.ACCEPTED).exists():
        raise AlreadyAccepted()
    people, refusal = [contact.person_id] if contact.person_id else [], AlreadyAsked(contact_id=contact.pk)
    with becomes(refusal, on=("one_waiting_request_a_contact", "one_waiting_request_a_person")):
        request = TakeChargeRequest.objects.create(
            contact=contact, person=contact.person, clock_from=clock_of(contact), asked_by=by.user_id
        )
    audit.record("outreach.taking_charge_asked", by=by, target=request, people=people)
    tell_who_waits(contact)
    return request


def ask_unless_waiting(contact: Contact, *, by: Actor) -> TakeChargeRequest:
    """The request that waits for this person, made now if there is none."""
    try:
        return ask_to_take_charge(contact=contact, by=by)
    except AlreadyAsked:
        return request_waiting_for(contact)


def request_waiting_for(contact: Contact) -> TakeChargeRequest | None:
    asked_for = Q(contact=contact)
    if contact.person_id:
        asked_for |= Q(person_id=contact.person_id)
    return TakeChargeRequest.objects.filter(asked_for, state=RequestState.WAITING).first()
