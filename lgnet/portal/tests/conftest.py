# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cities with public pages: the real network's 22, and fresh ones that a test may change."""

import pytest
from django.core.management import call_command
from django.test import Client

from lgnet.kernel.actor import Role, system_actor
from lgnet.network.files import shipped_organisations
from lgnet.network.models import City, Organisation
from lgnet.portal.demo import publish_all
from lgnet.portal.queries import page_of
from lgnet.portal.tests.closed import close, fresh_programme, partner
from lgnet.portal.web import asking
from tests.cast import player

BY = system_actor("demo", city_id=None)
PHONE = {"REMOTE_ADDR": "5.5.5.7"}


@pytest.fixture(scope="session")
def cities(database_open) -> list[City]:
    """The 22 of LGNet3, published as the demonstration publishes them."""
    call_command("load_network")
    slugs = [record.city.slug for record in shipped_organisations() if record.city and record.city.tenant]
    found = list(City.objects.filter(slug__in=slugs).select_related("organisation"))
    publish_all(by=BY, cities=found)
    return found


def publish(city: City):
    """With Sassari's centre, from which invented places are measured."""
    city = City.objects.select_related("organisation").get(pk=city.pk)
    Organisation.objects.filter(pk=city.organisation_id).update(latitude="40.7259", longitude="8.5555")
    city.refresh_from_db()
    publish_all(by=BY, cities=[city])
    return page_of(city)


@pytest.fixture
def page(sassari):
    """A fresh Sassari's public page."""
    return publish(sassari)


@pytest.fixture
def reader() -> Client:
    """Somebody with a phone and no account."""
    return Client(**PHONE)


@pytest.fixture
def at_the_door(sassari):
    """`with at_the_door() as by`: what the public page itself may do in the fresh Sassari."""
    return lambda: asking.at_the_public_door(sassari)


def sent(**told) -> dict:
    """What the form that asks for a contact sends."""
    form = {
        "reach": "333 000 0000", "safety": "call", "where": "", "when": "", "language": "fr",
        "need": "shelter_tonight", "name": "Awa", "website": "",
    }  # fmt: skip
    return form | told


@pytest.fixture
def shown():
    """A programme with a large, a small and a silent city; the first two have closed the quarter."""
    call_command("load_definitions", verbosity=0)
    programme = fresh_programme()
    large, small, silent = (partner(programme, name) for name in ("Sassari", "Aosta", "Bari"))
    waits = {"30": 20, "50": 20, "80": 2}
    closed = close(programme, large, contacts=1_252, people_taken_in_charge=41, hours=waits)
    close(programme, small, contacts=23, people_taken_in_charge=3, hours={"20": 3})
    return {"programme": programme, "large": large, "small": small, "silent": silent, "closed": closed}


@pytest.fixture
def communication():
    return player("Nives", None, Role.COMMUNICATION)
