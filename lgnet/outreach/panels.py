# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach shows on a person's page: her contacts, newest first."""

from django.utils.translation import gettext_lazy as _

from lgnet.outreach.policies import may_read_contacts, may_write_contacts
from lgnet.outreach.queries import contacts_of, names_of, open_needs
from lgnet.people.slots import Panel, QuickAction

MOST_CONTACTS = 20


def contacts_of_person(by, person) -> dict:
    newest = list(contacts_of(person).prefetch_related("needs")[: MOST_CONTACTS + 1])
    names = names_of(contact.recorded_by for contact in newest)
    shown = [
        {"contact": contact, "by": names.get(contact.recorded_by, ""), "needs": open_needs(by, contact)}
        for contact in newest[:MOST_CONTACTS]
    ]
    return {"contacts": shown, "more": len(newest) > MOST_CONTACTS}


CONTACTS = Panel(
    title=_("Contacts"),
    template="outreach/contacts_of_person.html",
    rule=may_read_contacts,
    fill=contacts_of_person,
    order=40,
)
NEW_CONTACT = QuickAction(
    label=_("New contact"), page="outreach:new_contact_with", rule=may_write_contacts, icon="plus", order=60
)
