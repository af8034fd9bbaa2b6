# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cast, everywhere: Amina case manager and Bruno street operator in Sassari, Carla case manager in Torino, Dario at
the Ministry (figures only). Each test gets cities of its own, so that it may commit and owe nothing to the others."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction
from django.test import Client

from lgnet.accounts.models import User
from lgnet.kernel.actor import Actor, Role
from lgnet.kernel.ids import new_id
from lgnet.network.choices import OrganisationKind, PartnerRole, Profession
from lgnet.network.models import City, Membership, Organisation, Partnership, Programme, Team, TeamMember
from lgnet.network.queries import actor_in
from lgnet.trust import tenancy


@dataclass
class Player:
    """Somebody of the cast: an account, where she works, and a browser in which she is signed in."""

    user: User
    city: City | None

    @property
    def actor(self) -> Actor:
        return actor_in(self.user, city=self.city)

    @property
    def browser(self) -> Client:
        client = Client()
        client.force_login(self.user)
        return client

    @contextmanager
    def at_work(self):
        """Inside her city, in a transaction, as a page would be: yields `by`."""
        by = self.actor
        where = self.city.id if self.city else tenancy.NETWORK
        with tenancy.in_city(where, teams=by.team_ids, user_id=by.user_id), transaction.atomic():
            yield by

    def url(self, path: str = "") -> str:
        return f"/city/{self.city.slug}/{path}" if self.city else f"/network/{path}"


def fresh_programme() -> Programme:
    """The LGNet3 of this database, or one like it."""
    programme, _ = Programme.objects.get_or_create(
        code="LGNet3",
        defaults={
            "title_it": "LGNet3", "title_en": "LGNet3", "fund_it": "FAMI 2021-2027", "fund_en": "AMIF 2021-2027",
            "funding_channel": "shared_programme",
            "starts_on": date(2024, 1, 16), "ends_on": date(2026, 12, 31), "state": "active",
        },
    )  # fmt: skip
    return programme


def fresh_city(name: str) -> City:
    """A city nobody else uses, partner of LGNet3."""
    mark = new_id().hex[-10:]
    body = Organisation.objects.create(
        key=f"{name.lower()}-{mark}", kind=OrganisationKind.CITY, name=f"Comune di {name}"
    )
    city = City.objects.create(slug=f"{name.lower()}-{mark}", name=name, organisation=body)
    Partnership.objects.create(
        programme=fresh_programme(), organisation=body, city=city, role=PartnerRole.CITY
    )
    return city


def player(name: str, city: City | None, *roles: Role, team: Team | None = None) -> Player:
    user = User.objects.create_user(
        email=f"{name.lower()}.{new_id().hex[-10:]}@example.org", name=name, is_demo=True
    )
    Membership.objects.create(
        user=user, city=city, roles=[str(role) for role in roles],
        starts_on=date(2020, 1, 1),  # before any day that a test tells
    )  # fmt: skip
    if team:
        TeamMember.objects.create(team=team, user=user, profession=Profession.SOCIAL_WORKER)
    return Player(user, city)


@pytest.fixture
def programme() -> Programme:
    return fresh_programme()


@pytest.fixture
def sassari() -> City:
    return fresh_city("Sassari")


@pytest.fixture
def torino() -> City:
    return fresh_city("Torino")


@pytest.fixture
def team(sassari) -> Team:
    return Team.objects.create(city=sassari, name="Équipe centro")


@pytest.fixture
def torino_team(torino) -> Team:
    return Team.objects.create(city=torino, name="Équipe centro")


@pytest.fixture
def protecting_team(sassari) -> Team:
    """A team of Sassari that Amina and Bruno do not belong to."""
    return Team.objects.create(city=sassari, name="Équipe antitratta", follows_protected=True)


@pytest.fixture
def amina(sassari, team) -> Player:
    return player("Amina", sassari, Role.CASE_MANAGER, team=team)


@pytest.fixture
def bruno(sassari, team) -> Player:
    return player("Bruno", sassari, Role.STREET_OPERATOR, team=team)


@pytest.fixture
def carla(torino, torino_team) -> Player:
    return player("Carla", torino, Role.CASE_MANAGER, team=torino_team)


@pytest.fixture
def dario() -> Player:
    return player("Dario", None, Role.COORDINATOR)


@pytest.fixture
def network_administrator() -> Player:
    return player("Nora", None, Role.NETWORK_ADMINISTRATOR)


@pytest.fixture
def project_manager(sassari) -> Player:
    return player("Paolo", sassari, Role.PROJECT_MANAGER)


@pytest.fixture
def city_administrator(sassari) -> Player:
    return player("Chiara", sassari, Role.CITY_ADMINISTRATOR)


@pytest.fixture
def protector(sassari, protecting_team) -> Player:
    """A case manager of the team that follows protected people."""
    return player("Giada", sassari, Role.CASE_MANAGER, team=protecting_team)
