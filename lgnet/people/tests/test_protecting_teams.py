# SPDX-License-Identifier: AGPL-3.0-or-later
"""A protected person is never lost to everybody: her team is not closed, and keeps a case manager."""

import pytest
from django.db import transaction

from lgnet.kernel.actor import Role
from lgnet.network.actions.change_membership import change_membership
from lgnet.network.actions.change_team import change_team
from lgnet.network.actions.end_membership import end_membership
from lgnet.network.actions.end_team_place import end_team_place
from lgnet.network.models import Membership, Team, TeamMember
from lgnet.people.actions.end_protection import end_protection
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from lgnet.people.errors import TeamMayProtectPeople, TeamProtectsPeople
from lgnet.trust.models import AuditEvent
from tests.cast import player


@pytest.fixture
def protecting_team(sassari) -> Team:
    """Giada is its only case manager."""
    return Team.objects.create(city=sassari, name="Équipe antitratta", follows_protected=True)


@pytest.fixture
def fatou(protector, protecting_team):
    """Seen by Giada's team only."""
    with protector.at_work() as by:
        person = register_person(by=by, given_name="Fatou", family_name="Canarino")
        protect_person(person=person, team=protecting_team, reason="violence", by=by)
    return person


def place(who) -> TeamMember:
    return TeamMember.objects.select_related("team", "user").get(user=who.user)


def membership(who) -> Membership:
    return Membership.objects.get(user=who.user)


LEAVING = {
    "the team is closed": lambda giada, by: change_team(team=place(giada).team, name="Altro nome", closed=True, by=by),
    "she leaves the team": lambda giada, by: end_team_place(place=place(giada), by=by),
    "she works here no more": lambda giada, by: end_membership(membership=membership(giada), by=by),
    "she is no case manager any more": lambda giada, by: change_membership(
        membership=membership(giada), roles=[Role.DESK_OPERATOR], by=by
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", LEAVING)
def test_the_last_case_manager_of_protected_people_stays(fatou, protector, city_administrator, way):
    with city_administrator.at_work() as by, pytest.raises(TeamProtectsPeople), transaction.atomic():
        LEAVING[way](protector, by)
    team = Team.objects.get(pk=place(protector).team_id)
    assert (team.name, team.closed_on) == ("Équipe antitratta", None)
    assert place(protector).ended_at is None and membership(protector).ended_at is None
    assert membership(protector).roles == [Role.CASE_MANAGER]


@pytest.mark.parametrize("way", [way for way in LEAVING if way != "the team is closed"])
def test_she_may_go_when_another_case_manager_is_there(
    fatou, protector, protecting_team, city_administrator, way
):
    player("Greta", protector.city, Role.CASE_MANAGER, team=protecting_team)
    with city_administrator.at_work() as by:
        LEAVING[way](protector, by)


@pytest.mark.parametrize("way", LEAVING)
def test_she_may_go_when_nobody_is_protected_any_more(fatou, protector, city_administrator, way):
    with protector.at_work() as by:
        end_protection(person=fatou, by=by)
    with city_administrator.at_work() as by:
        LEAVING[way](protector, by)


@pytest.mark.parametrize("way", LEAVING)
def test_teams_that_protect_nobody_are_free(protector, city_administrator, way):
    with city_administrator.at_work() as by:
        LEAVING[way](protector, by)


def test_who_is_no_case_manager_may_always_go(fatou, protector, protecting_team, city_administrator):
    mediator = player("Mara", protector.city, Role.STREET_OPERATOR, team=protecting_team)
    with city_administrator.at_work() as by:
        end_team_place(place=place(mediator), by=by)


def test_a_colleague_of_another_team_does_not_count(fatou, protector, amina, city_administrator):
    with city_administrator.at_work() as by, pytest.raises(TeamProtectsPeople):
        end_team_place(place=place(protector), by=by)


def test_from_outside_the_city_nobody_can_tell_so_it_is_refused(fatou, protector, network_administrator):
    roles = [Role.CASE_MANAGER, Role.CITY_ADMINISTRATOR]
    Membership.objects.filter(user=protector.user).update(roles=roles)
    with network_administrator.at_work() as by, pytest.raises(TeamMayProtectPeople):
        end_membership(membership=membership(protector), by=by)


def test_the_page_says_what_to_do_next_and_nothing_is_written(fatou, protector, city_administrator):
    address = city_administrator.url(f"administration/teams/{place(protector).team_id}/change/")
    answer = city_administrator.browser.post(address, {"name": "Équipe antitratta", "closed": "on"})
    words = answer.content.decode()
    assert (
        answer.status_code == 422
        and "protegge delle persone" in words
        and "un altro responsabile del caso" in words
    )
    with city_administrator.at_work():
        assert not AuditEvent.objects.filter(action="network.team_changed").exists()
