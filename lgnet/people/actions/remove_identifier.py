# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.models import Identifier
from lgnet.people.policies import may_keep_permits
from lgnet.trust import audit


@transaction.atomic
def remove_identifier(*, identifier: Identifier, by: Actor) -> None:
    """Take away a number written by mistake. That it was there, and of which kind, stays in the trace."""
    may_keep_permits(by)
    audit.record(
        "people.identifier_removed",
        by=by,
        target=identifier,
        people=[identifier.person_id],
        kind=identifier.kind,
    )
    identifier.delete()
