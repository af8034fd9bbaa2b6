# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.move_transfer import move_transfer
from lgnet.casework.models import Departure
from lgnet.casework.policies import may_transfer
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def withdraw_transfer(*, departure: Departure, by: Actor) -> Departure:
    """The offer is taken back, the case stays as it was. Raises TransferIsOver once it is answered."""
    may_transfer(by, case=departure.case)
    move_transfer(departure.transfer, "withdraw")
    departure.ended_at = clock.now()
    departure.save(update_fields=["ended_at"])
    audit.record("casework.transfer_withdrawn", by=by, target=departure.case, people=[departure.person_id])
    return departure
