# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.actions import record_identifier, record_permit
from lgnet.people.models import Identifier, Permit
from lgnet.people.policies import may_reveal_identifiers
from lgnet.trust import audit
from lgnet.trust.encryption import decrypt


@transaction.atomic
def reveal_identifier(*, identifier: Identifier, by: Actor) -> str:
    """The number in full, and the record that it was seen. Raises Tampered for what was changed or moved."""
    may_reveal_identifiers(by)
    audit.record(
        "people.identifier_revealed",
        by=by,
        target=identifier,
        people=[identifier.person_id],
        kind=identifier.kind,
    )
    column = record_identifier.column_of(identifier)
    return decrypt(
        identifier.sealed, city_id=identifier.city_id, person_id=identifier.person_id, column=column
    )


@transaction.atomic
def reveal_permit_number(*, permit: Permit, by: Actor) -> str:
    """As reveal_identifier, for the number of a residence document; empty when none was written."""
    may_reveal_identifiers(by)
    if permit.number is None:
        return ""
    audit.record("people.permit_number_revealed", by=by, target=permit, people=[permit.person_id])
    column = record_permit.column_of(permit)
    return decrypt(permit.number, city_id=permit.city_id, person_id=permit.person_id, column=column)
