# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.errors import NameTaken
from lgnet.network.models import Team
from lgnet.network.policies import may_set_up_city, require_own_city
from lgnet.network.signals import team_shrinks
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_team(*, team: Team, name: str, closed: bool, by: Actor) -> Team:
    """Rename a team, close it or open it again. Whether it follows protected people is not changed afterwards: their
    protection names the team. Raises NameTaken, and what contexts above say who still need the team.
    """
    may_set_up_city(by)
    require_own_city(by, team.city_id)
    if closed and team.closed_on is None:
        team_shrinks.send(sender=None, team=team, leaver=None)
    team.name = name.strip()
    team.closed_on = (team.closed_on or clock.today()) if closed else None
    with becomes(NameTaken(name=team.name), on="one_team_name_a_city"):
        team.save(update_fields=["name", "closed_on"])
    audit.record("network.team_changed", by=by, target=team, closed=closed)
    return team
