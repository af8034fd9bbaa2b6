# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from uuid import UUID

from lgnet.exchange.columns import label_of
from lgnet.exchange.exporting.people import AT_ONCE, birth
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.codes import done_label
from lgnet.outreach.models import Contact
from lgnet.outreach.policies import may_read_sensitive
from lgnet.outreach.queries import contacts_visible_to, open_needs
from lgnet.people.codes import country_name, language_name

COLUMNS = (
    "met_on", "met_at", "place", "source", "given_name", "family_name", "original_name", "birth_date", "citizenships",
    "nickname", "sign", "needs", "done", "mediator_language", "note",
)  # fmt: skip


def header() -> list[str]:
    """In the reader's language; understood when the file is brought again."""
    return [label_of(code) for code in COLUMNS]


def visible(by: Actor):
    return contacts_visible_to(by).order_by("-happened_at", "id")


def rows(by: Actor) -> Iterator[tuple[UUID | None, list[str]]]:
    """The person of each contact, where she is known, and its cells."""
    for contact in visible(by).select_related("person").prefetch_related("needs").iterator(AT_ONCE):
        yield contact.person_id, [*_of_meeting(contact), *_who(contact), *_seen(by, contact)]


def _of_meeting(contact: Contact) -> list[str]:
    at = contact.happened_at.astimezone(clock.ROME)
    return [at.strftime("%d/%m/%Y"), at.strftime("%H:%M"), contact.place, str(contact.get_source_display())]


def _who(contact: Contact) -> list[str]:
    one = contact.person
    if one is None:
        return ["", "", "", "", "", contact.nickname, contact.sign]
    named = [
        one.given_name,
        one.family_name,
        one.original_name if one.original_name or one.given_name else one.full_name,
    ]
    return [*named, birth(one), ", ".join(map(country_name, one.citizenships)), "", contact.sign]


def _seen(by: Actor, contact: Contact) -> list[str]:
    """What tells of health or violence only to whom its page would show it."""
    everything = may_read_sensitive.allows(by, contact=contact)
    return [
        ", ".join(str(need.label) for need in open_needs(by, contact)),
        ", ".join(map(done_label, contact.done)) if everything else "",
        language_name(contact.mediator_language) if contact.mediator_language else "",
        contact.note if everything else "",
    ]
