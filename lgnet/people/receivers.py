# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people answer when the network asks them something."""

from lgnet.network.signals import team_shrinks
from lgnet.people.errors import TeamMayProtectPeople, TeamProtectsPeople
from lgnet.people.models import Protection
from lgnet.people.queries.teams import teams_that_can_protect
from lgnet.trust import tenancy


def connect() -> None:
    team_shrinks.connect(keep_protected_people_followed, dispatch_uid="people.team_shrinks")


def keep_protected_people_followed(sender, *, team, leaver, **facts) -> None:
    """A protected person is seen by one team only: without a case manager in it she would be lost to everybody.

    Raises TeamProtectsPeople, TeamMayProtectPeople.
    """
    if leaver is not None and not _would_be_the_last(team, leaver):
        return
    if tenancy.current_city_id() != team.city_id:
        raise TeamMayProtectPeople(team=team.name)
    if Protection.objects.filter(team=team, ended_at=None).exists():
        raise TeamProtectsPeople(team=team.name)


def _would_be_the_last(team, leaver) -> bool:
    def can_protect(**without) -> bool:
        return teams_that_can_protect(team.city_id, **without).filter(pk=team.pk).exists()

    return can_protect() and not can_protect(without=leaver)
