# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of the network: who somebody is in a place, and what belongs to it."""

from uuid import UUID

from django.db.models import F, Q

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
    places = TeamMember.objects.filter(
        user=user, team__city_id=city_id, starts_on__lte=clock.today(), ended_at__isnull=True
    )
    return frozenset(places.values_list("team_id", flat=True))


def actor_in(user: User, *, city: City | None) -> Actor | None:
    """The user as she acts in this city (or the network); None when she has no membership there now."""
    membership = current_memberships(user).filter(city=city).first()
    if membership is None:
        return None
    teams = team_ids_of(user, city_id=city.id) if city else frozenset()
    return Actor(user.id, user.name, city.id if city else None, frozenset(membership.roles), teams)


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
