# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of the network: who somebody is in a place, and what belongs to it."""

from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, OuterRef, Q

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.choices import PartnerRole, ProgrammeState
from lgnet.network.models import City, Membership, Programme, TeamMember
from lgnet.trust.statements import written_once

A_CITY = [field.attname for field in City._meta.concrete_fields]


def current_memberships(user: User):
    """Memberships in force today; an implementing body's operator only while the body is appointed data processor."""
    return _memberships(user=user.pk, on=clock.today()).select_related("city")


def _memberships(*, user: UUID, on: date):
    appointed = Q(on_behalf_of__isnull=True) | Q(on_behalf_of__processor_until__gte=on)
    return Membership.objects.current(on=on).filter(appointed, user=user)


def team_ids_of(user: User, *, city_id: UUID) -> frozenset[UUID]:
    places = _team_places(on=clock.today()).filter(user=user, team__city_id=city_id)
    return frozenset(places.values_list("team_id", flat=True))


def _team_places(*, on: date):
    return TeamMember.objects.filter(starts_on__lte=on, ended_at__isnull=True)


def _with_teams(memberships, *, on: date):
    """Memberships, each with her teams of that city."""
    here = _team_places(on=on).filter(user=OuterRef("user"), team__city=OuterRef("city")).order_by()
    return memberships.annotate(her_teams=ArraySubquery(here.values("team_id")))


def actor_in(user: User, *, city: City | None) -> Actor | None:
    """The user as she acts in this city (or the network); None when she has no membership there now."""
    membership = _with_teams(current_memberships(user), on=clock.today()).filter(city=city).first()
    return membership and _actor(user, membership.city_id, membership.roles, membership.her_teams)


def actor_at(user: User, slug: str) -> tuple[City, Actor] | None:
    """The same by the city's address: one query, because every page of a city asks it."""
    for roles, teams, *city in _entering(user=user.pk, slug=slug, on=clock.today()):
        found = City.from_db(DEFAULT_DB_ALIAS, A_CITY, city)
        return found, _actor(user, found.pk, roles, teams)
    return None


@written_once(user=UUID(int=1), slug="slug", on=date.min)
def _entering(*, user: UUID, slug: str, on: date):
    here = _with_teams(_memberships(user=user, on=on), on=on).filter(city__slug=slug)
    return here.values_list("roles", "her_teams", *(f"city__{name}" for name in A_CITY))


def _actor(user: User, city_id: UUID | None, roles: list[str], teams: list[UUID]) -> Actor:
    return Actor(user.id, user.name, city_id, frozenset(roles), frozenset(teams))


def programmes_of(city_id: UUID):
    """Programmes this city takes part in, itself or through who acts for it."""
    return Programme.objects.filter(
        partnerships__city_id=city_id, partnerships__role=PartnerRole.CITY
    ).distinct()


def current_programme(city_id: UUID) -> Programme | None:
    """The one a new contact belongs to unless somebody says otherwise: the newest that runs today."""
    return _running(city_id, on=clock.today()).first()


def current_programme_id(city_id: UUID) -> UUID | None:
    """The same, for who wants no more of it than to point at it."""
    return next((key for key, _ in _running_ids(city_id=city_id, on=clock.today())), None)


def _running(city_id: UUID, *, on: date):
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
    running = programmes_of(city_id).filter(begun, state=ProgrammeState.ACTIVE)
    return running.order_by(F("starts_on").desc(nulls_last=True))


@written_once(city_id=UUID(int=1), on=date.min)
def _running_ids(*, city_id: UUID, on: date):
    return _running(city_id, on=on).values_list("pk", "starts_on")[:1]
