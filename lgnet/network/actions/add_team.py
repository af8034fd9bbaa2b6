# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.errors import NameTaken
from lgnet.network.models import Team
from lgnet.network.policies import may_set_up_city
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def add_team(*, name: str, by: Actor, follows_protected: bool = False) -> Team:
    """A new team of the doer's city. Raises NameTaken."""
    may_set_up_city(by)
    team = Team(city_id=by.city_id, name=name.strip(), follows_protected=follows_protected)
    with becomes(NameTaken(name=team.name), on="one_team_name_a_city"):
        team.save()
    audit.record("network.team_added", by=by, target=team, follows_protected=follows_protected)
    return team
