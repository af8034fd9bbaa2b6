# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.errors import NotNow
from lgnet.network.models import Programme
from lgnet.network.policies import PROGRAMME_MOVES
from lgnet.trust import audit


@transaction.atomic
def move_programme(*, programme: Programme, move: str, by: Actor) -> Programme:
    """Start, close or reopen an edition, as PROGRAMME_MOVES allows. Raises NotNow."""
    step = PROGRAMME_MOVES[move]
    step.rule(by)
    held = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    if held.state not in step.sources:
        raise NotNow(state=held.get_state_display())
    held.state = step.target
    held.save(update_fields=["state"])
    audit.record("network.programme_moved", by=by, target=held, code=held.code, state=held.state)
    return held
