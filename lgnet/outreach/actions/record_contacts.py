# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writing many contacts at once, for an import: checks, rows and traces as one at a time, in few statements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.models import Programme
from lgnet.network.signals import facts_changed
from lgnet.outreach.actions.clocks import restart_clocks
from lgnet.outreach.actions.validity import check_contact
from lgnet.outreach.errors import AlreadyWritten
from lgnet.outreach.models import Contact, ContactNeed
from lgnet.outreach.policies import may_write_contacts
from lgnet.outreach.signals import contact_joined
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

AT_ONCE = 500


@dataclass
class ContactDraft:
    contact: Contact
    needs: Mapping[str, int] = field(default_factory=dict)


def draft_contact(
    *,
    by: Actor,
    programme: Programme,
    happened_at: datetime,
    place: str,
    idempotency_key: UUID,
    needs: Mapping[str, int] | None = None,
    **seen: object,
) -> ContactDraft:
    """A contact as it would be written; nothing is written. Raises as `record_contact`."""
    needs = dict(needs or {})
    contact = Contact(
        **seen, programme=programme, happened_at=happened_at, place=place, idempotency_key=idempotency_key,
        recorded_by=by.user_id,
    )  # fmt: skip
    check_contact(contact, needs)
    return ContactDraft(contact, needs)


@transaction.atomic
def record_contacts(*, drafts: Sequence[ContactDraft], by: Actor, new_people: Collection[UUID] = ()) -> None:
    """Write what `draft_contact` made. Nobody is asked to be taken in charge.

    `new_people`: ids of those registered in this very transaction, of whom nothing has been measured yet.
    Raises AlreadyWritten when one of the keys has been used: then nothing is written.
    """
    may_write_contacts(by)
    contacts = [draft.contact for draft in drafts]
    with becomes(AlreadyWritten(), on="one_contact_a_key"):
        Contact.objects.bulk_create(contacts, batch_size=AT_ONCE)
    ContactNeed.objects.bulk_create(
        ContactNeed(contact=draft.contact, code=code, urgency=urgency)
        for draft in drafts
        for code, urgency in draft.needs.items()
    )
    audit.record_each(
        "outreach.contact_recorded",
        by=by,
        of=[(one, _people(one), {"source": one.source}) for one in contacts],
    )
    _measure_again([one for one in contacts if one.person_id and one.person_id not in new_people], by=by)
    tell_figures(contacts)


def _people(contact: Contact) -> list[UUID]:
    return [contact.person_id] if contact.person_id else []


def _measure_again(contacts: Sequence[Contact], *, by: Actor) -> None:
    """Once for each person, with the first of her contacts."""
    earliest: dict[UUID, Contact] = {}
    for contact in sorted(contacts, key=lambda one: one.happened_at):
        earliest.setdefault(contact.person_id, contact)
    for contact in earliest.values():
        restart_clocks(contact.person)
        contact_joined.send(sender=None, contact=contact, person=contact.person, by=by)


def tell_figures(contacts: Sequence[Contact]) -> None:
    """That the days of these contacts are to be counted again."""
    days: dict[tuple[UUID, UUID], set] = {}
    for contact in contacts:
        days.setdefault((contact.city_id, contact.programme_id), set()).add(contact.day)
    for (city_id, programme_id), touched in days.items():
        facts_changed.send(sender=None, city_id=city_id, programme_id=programme_id, days=sorted(touched))
