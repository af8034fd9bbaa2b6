# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import TypedDict, Unpack
from uuid import UUID

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Programme, Site, Team
from lgnet.network.signals import facts_changed
from lgnet.outreach.actions.ask_to_take_charge import ask_unless_waiting
from lgnet.outreach.actions.clocks import restart_clocks
from lgnet.outreach.actions.putting_on_shift import put_on_shift
from lgnet.outreach.actions.validity import check_contact
from lgnet.outreach.errors import AlreadyWritten, SentDifferently
from lgnet.outreach.models import Contact, ContactNeed
from lgnet.outreach.policies import may_write_contacts
from lgnet.outreach.signals import contact_joined
from lgnet.people.models import Person
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


class Seen(TypedDict, total=False):
    """What else may be told of a contact; only one of person, nickname and sign is needed."""

    person: Person | None
    nickname: str
    sign: str
    done: Iterable[str]
    mediator_language: str
    mediator_minutes: int | None
    missing_language: str
    note: str
    follow_up_on: date | None
    follow_up_note: str
    source: str
    team: Team | None
    site: Site | None
    latitude: Decimal | float | None
    longitude: Decimal | float | None


def record_contact(
    *,
    by: Actor,
    programme: Programme,
    happened_at: datetime | None,
    place: str,
    idempotency_key: UUID,
    needs: Mapping[str, int] | None = None,
    asks_taking_charge: bool = False,
    **seen: Unpack[Seen],
) -> Contact:
    """Write a contact once. `happened_at=None`: now. `needs`: urgency by code.

    The same key again returns the first contact, unchanged, with `repeated` true; with other content it raises
    SentDifferently. A person for whom a request already waits is not asked for twice: only the contact is written.
    """
    may_write_contacts(by)
    needs = dict(needs or {})
    sent = {"programme": programme, "happened_at": happened_at, "place": place, "needs": needs, **seen}
    digest = _digest(idempotency_key, {**sent, "asks": asks_taking_charge})
    contact = Contact(
        **{**seen, "done": list(seen.get("done", ()))},
        programme=programme, happened_at=happened_at or clock.now(), place=place,
        idempotency_key=idempotency_key, sent_digest=digest, recorded_by=by.user_id,
    )  # fmt: skip
    check_contact(contact, needs)
    put_on_shift(contact)
    try:
        with becomes(AlreadyWritten(), on="one_contact_a_key"):
            return _write(contact, needs, by=by, asks=asks_taking_charge)
    except AlreadyWritten:  # sent before; another request may have been faster in this very moment
        earlier = _written(idempotency_key, digest)
        if earlier is None:  # it is there, but its person has been protected since
            raise
        return earlier


def _write(contact: Contact, needs: Mapping[str, int], *, by: Actor, asks: bool) -> Contact:
    """All of it or nothing: `becomes` holds the transaction."""
    contact.save(force_insert=True)
    ContactNeed.objects.bulk_create(
        ContactNeed(contact=contact, code=code, urgency=urgency) for code, urgency in needs.items()
    )
    people = [contact.person_id] if contact.person_id else []
    audit.record("outreach.contact_recorded", by=by, target=contact, people=people, source=contact.source)
    if contact.person_id:
        restart_clocks(contact.person)
        contact_joined.send(sender=None, contact=contact, person=contact.person, by=by)
    if asks:
        ask_unless_waiting(contact, by=by)
    facts_changed.send(
        sender=None, city_id=contact.city_id, programme_id=contact.programme_id, days=[contact.day]
    )
    return contact


def _written(idempotency_key: UUID, digest: str) -> Contact | None:
    contact = Contact.objects.filter(idempotency_key=idempotency_key).first()
    if contact is None:
        return None
    if contact.sent_digest != digest:
        raise SentDifferently(contact_id=contact.pk)
    contact.repeated = True
    return contact


def _digest(idempotency_key: UUID, sent: dict) -> str:
    """The key is part of it, so that equal contents of two contacts do not look equal."""
    told = {name: _plain(value) for name, value in sent.items() if value not in (None, "", (), [], {}, False)}
    return sha256(repr((str(idempotency_key), sorted(told.items()))).encode()).hexdigest()


def _plain(value) -> str:
    if isinstance(value, Mapping):
        return repr(sorted((code, int(urgency)) for code, urgency in value.items()))
    if isinstance(value, list | tuple | set):
        return repr(sorted(value))
    if isinstance(value, datetime):
        return value.astimezone(clock.ROME).isoformat()
    return str(getattr(value, "pk", value)).strip()
