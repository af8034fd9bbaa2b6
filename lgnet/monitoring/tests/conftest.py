# SPDX-License-Identifier: AGPL-3.0-or-later
"""A programme of its own for each test, so that the network's totals are this test's cities and no others."""

from datetime import date

import pytest

from lgnet.kernel.ids import new_id
from lgnet.monitoring.actions.load_definitions import load_definitions
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.closings import in_july
from lgnet.monitoring.tests.factories import rome
from lgnet.network.choices import PartnerRole
from lgnet.network.models import Partnership, Programme


@pytest.fixture(autouse=True)
def definitions(database_open):
    load_definitions()


@pytest.fixture
def edition(sassari, torino) -> Programme:
    """An invented edition of which Sassari and Torino are partners."""
    programme = Programme.objects.create(
        code=f"LGNet9-{new_id().hex[-10:]}", title_it="LGNet9", title_en="LGNet9", fund_it="FAMI", fund_en="AMIF",
        funding_channel="shared_programme", starts_on=date(2024, 1, 16), ends_on=date(2036, 12, 31), state="active",
    )  # fmt: skip
    for city in (sassari, torino):
        Partnership.objects.create(
            programme=programme, organisation=city.organisation, city=city, role=PartnerRole.CITY
        )
    return programme


@pytest.fixture
def july():
    with in_july():
        yield


@pytest.fixture
def three(amina, sassari, team, edition):
    """People taken in charge in May."""
    with amina.at_work():
        people = [factories.person("Zuhra", f"Canarinetti{number}") for number in range(3)]
        for person in people:
            factories.case(edition, rome(2026, 5, 5, 9), team=team, manager=amina.user, person=person)
    return people
