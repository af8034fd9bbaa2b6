# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must hold of a contact before it is written, whoever sends it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError

from lgnet.kernel import clock
from lgnet.kernel.coded import CodedList
from lgnet.outreach.actions.blurring import blurred
from lgnet.outreach.choices import Urgency
from lgnet.outreach.codes import DONE, NEEDS
from lgnet.outreach.errors import DoesNotFit, InTheFuture, TooLongAgo, UnknownCode, WithNobody
from lgnet.outreach.models import Contact

CLOCKS_DIFFER = timedelta(minutes=5)
"""How far a phone's clock may be ahead of ours."""
OLDEST = timedelta(days=366)
KEYS = (
    "person",
    "programme",
    "team",
    "site",
    "shift",
    "stop",
)  # the database itself refuses those of another city
WRITTEN_BY_PEOPLE = (
    "place",
    "nickname",
    "sign",
    "note",
    "follow_up_note",
    "mediator_language",
    "missing_language",
)


def check_contact(contact: Contact, needs: Mapping[str, int]) -> None:
    """Raises a Problem that says what to correct. Trims what was typed, rounds the position to about 100 metres."""
    for name in WRITTEN_BY_PEOPLE:
        setattr(contact, name, (getattr(contact, name) or "").strip())
    contact.latitude, contact.longitude = blurred(contact.latitude), blurred(contact.longitude)
    if not (contact.person_id or contact.nickname or contact.sign):
        raise WithNobody()
    contact.happened_at = checked_time(contact.happened_at)
    _check_codes(contact.done, DONE)
    _check_codes(needs, NEEDS)
    _check_codes({str(urgency) for urgency in needs.values()}, [str(value) for value in Urgency.values])
    _check_fields(contact)


def checked_time(happened_at: datetime) -> datetime:
    """A time that has been, within a year."""
    now = clock.now()
    if happened_at > now + CLOCKS_DIFFER:
        raise InTheFuture()
    if happened_at < now - OLDEST:
        raise TooLongAgo()
    return min(happened_at, now)


def _check_codes(codes: Iterable[str], among: CodedList | list[str]) -> None:
    for code in codes:
        if code not in among:
            raise UnknownCode(value=code)


def _check_fields(contact: Contact) -> None:
    try:
        contact.clean_fields(exclude=(*KEYS, "recorded_by"))  # nobody's, when the public page writes
    except ValidationError as faults:
        raise DoesNotFit(fields=", ".join(sorted(faults.message_dict))) from faults
