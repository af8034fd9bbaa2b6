# SPDX-License-Identifier: AGPL-3.0-or-later
"""How what a row wrote was left: digests of the person and of the contact, by which a later change is known."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from lgnet.exchange.models import ImportRow
from lgnet.outreach.models import Contact
from lgnet.people.models import Person

OF_PERSON = ("identifiers", "permits", "notices", "protections")


def mark_as_left(rows: Sequence[ImportRow]) -> None:
    """Note on each row how its person and contact are now; eight queries whatever the number of rows. Does not save."""
    people, contacts = _digests(rows)
    for row in rows:
        row.left_person = people.get(row.person_id) if row.made_person else None
        row.left_contact = contacts.get(row.contact_id) if row.made_contact else None


def changed_since(rows: Sequence[ImportRow]) -> set[UUID]:
    """Rows of which the person or the contact is not as it was left."""
    people, contacts = _digests(rows)
    return {
        row.pk
        for row in rows
        if (row.made_person and _differs(people.get(row.person_id), row.left_person))
        or (row.made_contact and _differs(contacts.get(row.contact_id), row.left_contact))
    }


def _differs(now: bytes | None, left: bytes | None) -> bool:
    return now is None or left is None or now != bytes(left)


def _digests(rows: Sequence[ImportRow]) -> tuple[dict[UUID, bytes], dict[UUID, bytes]]:
    return (
        _people({row.person_id for row in rows if row.made_person} - {None}),
        _contacts({row.contact_id for row in rows if row.made_contact} - {None}),
    )


def _people(ids: set[UUID]) -> dict[UUID, bytes]:
    known = Person.objects.filter(pk__in=ids).prefetch_related(*OF_PERSON) if ids else ()
    return {
        one.pk: _digest(one, *(paper for name in OF_PERSON for paper in getattr(one, name).all()))
        for one in known
    }


def _contacts(ids: set[UUID]) -> dict[UUID, bytes]:
    known = Contact.objects.filter(pk__in=ids).prefetch_related("needs", "requests") if ids else ()
    return {one.pk: _digest(one, *one.needs.all(), *one.requests.all()) for one in known}


def _digest(record, *parts) -> bytes:
    told = "\n".join([_told(record), *sorted(map(_told, parts))])
    return sha256(told.encode()).digest()


def _told(record) -> str:
    values = ((field.attname, getattr(record, field.attname)) for field in record._meta.concrete_fields)
    return repr([(name, bytes(value) if isinstance(value, memoryview) else value) for name, value in values])
