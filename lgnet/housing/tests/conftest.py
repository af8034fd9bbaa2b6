# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house with beds to begin with, and who keeps it."""

from datetime import date

import pytest

from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.choices import OwnerKind, PropertyKind
from lgnet.kernel.actor import Role
from tests.cast import player

OPENED = date(2024, 1, 1)


@pytest.fixture
def livia(sassari, team):
    """The housing officer."""
    return player("Livia", sassari, Role.HOUSING_OFFICER, team=team)


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
