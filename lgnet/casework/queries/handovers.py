# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which cases somebody may hand over, and the handovers there were."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lgnet.accounts.models import User
from lgnet.casework.choices import CaseState
from lgnet.casework.errors import NoSuchHandover
from lgnet.casework.models import Case, Handover
from lgnet.casework.policies import hands_over_all, may_hand_over
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import TeamMember
from lgnet.people.models import Protection

RECENT = timedelta(days=90)


def _in_reach(by: Actor) -> Q:
    return Q() if hands_over_all(by) else Q(manager_id=by.user_id) | Q(team_id__in=by.team_ids)


def cases_to_hand_over(by: Actor, giver: User) -> QuerySet[Case]:
    """The giver's cases not closed that the actor may move. Protected people of other teams stay hidden."""
    if not may_hand_over.allows(by):
        return Case.objects.none()
    return Case.objects.filter(_in_reach(by), manager=giver).exclude(state=CaseState.CLOSED)


def givers_for(by: Actor) -> QuerySet[User]:
    """Who has cases that the actor may move."""
    open_cases = Case.objects.filter(_in_reach(by)).exclude(state=CaseState.CLOSED)
    return User.objects.filter(pk__in=open_cases.values("manager")).order_by("name")


def out_of_reach_of(taker: User, cases: Iterable[Case]) -> set[UUID]:
    """People protected by a team that the taker does not belong to: she could not even see them."""
    teams = TeamMember.objects.filter(user=taker, ended_at=None, starts_on__lte=clock.today()).values("team")
    protected = Protection.objects.filter(person__in=[case.person_id for case in cases], ended_at=None)
    return set(protected.exclude(team__in=teams).values_list("person_id", flat=True))


def handovers_for(by: Actor) -> QuerySet[Handover]:
    """Recent ones that concern the actor, or all for whoever hands over for all; with how many cases."""
    mine = Q(giver_id=by.user_id) | Q(taker_id=by.user_id) | Q(by_id=by.user_id)
    found = Handover.objects.filter(at__gte=clock.now() - RECENT).select_related("giver", "taker")
    found = found if hands_over_all(by) else found.filter(mine)
    return found.annotate(number=Count("cases")).order_by("-at")


def get_handover(by: Actor, handover_id: UUID) -> Handover:
    found = handovers_for(by).filter(pk=handover_id).first() if may_hand_over.allows(by) else None
    if found is None:
        raise NoSuchHandover()
    return found
