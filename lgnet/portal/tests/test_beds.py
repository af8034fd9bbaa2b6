# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public reads how many places to sleep a city has, and nothing of its shelters."""

import pytest
from django.test import Client

from lgnet.housing.actions.change_property import change_property
from lgnet.housing.models import Property
from lgnet.kernel.actor import Role
from lgnet.portal.beds import places_to_sleep
from tests.cast import player
from tests.houses import housed, sheltered


@pytest.fixture
def livia(sassari, team):
    return player("Livia", sassari, Role.HOUSING_OFFICER, team=team)


@pytest.mark.parametrize("language", ["it", "fr", "es", "ar", "en"])
def test_shelters_are_not_counted(page, livia, team, language):
    housed(livia)
    sheltered(livia, team)
    told = Client().get(f"/{language}/{page.city.slug}/servizi/").content.decode()
    assert 'id="beds"' in told and "Ginestra" not in told and "Tigli" not in told
    assert [one.number for one in places_to_sleep(page.city)] == [1]


def test_nor_is_any_house_whose_address_is_confidential(page, livia, team):
    named = housed(livia)
    with livia.at_work() as by:
        home = Property.objects.get(pk=named["house_id"])
        told = {"name": home.name, "kind": home.kind, "owner_kind": home.owner_kind, "team": team}
        change_property(home=home, by=by, is_confidential=True, meeting_point="Bar", phone="079", **told)
    assert places_to_sleep(page.city) == []
    assert 'id="beds"' not in Client().get(f"/it/{page.city.slug}/servizi/").content.decode()
