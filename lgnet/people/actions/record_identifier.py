# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.errors import IdentifierThere
from lgnet.people.identifiers import checked
from lgnet.people.models import Identifier, Person
from lgnet.people.policies import may_keep_permits
from lgnet.trust import audit
from lgnet.trust.encryption import blind_index, encrypt
from lgnet.trust.refusals import becomes


@transaction.atomic
def record_identifier(*, person: Person, kind: str, number: str, by: Actor) -> Identifier:
    """Write down a number that tells who she is, encrypted. Differences with her name or birth stop nobody: see
    `lgnet.people.identifiers.doubts`. Raises WrongIdentifier, IdentifierThere."""
    may_keep_permits(by)
    identifier = draft_identifier(person=person, kind=kind, number=number, by=by)
    with becomes(IdentifierThere(), on="one_identifier_once"):
        identifier.save(force_insert=True)
    audit.record("people.identifier_recorded", by=by, target=identifier, people=[person.pk], kind=str(kind))
    return identifier


@transaction.atomic
def record_identifiers(*, drafts: Sequence[Identifier], by: Actor) -> None:
    """Many at once, as `draft_identifier` made them."""
    may_keep_permits(by)
    with becomes(IdentifierThere(), on="one_identifier_once"):
        Identifier.objects.bulk_create(drafts)
    audit.record_each(
        "people.identifier_recorded",
        by=by,
        of=[(one, [one.person_id], {"kind": str(one.kind)}) for one in drafts],
    )


def draft_identifier(*, person: Person, kind: str, number: str, by: Actor) -> Identifier:
    """As it would be written; nothing is written. Raises WrongIdentifier."""
    plain = checked(kind, number)
    identifier = Identifier(person=person, kind=kind, recorded_by=by.user_id)
    identifier.sealed = encrypt(
        plain, city_id=identifier.city_id, person_id=person.pk, column=column_of(identifier)
    )
    identifier.index = blind_index(plain, city_id=identifier.city_id, column=index_column(kind))
    return identifier


def index_column(kind: str) -> str:
    return f"identifier.{kind}"


def column_of(identifier: Identifier) -> str:
    """Bound to the row too: a number moved to another row of the same person is noticed."""
    return f"identifier.{identifier.kind}.{identifier.pk}"
