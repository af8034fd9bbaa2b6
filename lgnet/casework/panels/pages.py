# SPDX-License-Identifier: AGPL-3.0-or-later
"""What case work adds to the pages of contexts below, a person's, a contact's, a waiting request's; and to the menu."""

from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.write_restricted_note import column_of
from lgnet.casework.models import EntryFile, NoteFile, Parcel, ParcelFile, ReferralLink, RestrictedNote
from lgnet.casework.policies import (
    hands_over_by_number,
    may_have_tasks,
    may_open_case,
    may_read_cases,
    may_read_referrals,
)
from lgnet.casework.queries import cases_of, open_case_of
from lgnet.casework.queries.letters import column_of as link_column
from lgnet.network import navigation
from lgnet.network.navigation import Entry
from lgnet.outreach import slots as outreach_slots
from lgnet.people import slots as people_slots
from lgnet.trust import encrypted_columns
from lgnet.trust.encrypted_columns import EncryptedColumn


def register() -> None:
    navigation.add(Entry(_("My day"), "casework:my_day", may_have_tasks, "it-calendar", 12))
    navigation.add(Entry(_("Cases"), "casework:cases", may_read_cases, "it-folder", 20))
    navigation.add(Entry(_("Referrals"), "casework:referrals", may_read_referrals, "it-exchange-circle", 22))
    navigation.add(Entry(_("Hand over cases"), "casework:handover", hands_over_by_number, "it-people", 96))
    encrypted_columns.register(
        EncryptedColumn(RestrictedNote, "sealed", lambda note: (note.person_id, column_of(note))),
        EncryptedColumn(Parcel, "sealed", lambda parcel: (parcel.pk, "parcel")),
        EncryptedColumn(ParcelFile, "sealed", lambda file: (file.parcel_id, file.sealed_as), at_once=4),
        EncryptedColumn(ReferralLink, "sealed", lambda link: (link.person_id, link_column(link))),
        *(
            EncryptedColumn(model, "sealed", lambda file: (file.person_id, file.sealed_as), at_once=4)
            for model in (EntryFile, NoteFile)
        ),
    )
    people_slots.on_person(
        people_slots.Panel(
            _("Cases and referrals"), "casework/panels/person.html", may_read_cases, of_person, 20
        )
    )
    people_slots.quick_action(
        people_slots.QuickAction(
            _("Take in charge"), "casework:open", may_open_case, "it-folder", 10, has_no_case
        )
    )
    outreach_slots.on_contact(
        outreach_slots.Panel(
            _("Taking in charge"), "casework/panels/contact.html", may_read_cases, of_contact, 20
        )
    )
    outreach_slots.on_request(
        outreach_slots.RequestAction(_("Take in charge"), "casework:take", may_open_case, "it-folder", 10)
    )


def has_no_case(by, person) -> bool:
    return open_case_of(person) is None


def of_person(by, person) -> dict:
    """Her cases with their referrals, newest first: two queries."""
    cases = cases_of(person).select_related("team", "manager").prefetch_related("referrals__service")
    return {"cases": cases.order_by("-opened_at")}


def of_contact(by, contact) -> dict:
    """The case that is open for the contact's person."""
    return {"case": open_case_of(contact.person) if contact.person_id else None}
