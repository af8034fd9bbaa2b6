# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.codes import DOCUMENT_KINDS, REASONS
from lgnet.people.errors import PermitEndsBeforeItBegins, PermitInTheFuture, UnknownCode
from lgnet.people.identifiers import checked_permit_number, written
from lgnet.people.models import Permit, Person
from lgnet.people.policies import may_keep_permits
from lgnet.trust import audit
from lgnet.trust.encryption import decrypt, encrypt


@transaction.atomic
def record_permit(
    *,
    person: Person,
    document_kind: str,
    reason: str,
    by: Actor,
    number: str = "",
    issued_on: date | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    renewal_asked_on: date | None = None,
    seen: bool = True,
) -> Permit:
    """Write down a residence document; `seen` when the operator held it, not only heard of it.

    Raises UnknownCode, WrongIdentifier, PermitEndsBeforeItBegins, PermitInTheFuture.
    """
    draft = draft_permit(
        person=person, document_kind=document_kind, reason=reason, by=by, number=number, issued_on=issued_on,
        valid_from=valid_from, valid_to=valid_to, renewal_asked_on=renewal_asked_on, seen=seen,
    )  # fmt: skip
    return record_permits(drafts=[draft], by=by)[0]


@transaction.atomic
def record_permits(*, drafts: Sequence[Permit], by: Actor) -> Sequence[Permit]:
    """Many at once, as `draft_permit` made them."""
    may_keep_permits(by)
    Permit.objects.bulk_create(drafts)
    traces = [(one, [one.person_id], {"kind": one.document_kind}) for one in drafts]
    audit.record_each("people.permit_recorded", by=by, of=traces)
    return drafts


def draft_permit(
    *, person: Person, by: Actor, number: str = "", seen: bool = True, **told: str | date | None
) -> Permit:
    """As it would be written; nothing is written. Raises as `record_permit`."""
    permit = Permit(person=person, **told)
    mark_seen(permit, seen=seen, by=by)
    check(permit)
    write_number(permit, number)
    return permit


def mark_seen(permit: Permit, *, seen: bool, by: Actor) -> None:
    """Who saw the document, and when; the first look stays."""
    if not seen:
        permit.seen_by = permit.seen_on = None
    elif permit.seen_by is None:
        permit.seen_by, permit.seen_on = by.user_id, clock.today()


def check(permit: Permit) -> None:
    if permit.document_kind not in DOCUMENT_KINDS:
        raise UnknownCode(value=permit.document_kind)
    if permit.reason not in REASONS:
        raise UnknownCode(value=permit.reason)
    if permit.valid_from and permit.valid_to and permit.valid_to < permit.valid_from:
        raise PermitEndsBeforeItBegins()
    today = clock.today()
    if any(day and day > today for day in (permit.issued_on, permit.renewal_asked_on)):
        raise PermitInTheFuture()


def column_of(permit: Permit) -> str:
    """Bound to the row too: a number moved to another permit of the same person is noticed."""
    return f"permit.number.{permit.pk}"


def write_number(permit: Permit, number: str) -> None:
    """Encrypt the number; an empty one is no number."""
    permit.number = None
    if number.strip():
        plain = checked_permit_number(number)
        permit.number = encrypt(
            plain, city_id=permit.city_id, person_id=permit.person_id, column=column_of(permit)
        )


def same_number(permit: Permit, typed: str) -> bool:
    """Whether this number is the one that is kept. Nobody is shown it."""
    if permit.number is None:
        return False
    kept = decrypt(
        permit.number, city_id=permit.city_id, person_id=permit.person_id, column=column_of(permit)
    )
    return kept == written(typed)
