# SPDX-License-Identifier: AGPL-3.0-or-later
"""Teams, their members, and places: the city's administrator keeps them, in her city only."""

import pytest

from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.network.actions.add_site import add_site
from lgnet.network.actions.add_team import add_team
from lgnet.network.actions.change_site import change_site
from lgnet.network.actions.change_team import change_team
from lgnet.network.actions.end_team_place import end_team_place
from lgnet.network.actions.set_team_member import set_team_member
from lgnet.network.choices import Profession, SiteKind
from lgnet.network.errors import NameTaken, NotInThisCity, NotWorkingHere
from lgnet.network.models import TeamMember
from tests.cast import player


def test_a_team_is_added_and_its_name_is_there_once(city_administrator, team):
    with city_administrator.at_work() as by:
        assert add_team(name="Équipe notte", by=by).city_id == by.city_id
        with pytest.raises(NameTaken):
            add_team(name=team.name, by=by)


def test_a_case_manager_adds_no_team(amina):
    with amina.at_work() as by, pytest.raises(Denied):
        add_team(name="Équipe notte", by=by)


def test_a_member_has_one_place_whose_profession_may_change(city_administrator, team, sassari):
    mediator = player("Marta", sassari, Role.CASE_MANAGER).user
    with city_administrator.at_work() as by:
        for profession in (Profession.MEDIATOR, Profession.PSYCHOLOGIST):
            set_team_member(team=team, user=mediator, profession=profession, by=by, languages=["ar"])
    assert TeamMember.objects.get(team=team, user=mediator).profession == Profession.PSYCHOLOGIST


def test_leaving_a_team_is_felt_at_once_and_one_may_come_back(city_administrator, amina, team):
    place = TeamMember.objects.get(team=team, user=amina.user)
    with city_administrator.at_work() as by:
        end_team_place(place=place, by=by)
    assert team.id not in amina.actor.team_ids
    with city_administrator.at_work() as by:
        set_team_member(team=team, user=amina.user, profession=Profession.EDUCATOR, by=by)
    assert team.id in amina.actor.team_ids


def test_who_does_not_work_in_the_city_joins_no_team_there(city_administrator, team, carla):
    with city_administrator.at_work() as by, pytest.raises(NotWorkingHere):
        set_team_member(team=team, user=carla.user, profession=Profession.MEDIATOR, by=by)


def test_another_citys_team_does_not_exist(city_administrator, torino_team):
    with city_administrator.at_work() as by, pytest.raises(NotInThisCity):
        change_team(team=torino_team, name="Mia", closed=True, by=by)


def test_a_site_is_added_and_corrected(city_administrator):
    with city_administrator.at_work() as by:
        site = add_site(name="Sportello", kind=SiteKind.ONE_STOP_SHOP, by=by, languages=["fr"])
        changed = change_site(
            site=site, name="Sportello centro", kind=site.kind, by=by, phone="+39 079 000 0200"
        )
    assert (changed.name, changed.phone, changed.languages) == (
        "Sportello centro",
        "+39 079 000 0200",
        ["fr"],
    )
