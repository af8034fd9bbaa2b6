# SPDX-License-Identifier: AGPL-3.0-or-later
"""Houses, units and beds: who writes them, and who knows where a confidential one is."""

from datetime import date

import pytest

from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.choices import OwnerKind, PropertyKind
from lgnet.housing.errors import HouseNameTaken, NoName, NotReachedOtherwise
from lgnet.housing.models import Address
from lgnet.housing.whereabouts import Whereabouts, whereabouts
from lgnet.kernel.errors import Denied
from lgnet.trust.models import AuditEvent

STREET = Whereabouts("Via dei Gelsomini 17", "07100 Sassari", "suonare due volte")


@pytest.fixture
def shelter(livia, team):
    with livia.at_work() as by:
        return add_property(
            name="Casa Ginestra", kind=PropertyKind.PROTECTED_SHELTER, owner_kind=OwnerKind.PARTNER, team=team,
            meeting_point="Sportello di via Turritana", phone="+39 079 000", address=STREET, by=by,
        )  # fmt: skip


def test_a_protected_shelter_is_confidential_untold(shelter):
    assert shelter.is_confidential


def test_its_address_is_known_to_the_team_that_runs_it_only(shelter, livia, carla, protector):
    with livia.at_work():
        assert whereabouts(shelter) == STREET
    for outsider in (protector, carla):  # another team's, another city's
        with outsider.at_work():
            assert whereabouts(shelter) is None
            assert not Address.objects.exists()


def test_an_open_houses_address_is_known_in_the_city(livia, protector, carla):
    with livia.at_work() as by:
        home = add_property(
            name="Casa dei Tigli", kind=PropertyKind.CO_HOUSING, owner_kind=OwnerKind.MUNICIPALITY,
            address=STREET, by=by,
        )  # fmt: skip
    with protector.at_work():
        assert whereabouts(home) == STREET
    with carla.at_work():
        assert whereabouts(home) is None


def test_the_address_is_nowhere_in_clear(shelter, livia):
    with livia.at_work():
        assert b"Gelsomini" not in bytes(Address.objects.get().sealed)
        assert "Gelsomini" not in str(list(AuditEvent.objects.values()))


def test_a_confidential_house_needs_another_way_to_it(livia, team):
    with livia.at_work() as by, pytest.raises(NotReachedOtherwise):
        add_property(
            name="Casa Mirto",
            kind=PropertyKind.PROTECTED_SHELTER,
            owner_kind=OwnerKind.PARTNER,
            team=team,
            by=by,
        )


def test_names_are_needed_and_told_once(livia, house):
    with livia.at_work() as by:
        home, beds = house(by)
        with pytest.raises(HouseNameTaken):
            house(by)
        with pytest.raises(NoName):
            add_unit(home=home, name="  ", by=by)
        with pytest.raises(HouseNameTaken):
            add_bed(unit=beds[0].unit, name=beds[0].name, in_service_from=date(2024, 1, 1), by=by)


def test_only_the_housing_officer_writes_houses(amina, house):
    with amina.at_work() as by, pytest.raises(Denied):
        house(by)
