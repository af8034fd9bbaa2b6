# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.kernel.actor import Actor
from lgnet.network.errors import NotWorkingHere
from lgnet.network.models import Team, TeamMember
from lgnet.network.policies import may_set_up_city, require_own_city
from lgnet.network.queries import current_memberships
from lgnet.trust import audit


@transaction.atomic
def set_team_member(
    *, team: Team, user: User, profession: str, by: Actor, languages: Iterable[str] = ()
) -> TeamMember:
    """Put somebody in a team, or change the profession she has there. Raises NotWorkingHere, NotInThisCity."""
    may_set_up_city(by)
    require_own_city(by, team.city_id)
    if not current_memberships(user).filter(city_id=team.city_id).exists():
        raise NotWorkingHere(name=user.name)
    place, is_new = TeamMember.objects.update_or_create(
        team=team,
        user=user,
        ended_at=None,
        defaults={"profession": profession, "languages": list(languages)},
    )
    audit.record(
        "network.team_member_set", by=by, target=team, user=str(user.id), profession=profession, new=is_new
    )
    return place
