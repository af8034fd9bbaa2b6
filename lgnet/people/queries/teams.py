# SPDX-License-Identifier: AGPL-3.0-or-later
"""Teams that can follow a protected person."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.models import Membership, Team, TeamMember


def teams_that_can_protect(city_id: UUID, *, without: User | None = None) -> QuerySet[Team]:
    """The city's open teams with a case manager in them today: in any other nobody could follow the person, nor end
    the protection, and she would be lost to everybody. `without`: as if that colleague were in none of them."""
    case_managers = Membership.objects.current().filter(city_id=city_id, roles__overlap=[Role.CASE_MANAGER])
    if without:
        case_managers = case_managers.exclude(user=without)
    places = TeamMember.objects.filter(
        team=OuterRef("pk"),
        user__in=case_managers.values("user"),
        starts_on__lte=clock.today(),
        ended_at=None,
    )
    return Team.objects.filter(Exists(places), city_id=city_id, closed_on=None)
