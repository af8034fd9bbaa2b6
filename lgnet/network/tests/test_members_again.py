# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody whose time had run out comes back: with the roles she is given now, and nothing of before."""

from datetime import timedelta

from lgnet.kernel import clock
from lgnet.kernel.actor import Role, system_actor
from lgnet.network.actions.add_member import add_member
from lgnet.network.models import Membership
from lgnet.trust import tenancy
from tests.cast import player


def test_a_new_membership_does_not_bring_old_places_in_teams_back(sassari, protecting_team):
    giada = player("Giada", sassari, Role.CASE_MANAGER, team=protecting_team)
    Membership.objects.filter(user=giada.user).update(
        starts_on=clock.today() - timedelta(days=9), ends_on=clock.today() - timedelta(days=1)
    )
    assert giada.actor is None
    with tenancy.in_city(tenancy.NETWORK):
        by = system_actor("test", city_id=None)
        add_member(user=giada.user, city=sassari, roles=[Role.STREET_OPERATOR], by=by)
    assert giada.actor.team_ids == frozenset()


def test_places_in_another_city_stay(sassari, torino, torino_team, team):
    giada = player("Giada", sassari, Role.CASE_MANAGER, team=team)
    add = {"user": giada.user, "roles": [Role.CASE_MANAGER], "by": system_actor("test", city_id=None)}
    with tenancy.in_city(tenancy.NETWORK):
        add_member(city=torino, **add)
        Membership.objects.filter(user=giada.user, city=torino).update(
            starts_on=clock.today() - timedelta(days=9), ends_on=clock.today() - timedelta(days=1)
        )
        add_member(city=torino, **add)
    assert giada.actor.team_ids == {team.id}
