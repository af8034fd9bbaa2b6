# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import TeamMember
from lgnet.network.policies import may_set_up_city, require_own_city
from lgnet.network.signals import team_shrinks
from lgnet.trust import audit


@transaction.atomic
def end_team_place(*, place: TeamMember, by: Actor) -> TeamMember:
    """Somebody leaves a team: from the next request on she sees nothing that only the team sees.

    Raises what contexts above say who need her there.
    """
    may_set_up_city(by)
    require_own_city(by, place.team.city_id)
    if place.ended_at is None:
        team_shrinks.send(sender=None, team=place.team, leaver=place.user)
    place.ended_at = place.ended_at or clock.now()
    place.save(update_fields=["ended_at"])
    audit.record("network.team_place_ended", by=by, target=place.team, user=str(place.user_id))
    return place
