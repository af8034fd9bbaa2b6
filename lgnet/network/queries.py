# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of the network: who somebody is in a place, and what belongs to it."""

from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.choices import PartnerRole, ProgrammeState
from lgnet.network.models import City, Membership, Programme, TeamMember


def current_memberships(user: User):
    """Memberships in force today; an implementing body's operator only while the body is appointed data processor."""
    today = clock.today()
    appointed = Q(on_behalf_of__isnull=True) | Q(on_behalf_of__processor_until__gte=today)
    return Membership.objects.current(on=today).filter(appointed, user=user).select_related("city")


def team_ids_of(user: User, *, city_id: UUID) -> frozenset[UUID]:
    places = _team_places().filter(user=user, team__city_id=city_id)
    return frozenset(places.values_list("team_id", flat=True))


def _team_places():
    return TeamMember.objects.filter(starts_on__lte=clock.today(), ended_at__isnull=True)


def actor_in(user: User, *, city: City | None) -> Actor | None:
    """The user as she acts in this city (or the network); None when she has no membership there now."""
    membership = _acting(user).filter(city=city).first()
    return membership and _actor(user, membership)


def actor_at(user: User, slug: str) -> tuple[City, Actor] | None:
    """The same by the city's address: one query, because every page of a city asks it."""
    membership = _acting(user).filter(city__slug=slug).first()
    return membership and (membership.city, _actor(user, membership))


def _acting(user: User):
    """Memberships of today, each with her teams of that city."""
    here = _team_places().filter(user=OuterRef("user"), team__city=OuterRef("city")).order_by()
    return current_memberships(user).annotate(her_teams=ArraySubquery(here.values("team_id")))


def _actor(user: User, membership: Membership) -> Actor:
    roles, teams = frozenset(membership.roles), frozenset(membership.her_teams)
    return Actor(user.id, user.name, membership.city_id, roles, teams)


def programmes_of(city_id: UUID):
    """Programmes this city takes part in, itself or through who acts for it."""
    return Programme.objects.filter(
        partnerships__city_id=city_id, partnerships__role=PartnerRole.CITY
    ).distinct()


def current_programme(city_id: UUID) -> Programme | None:
    """The one a new contact belongs to unless somebody says otherwise: the newest that runs today."""
    today = clock.today()
    running = programmes_of(city_id).filter(
        Q(starts_on__isnull=True) | Q(starts_on__lte=today), state=ProgrammeState.ACTIVE
    )
    return running.order_by(F("starts_on").desc(nulls_last=True)).first()
