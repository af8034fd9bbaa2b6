# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads for administrators: the memberships, invitations, teams and sites that are theirs to keep."""

from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from lgnet.accounts.models import User
from lgnet.kernel.actor import Actor, Role
from lgnet.network.choices import PartnerRole
from lgnet.network.errors import NoSuchPage
from lgnet.network.models import Invitation, Membership, Partnership, Site, Team, TeamMember


def _reachable(by: Actor) -> Q:
    """In a city: all its own. In the network: its own, and the cities' administrators."""
    if by.city_id is not None:
        return Q(city_id=by.city_id)
    return Q(city=None) | Q(roles__contains=[Role.CITY_ADMINISTRATOR])


def memberships_of(by: Actor, *, text: str = "") -> QuerySet[Membership]:
    found = Membership.objects.current().filter(_reachable(by))
    for word in text.split():
        found = found.filter(Q(user__name__icontains=word) | Q(user__email__icontains=word))
    return found.select_related("user", "city", "on_behalf_of__organisation").order_by(
        "user__name", "user__email"
    )


def get_membership(by: Actor, membership_id: UUID) -> Membership:
    """Raises NoSuchPage."""
    return _or_not_here(memberships_of(by).filter(pk=membership_id).first())


def invitations_of(by: Actor) -> QuerySet[Invitation]:
    """Neither accepted nor withdrawn."""
    return Invitation.objects.waiting().filter(_reachable(by)).select_related("city").order_by("-invited_at")


def get_invitation(by: Actor, invitation_id: UUID) -> Invitation:
    return _or_not_here(invitations_of(by).filter(pk=invitation_id).first())


def bodies_of(city_id: UUID) -> QuerySet[Partnership]:
    """The implementing bodies that work under a city: their operators may be invited."""
    return Partnership.objects.filter(city_id=city_id, role=PartnerRole.IMPLEMENTING_BODY).select_related(
        "organisation", "programme"
    )


def teams_of(by: Actor) -> QuerySet[Team]:
    places = TeamMember.objects.filter(ended_at=None).select_related("user").order_by("user__name")
    return (
        Team.objects.filter(city_id=by.city_id)
        .annotate(size=Count("members", filter=Q(members__ended_at=None)))
        .prefetch_related(Prefetch("members", places, to_attr="places"))
        .order_by("closed_on", "name")
    )


def get_team(by: Actor, team_id: UUID) -> Team:
    return _or_not_here(teams_of(by).filter(pk=team_id).first())


def get_place(by: Actor, place_id: int) -> TeamMember:
    """Somebody's place in a team, not yet ended."""
    places = TeamMember.objects.filter(team__city_id=by.city_id, ended_at=None).select_related("team", "user")
    return _or_not_here(places.filter(pk=place_id).first())


def colleagues_in(city_id: UUID) -> QuerySet[User]:
    """Whoever works in the city today."""
    working = Membership.objects.current().filter(city_id=city_id)
    return User.objects.filter(pk__in=working.values("user")).order_by("name")


def sites_of(by: Actor) -> QuerySet[Site]:
    return Site.objects.filter(city_id=by.city_id)


def get_site(by: Actor, site_id: UUID) -> Site:
    return _or_not_here(sites_of(by).filter(pk=site_id).first())


def _or_not_here(found):
    if found is None:
        raise NoSuchPage()
    return found
