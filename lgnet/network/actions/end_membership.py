# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.actions.leaving_teams import leaving_teams
from lgnet.network.models import Membership, TeamMember
from lgnet.network.role_policies import require_reachable
from lgnet.trust import audit


@transaction.atomic
def end_membership(*, membership: Membership, by: Actor) -> Membership:
    """Somebody works here no more. Her next request finds nothing; her places in the city's teams end with it.

    Raises what contexts above say who need her in one of those teams.
    """
    held = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("city", "user")
        .get(pk=membership.pk)
    )
    require_reachable(by, held)
    if held.ended_at is None:
        leaving_teams(held)
        held.ended_at, held.ended_by = clock.now(), by.user_id
        held.save(update_fields=["ended_at", "ended_by"])
        places = TeamMember.objects.filter(user=held.user, team__city_id=held.city_id, ended_at=None)
        places.update(ended_at=held.ended_at)
        audit.record("network.membership_ended", by=by, target=held, user=str(held.user_id))
    return held
