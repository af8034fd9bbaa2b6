# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house with beds to begin with, and who keeps it."""

from datetime import date

import pytest

from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.choices import OwnerKind, PropertyKind
from lgnet.housing.tests.supporting import support_of, supported_person
from lgnet.housing.whereabouts import Whereabouts
from lgnet.kernel.actor import Role
from lgnet.network.models import Team
from tests.cast import player

OPENED = date(2024, 1, 1)


@pytest.fixture
def livia(sassari, team):
    """The housing officer."""
    return player("Livia", sassari, Role.HOUSING_OFFICER, team=team)


@pytest.fixture
def whereabouts_of_shelter():
    return Whereabouts("Via dei Gelsomini 17", "07100 Sassari", "suonare due volte")


@pytest.fixture
def rinas_team(sassari):
    """A team that runs houses and that Livia does not belong to."""
    return Team.objects.create(city=sassari, name="Équipe abitare")


@pytest.fixture
def rina(sassari, rinas_team):
    """A housing officer of another team."""
    return player("Rina", sassari, Role.HOUSING_OFFICER, team=rinas_team)


@pytest.fixture
def house():
    """A house with one flat of so many beds, in the city of the open context."""

    def built(
        by, *, beds=2, name="Casa dei Tigli", kind=PropertyKind.TEMPORARY_HOME, for_whom="anybody", **told
    ):
        home = add_property(name=name, kind=kind, owner_kind=OwnerKind.MUNICIPALITY, by=by, **told)
        flat = add_unit(home=home, name="Piano terra", for_whom=for_whom, by=by)
        made = [
            add_bed(unit=flat, name=f"{name} {place}", in_service_from=OPENED, by=by)
            for place in range(1, beds + 1)
        ]
        return home, made

    return built


@pytest.fixture
def anna(sassari):
    """The accountant."""
    return player("Anna", sassari, Role.ACCOUNTANT)


@pytest.fixture
def supported(amina, team):
    with amina.at_work() as by:
        return supported_person(by, team)


@pytest.fixture
def support(livia, supported):
    """Three times 350 of 1,200 euros."""
    with livia.at_work() as by:
        return support_of(supported, by=by)
