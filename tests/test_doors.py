# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every role at every page of its own city, of another, of the network, and with another city's records."""

from itertools import chain

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from lgnet.config.urls import urlpatterns as real
from lgnet.kernel.actor import CITY_ROLES, Role
from lgnet.kernel.ids import new_id
from lgnet.network.door import PUBLIC, city_page
from lgnet.network.models import Service
from lgnet.network.policies import may_administer_city, may_enter
from lgnet.network.queries import actor_in
from tests.routes import (
    OF_PEOPLE,
    OF_RECORDS,
    NothingToPutIn,
    Route,
    all_routes,
    of_staff,
    without_door,
)
from tests.world import World, city_world, network_world

STAFF = of_staff()
IN_CITY = [route for route in STAFF if route.in_city]
OF_NETWORK = [route for route in STAFF if not route.in_city]
METHODS = ("get", "post")
ENTERED = {200, 302, 404, 405, 409}
"""Answers of a page to whoever may enter it: also that there is nothing to do, or that it is another team's record."""
CLOSED = {302, 404, 405, 422}
"""Answers that show nothing: elsewhere, not there, only by a button, something is missing in the form."""


def open_to_all(request, city):
    """A planted fault: it names its rule and does not ask it."""
    return HttpResponse()


@city_page(may_enter)
def far_sighted(request, by, service_id):
    """A planted fault: services are no tenant rows, so the database does not help."""
    return HttpResponse(status=200 if Service.objects.filter(pk=service_id).exists() else 404)


open_to_all.door = may_administer_city
urlpatterns = [
    path("city/<slug:city>/open/", open_to_all, name="open_to_all"),
    path("city/<slug:city>/far/<uuid:service_id>/", far_sighted, name="far_sighted"),
    *real,
]


def named(routes: list[Route]):
    return pytest.mark.parametrize("route", routes, ids=lambda route: route.name)


@pytest.fixture(scope="module")
def sassari() -> World:
    return city_world("Sassari")


@pytest.fixture(scope="module")
def torino() -> World:
    return city_world("Torino")


@pytest.fixture(scope="module")
def network() -> World:
    return network_world()


@pytest.fixture(scope="module")
def browsers(sassari, network) -> dict[Role, Client]:
    players = chain(sassari.players.items(), network.players.items())
    found = {role: player.browser for role, player in players}
    for browser in found.values():
        browser.raise_request_exception = False
    return found


def allowed(route: Route, world: World) -> set[Role]:
    return {
        role
        for role, player in world.players.items()
        if route.door.allows(actor_in(player.user, city=world.city))
    }


def statuses(browsers, address: str, roles, *, method: str = "get") -> dict[Role, int]:
    return {role: getattr(browsers[role], method)(address).status_code for role in roles}


# --- every page has a door


def test_every_route_says_who_may_enter():
    assert without_door(all_routes()) == []
    assert len(IN_CITY) > 50 and len(OF_NETWORK) > 15


def test_a_route_without_a_door_is_seen():
    forgotten = path("city/<slug:city>/forgotten/", lambda request, city: HttpResponse(), name="forgotten")
    assert without_door(all_routes([forgotten])) == ["forgotten"]


def test_a_page_with_something_new_in_its_address_is_seen(sassari):
    new = path(
        "city/<slug:city>/boats/<uuid:boat_id>/", lambda request, city, boat_id: HttpResponse(), name="boat"
    )
    with pytest.raises(NothingToPutIn):
        all_routes([new])[0].address(sassari.named)


# --- own city


def wrongly_met(route: Route, world: World, browsers) -> dict[Role, int]:
    """Roles that were let in against the rule, refused against it, or met an error."""
    may, met = allowed(route, world), statuses(browsers, route.address(world.named), world.players)
    return {role: status for role, status in met.items() if status not in (ENTERED if role in may else {403})}


@named(IN_CITY)
def test_in_her_own_city_each_role_enters_where_its_rule_allows(route, sassari, browsers):
    assert wrongly_met(route, sassari, browsers) == {}
    entered = statuses(browsers, route.address(sassari.named), allowed(route, sassari))
    assert set(entered.values()) != {404}  # the record is there, for one of them at least


@named(IN_CITY)
def test_who_may_not_enter_cannot_send_anything_either(route, sassari, browsers):
    refused = sassari.players.keys() - allowed(route, sassari)
    met = statuses(browsers, route.address(sassari.named), refused, method="post")
    assert set(met.values()) <= {403, 405}


def test_a_page_that_does_not_ask_its_rule_is_seen(sassari, browsers, settings):
    settings.ROOT_URLCONF = __name__
    (route,) = [route for route in all_routes() if route.name == "open_to_all"]
    assert wrongly_met(route, sassari, browsers).keys() == CITY_ROLES - {Role.CITY_ADMINISTRATOR}


# --- another city


def test_a_page_that_looks_beyond_its_city_is_seen(sassari, torino, browsers, settings):
    settings.ROOT_URLCONF = __name__
    (route,) = [route for route in all_routes() if route.name == "far_sighted"]
    assert betrayed(route, "get", sassari, {"service_id": torino.named["service_id"]}, browsers) == {
        "service_id"
    }


@named(IN_CITY)
def test_another_citys_pages_do_not_exist(route, sassari, torino, browsers):
    address = route.address(torino.named)
    assert set(statuses(browsers, address, browsers).values()) == {404}
    assert set(statuses(browsers, address, allowed(route, sassari), method="post").values()) == {404}


def betrayed(route: Route, method: str, world: World, others: dict, browsers) -> set[str]:
    """Parameters that answer otherwise for a record of others than for one that never was, or that show something."""
    found = set()
    for parameter in route.parameters & others.keys():
        there, nowhere = (
            statuses(browsers, route.address(world.named | put), allowed(route, world), method=method)
            for put in ({parameter: others[parameter]}, {parameter: nobodys(parameter)})
        )
        if there != nowhere or not set(there.values()) <= CLOSED:
            found.add(parameter)
    return found


@named([route for route in IN_CITY if route.parameters & OF_RECORDS])
@pytest.mark.parametrize("method", METHODS)
def test_another_citys_records_look_like_none_at_all_in_her_own(route, method, sassari, torino, browsers):
    others = {parameter: torino.named[parameter] for parameter in OF_RECORDS & torino.named.keys()}
    assert betrayed(route, method, sassari, others, browsers) == set()


@named([route for route in IN_CITY if route.parameters & OF_PEOPLE])
@pytest.mark.parametrize("method", METHODS)
def test_a_protected_persons_records_look_like_none_at_all_outside_her_team(route, method, sassari, browsers):
    others = {parameter: sassari.protected[parameter] for parameter in OF_PEOPLE}
    assert betrayed(route, method, sassari, others, browsers) == set()


def nobodys(parameter: str) -> object:
    return 2_000_000_000 if parameter == "place_id" else new_id()


# --- the network


@named(OF_NETWORK)
def test_for_the_network_each_role_enters_where_its_rule_allows(route, network, sassari, browsers):
    assert wrongly_met(route, network, browsers) == {}
    of_a_city = statuses(browsers, route.address(network.named), sassari.players)
    assert set(of_a_city.values()) == {404}


@named(OF_NETWORK)
def test_who_may_not_enter_the_network_cannot_send_anything_either(route, network, browsers):
    refused = browsers.keys() - allowed(route, network)
    met = statuses(browsers, route.address(network.named), refused, method="post")
    assert set(met.values()) <= {403, 404, 405}


# --- strangers


@named(STAFF)
@pytest.mark.parametrize("method", METHODS)
def test_strangers_are_asked_who_they_are(route, method, sassari, network):
    address = route.address({**network.named, **sassari.named})
    asked = getattr(Client(), method)(address)["Location"]
    assert asked.startswith(f"/accounts/login/?next={address.partition('?')[0]}")


@named([route for route in all_routes() if route.door == PUBLIC])
def test_public_pages_open_for_everybody(route, sassari):
    assert Client().get(route.address(sassari.named)).status_code in (200, 404, 405)
