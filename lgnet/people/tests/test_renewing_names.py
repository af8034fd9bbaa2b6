# SPDX-License-Identifier: AGPL-3.0-or-later
"""After a version that makes other keys of a name, everybody is found as it finds them."""

import pytest
from django.core.management import call_command

from lgnet.kernel.actor import system_actor
from lgnet.kernel.errors import Denied
from lgnet.people.actions import renew_names as renewing
from lgnet.people.actions.register_person import register_person
from lgnet.people.actions.renew_names import renew_names
from lgnet.people.models import NameKey
from lgnet.people.queries import search_people
from lgnet.trust.models import AuditEvent
from lgnet.trust.tenancy import EVERY_TEAM, in_city

NAMES = ["Xie", "Zhang", "Ceesay"]


@pytest.fixture
def keys_of_before(amina, monkeypatch):
    """Three people as a former version wrote them: without the keys of today for two of them."""
    monkeypatch.setattr(renewing, "AT_ONCE", 2)
    with amina.at_work() as by:
        people = [register_person(given_name="Mei", family_name=name, by=by) for name in NAMES]
        NameKey.objects.filter(person__in=people[:2]).exclude(key="mei").delete()
        NameKey.objects.create(person=people[1], key="of-before")


def renewed(city) -> int:
    with in_city(city.id, teams=EVERY_TEAM):
        return renew_names(by=system_actor("renew_names", city_id=city.id))


def found(player, name: str) -> bool:
    with player.at_work() as by:
        return name in [one.person.family_name for one in search_people(by, name)]


def test_everybody_is_found_again(amina, sassari, keys_of_before):
    assert not found(amina, "Xie")
    assert renewed(sassari) == 2
    assert all(found(amina, name) for name in NAMES)
    with amina.at_work():
        assert not NameKey.objects.filter(key="of-before").exists()
        assert AuditEvent.objects.filter(action="people.names_renewed", facts={"renewed": 2}).count() == 1


def test_called_again_it_changes_nothing(sassari, torino, keys_of_before):
    assert renewed(torino) == 0
    assert renewed(sassari) == 2 and renewed(sassari) == 0


def test_the_command_sees_to_every_city(amina, keys_of_before, capsys):
    call_command("renew_names")
    assert "Sassari: 2 people" in capsys.readouterr().out
    assert found(amina, "Xie")


def test_it_is_no_users_work(amina, keys_of_before):
    with amina.at_work() as by, pytest.raises(Denied):
        renew_names(by=by)
