# SPDX-License-Identifier: AGPL-3.0-or-later
"""Teams that protect somebody and will soon have nobody who may see her: memberships end by their date, without anybody
being asked that day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.models import Membership, Team, TeamMember
from lgnet.people.models import Protection

WARNED_BEFORE = timedelta(days=30)


class LeftAlone(NamedTuple):
    team: Team
    on: date
    """The first day on which nobody of the team is a case manager any more; today, when it is so already."""
    last: list[str]
    """Whose membership is the last to end."""

    @property
    def days_left(self) -> int:
        return (self.on - clock.today()).days


class Stay(NamedTuple):
    """In which days a case manager of the team may enter the city."""

    begins: date
    ends: date
    name: str


def teams_left_alone(city_id: UUID) -> list[LeftAlone]:
    """Within thirty days; the first first. Three queries, and one where nobody is protected."""
    protecting = (
        Protection.objects.filter(city_id=city_id, ended_at=None).order_by().values("team").distinct()
    )
    teams = list(Team.objects.filter(pk__in=protecting))
    stays = _stays(city_id, teams) if teams else {}
    found = (_left_alone(team, stays.get(team.pk, [])) for team in teams)
    return sorted((one for one in found if one), key=lambda one: (one.on, one.team.name))


def _stays(city_id: UUID, teams: Iterable[Team]) -> dict[UUID, list[Stay]]:
    of_users: dict[UUID, list[Membership]] = {}
    manages = Membership.objects.filter(city_id=city_id, ended_at=None, roles__contains=[Role.CASE_MANAGER])
    for one in manages.select_related("on_behalf_of"):
        of_users.setdefault(one.user_id, []).append(one)
    stays: dict[UUID, list[Stay]] = {}
    for place in TeamMember.objects.filter(team__in=list(teams), ended_at=None).select_related("user"):
        mine = [_stay(place, one) for one in of_users.get(place.user_id, [])]
        stays.setdefault(place.team_id, []).extend(mine)
    return stays


def _stay(place: TeamMember, membership: Membership) -> Stay:
    """Who works for another body stays as long as that is appointed."""
    body = membership.on_behalf_of
    appointed = (body.processor_until or date.min) if body else date.max
    ends = min(membership.ends_on or date.max, appointed)
    return Stay(max(place.starts_on, membership.starts_on), ends, place.user.name)


def _left_alone(team: Team, stays: list[Stay]) -> LeftAlone | None:
    """Day by day as far as somebody is there; None when that is further than is warned of."""
    on, last = clock.today(), []
    while there := [one for one in stays if one.begins <= on <= one.ends]:
        until = max(one.ends for one in there)
        if until >= clock.today() + WARNED_BEFORE:
            return None
        on, last = until + timedelta(days=1), [one.name for one in there if one.ends == until]
    return LeftAlone(team, on, last)
