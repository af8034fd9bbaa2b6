# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every role with a token at every address of the interface: of its own city, of another, of the network."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import path

from lgnet.api.actions.make_token import make_token
from lgnet.api.door import TokenDoor
from lgnet.config.urls import urlpatterns as real
from lgnet.kernel.actor import CITY_ROLES, NETWORK_ROLES, Actor, Role
from lgnet.monitoring.policies import may_read_network_figures
from lgnet.network.queries import actor_in
from lgnet.trust import tenancy
from tests.routes import Route, all_routes, of_tokens, own
from tests.world import World, city_world, network_world

ASKED = {"programme": "LGNet3", "period": "2026", "until": "2026"}
ROUTES = of_tokens()
IN_CITY = [route for route in ROUTES if "city" in route.parameters]
OF_NETWORK = [route for route in ROUTES if route.door.rule and "city" not in route.parameters]


def open_to_every_token(request):
    """A planted fault: it names its rule and does not ask it."""
    from django.http import JsonResponse

    return JsonResponse({})


open_to_every_token.door = TokenDoor(may_read_network_figures)
open_to_every_token.login_required = False
urlpatterns = [path("api/v1/network/open", open_to_every_token, name="open_to_every_token"), *real]


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
def tokens(sassari, network) -> dict[Role, str]:
    found = {}
    for role, player in [*sassari.players.items(), *network.players.items()]:
        by = Actor(player.user.id, player.user.name)
        with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
            found[role] = make_token(name="Telaio", days=1, by=by)[1]
    return found


@pytest.fixture(autouse=True)
def without_limit(monkeypatch):
    """So many roles ask so much here that the limit, tried elsewhere, would stop them."""
    monkeypatch.setattr("lgnet.api.door.count", lambda token: None)


def statuses(route: Route, tokens: dict[Role, str], city: str, roles) -> dict[Role, int]:
    address = route.address({"city": city})
    return {
        role: Client().get(address, ASKED, headers={"Authorization": f"Bearer {tokens[role]}"}).status_code
        for role in roles
    }


def expected(route: Route, world: World) -> dict[Role, int]:
    return {
        role: 200 if route.door.rule.allows(actor_in(player.user, city=world.city)) else 403
        for role, player in world.players.items()
    }


def test_every_address_of_the_interface_is_here():
    assert {route.name for route in all_routes() if route.pattern.startswith("api/v1/")} - {
        route.name for route in ROUTES
    } == {"api:reference", "api:v1:openapi-json", "api:v1:api-root", "api:nowhere"}
    assert len(IN_CITY) >= 5 and len(OF_NETWORK) >= 6


@pytest.mark.parametrize("route", IN_CITY, ids=lambda route: route.name)
def test_in_her_own_city_each_role_reads_what_its_rule_allows(route, sassari, tokens):
    assert statuses(route, tokens, sassari.city.slug, CITY_ROLES) == expected(route, sassari)


@pytest.mark.parametrize("route", IN_CITY, ids=lambda route: route.name)
def test_another_city_does_not_exist(route, torino, tokens):
    assert set(statuses(route, tokens, torino.city.slug, tokens).values()) == {404}


@pytest.mark.parametrize("route", OF_NETWORK, ids=lambda route: route.name)
def test_of_the_network_each_role_reads_what_its_rule_allows(route, network, tokens):
    assert statuses(route, tokens, "", NETWORK_ROLES) == expected(route, network)
    assert set(statuses(route, tokens, "", CITY_ROLES).values()) == {404}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_without_a_token_or_with_a_session_nothing_is_read(route, sassari):
    address = route.address({"city": sassari.city.slug})
    for browser in (Client(), sassari.players[Role.PROJECT_MANAGER].browser):
        assert browser.get(address, ASKED).status_code == 401


def test_the_control_an_address_that_does_not_ask_its_rule_is_seen(tokens, settings):
    settings.ROOT_URLCONF = __name__
    (route,) = [route for route in all_routes() if route.name == "open_to_every_token"]
    assert set(statuses(route, tokens, "", CITY_ROLES).values()) == {200}  # where 404 is due


@pytest.mark.parametrize("route", own(), ids=lambda route: route.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_have_no_page_of_an_account(route, method, sassari):
    from lgnet.kernel.ids import new_id

    asked = getattr(Client(), method)(route.address({"token_id": new_id()}))
    assert asked.status_code == 302 and asked.url.startswith("/accounts/login/?next=/account/")
