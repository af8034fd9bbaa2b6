# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who gives which roles to whom, and what the end of a membership does."""

from datetime import timedelta

import pytest

from lgnet.kernel import clock
from lgnet.kernel.actor import CITY_ROLES, Role, system_actor
from lgnet.kernel.errors import Denied
from lgnet.network.actions.add_member import add_member
from lgnet.network.actions.change_membership import change_membership
from lgnet.network.actions.end_membership import end_membership
from lgnet.network.choices import OrganisationKind, PartnerRole
from lgnet.network.errors import (
    IncompatibleRoles,
    NoRole,
    NotForThisBody,
    NotInThisCity,
    NotYourself,
    RoleNotYours,
    WorksHereAlready,
)
from lgnet.network.models import Membership, Organisation, Partnership, TeamMember
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent
from tests.cast import fresh_programme, player


def membership_of(somebody) -> Membership:
    return Membership.objects.get(user=somebody.user)


def test_the_administrator_of_a_city_gives_its_roles(city_administrator, amina):
    with city_administrator.at_work() as by:
        roles = [Role.CASE_MANAGER, Role.DESK_OPERATOR]
        change_membership(membership=membership_of(amina), roles=roles, by=by)
        assert AuditEvent.objects.filter(action="network.membership_changed").exists()
    assert amina.actor.roles == {"case_manager", "desk_operator"}


def test_no_role_of_the_network_and_nothing_in_another_city(city_administrator, amina, carla):
    with city_administrator.at_work() as by:
        with pytest.raises(RoleNotYours):
            change_membership(membership=membership_of(amina), roles=[Role.COORDINATOR], by=by)
        with pytest.raises(NotInThisCity):
            change_membership(membership=membership_of(carla), roles=[Role.CHECKER], by=by)
        with pytest.raises(NotInThisCity):
            end_membership(membership=membership_of(carla), by=by)
        with pytest.raises(RoleNotYours):
            add_member(user=amina.user, city=carla.city, roles=[Role.CASE_MANAGER], by=by)
        with pytest.raises(RoleNotYours):
            add_member(user=amina.user, city=None, roles=[Role.COORDINATOR], by=by)


def test_the_administrator_of_the_network_gives_network_roles_and_city_administrators(
    network_administrator, amina, carla
):
    with network_administrator.at_work() as by:
        add_member(user=carla.user, city=amina.city, roles=[Role.CITY_ADMINISTRATOR], by=by)
        add_member(user=carla.user, city=None, roles=[Role.COMMUNICATION], by=by)
        for role in CITY_ROLES - {Role.CITY_ADMINISTRATOR}:
            with pytest.raises(RoleNotYours):
                add_member(user=amina.user, city=carla.city, roles=[role], by=by)


def test_she_takes_away_a_city_administrator_without_touching_the_other_roles(network_administrator, sassari):
    chiara = player("Chiara", sassari, Role.CITY_ADMINISTRATOR, Role.CASE_MANAGER)
    with network_administrator.at_work() as by:
        change_membership(membership=membership_of(chiara), roles=[Role.CASE_MANAGER], by=by)
        with pytest.raises(NotInThisCity):
            change_membership(membership=membership_of(chiara), roles=[Role.CHECKER], by=by)
    assert chiara.actor.roles == {"case_manager"}


def test_nobody_changes_her_own_roles(city_administrator, network_administrator):
    for administrator in (city_administrator, network_administrator):
        with administrator.at_work() as by:
            with pytest.raises(NotYourself):
                change_membership(membership=membership_of(administrator), roles=[Role.CHECKER], by=by)
            with pytest.raises(NotYourself):
                end_membership(membership=membership_of(administrator), by=by)


def test_a_case_manager_gives_nothing(amina, bruno):
    with amina.at_work() as by, pytest.raises((Denied, NotInThisCity)):
        change_membership(membership=membership_of(bruno), roles=[Role.CASE_MANAGER], by=by)


@pytest.mark.parametrize("other", [Role.ACCOUNTANT, Role.PROJECT_MANAGER])
def test_who_enters_an_expense_does_not_approve_it(city_administrator, amina, other):
    with city_administrator.at_work() as by:
        with pytest.raises(IncompatibleRoles):
            change_membership(membership=membership_of(amina), roles=[Role.CHECKER, other], by=by)
        with pytest.raises(NoRole):
            change_membership(membership=membership_of(amina), roles=[], by=by)


def test_the_end_of_a_membership_is_felt_at_the_next_request(city_administrator, amina, team):
    browser = amina.browser
    assert browser.get(amina.url("directory/")).status_code == 200
    with city_administrator.at_work() as by:
        end_membership(membership=membership_of(amina), by=by)
    assert browser.get(amina.url("directory/")).status_code == 404
    assert not TeamMember.objects.filter(user=amina.user, ended_at=None).exists()


def test_one_membership_a_city_and_a_new_one_after_the_end(city_administrator, amina):
    with city_administrator.at_work() as by:
        with pytest.raises(WorksHereAlready):
            add_member(user=amina.user, city=amina.city, roles=[Role.CASE_MANAGER], by=by)
        end_membership(membership=membership_of(amina), by=by)
        add_member(user=amina.user, city=amina.city, roles=[Role.DESK_OPERATOR], by=by)
    assert amina.actor.roles == {"desk_operator"}


def test_what_ran_out_by_its_date_does_not_stand_in_the_way(city_administrator, amina):
    Membership.objects.filter(user=amina.user).update(ends_on=clock.today() - timedelta(days=1))
    assert amina.actor is None
    with city_administrator.at_work() as by:
        add_member(user=amina.user, city=amina.city, roles=[Role.CASE_MANAGER], by=by)
    assert amina.actor.roles == {"case_manager"}


@pytest.fixture
def body(sassari):
    """An association that works under Sassari, appointed data processor until today."""
    key = f"ente-{sassari.slug}"
    organisation = Organisation.objects.create(
        key=key, kind=OrganisationKind.IMPLEMENTING_BODY, name="Ente Prova"
    )
    return Partnership.objects.create(
        programme=fresh_programme(), organisation=organisation, role=PartnerRole.IMPLEMENTING_BODY, city=sassari,
        processor_until=clock.today(),
    )  # fmt: skip


def test_the_operator_of_an_implementing_body_works_as_long_as_it_is_appointed(sassari, torino, body):
    lent = player("Olga", None, Role.COMMUNICATION).user
    with tenancy.in_city(sassari.id):
        by = system_actor("test", city_id=sassari.id)
        add_member(user=lent, city=sassari, roles=[Role.STREET_OPERATOR], on_behalf_of=body, by=by)
    from tests.cast import Player

    olga = Player(lent, sassari)
    browser = olga.browser
    assert browser.get(olga.url("directory/")).status_code == 200
    Partnership.objects.filter(pk=body.pk).update(processor_until=clock.today() - timedelta(days=1))
    assert browser.get(olga.url("directory/")).status_code == 404
    with tenancy.in_city(torino.id), pytest.raises(NotForThisBody):
        by = system_actor("test", city_id=torino.id)
        add_member(user=lent, city=torino, roles=[Role.STREET_OPERATOR], on_behalf_of=body, by=by)
