# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.housing.models import TeamLimit
from lgnet.housing.request_policies import may_place
from lgnet.kernel.actor import Actor
from lgnet.network.models import Team
from lgnet.network.policies import require_own_city
from lgnet.trust import audit


@transaction.atomic
def limit_team(*, team: Team, most: int | None, by: Actor) -> None:
    """How many households it can follow at once; None: as many as there are beds."""
    may_place(by)
    require_own_city(by, team.city_id)
    TeamLimit.objects.filter(team=team).delete()
    if most is not None:
        TeamLimit.objects.create(team=team, most=most)
    audit.record("housing.team_limited", by=by, target=team, most=most)
