# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.actions.record_permit import check, mark_seen, same_number, write_number
from lgnet.people.errors import NothingToCorrect
from lgnet.people.models import Permit
from lgnet.people.policies import may_keep_permits
from lgnet.trust import audit

FIELDS = {"document_kind", "reason", "issued_on", "valid_from", "valid_to", "renewal_asked_on"}


@transaction.atomic
def correct_permit(
    *, permit: Permit, by: Actor, number: str | None = None, seen: bool | None = None, **fields: object
) -> list[str]:
    """Put a document right, or add what happened since (a renewal asked); gives the names of the changed fields.

    `number` and `seen` left None stay as they are. Raises as record_permit.
    """
    may_keep_permits(by)
    for name in fields:
        if name not in FIELDS:
            raise NothingToCorrect(value=name)
    changed = [name for name, value in fields.items() if getattr(permit, name) != value]
    for name in changed:
        setattr(permit, name, fields[name])
    if seen is not None and seen != (permit.seen_by is not None):
        mark_seen(permit, seen=seen, by=by)
        changed.append("seen")
    if number and not same_number(permit, number):
        write_number(permit, number)
        changed.append("number")
    check(permit)
    if changed:
        permit.save()
        audit.record(
            "people.permit_corrected", by=by, target=permit, people=[permit.person_id], fields=sorted(changed)
        )
    return changed
