# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.network.models import Membership, TeamMember
from lgnet.network.signals import team_shrinks


def leaving_teams(membership: Membership) -> None:
    """Ask contexts above whether somebody may leave her teams of the city, or be a case manager in them no more."""
    places = TeamMember.objects.filter(
        user=membership.user, team__city_id=membership.city_id, ended_at=None
    ).select_related("team")
    for place in places:
        team_shrinks.send(sender=None, team=place.team, leaver=membership.user)
