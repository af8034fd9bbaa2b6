# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a protected shelter is, in words that nobody else has, is looked for in every page, file, feed and column.
Its own staff find it."""

import logging
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from lgnet.housing.actions.book_stay import book_stay
from lgnet.housing.actions.keep_cost import write_cost
from lgnet.housing.actions.keep_works import plan_works
from lgnet.housing.actions.open_void import open_void
from lgnet.housing.choices import CostKind
from lgnet.housing.hours import tonight
from lgnet.housing.whereabouts import Whereabouts
from lgnet.kernel.actor import Role
from lgnet.network.door import PUBLIC
from lgnet.network.models import Team
from lgnet.network.queries import actor_in
from lgnet.people.actions.register_person import register_person
from tests.cast import Player, player
from tests.houses import OPENED, sheltered
from tests.routes import WORDS, Route, all_routes, of_staff
from tests.test_canary import exported, shown_at, told
from tests.world import World, city_world, network_world

STREET = Whereabouts("Via dei Glicini-sghembi 17", "07199 Borgo-remoto", "campanello-azzurro")
OWNER = "Fondazione Rugiada-lenta"
CANARIES = ("Glicini-sghembi", "Borgo-remoto", "campanello-azzurro", "Rugiada-lenta")
PAGES = of_staff()


@pytest.fixture(scope="module")
def sassari() -> World:
    return city_world("Sassari")


@pytest.fixture(scope="module")
def network() -> World:
    return network_world()


@pytest.fixture(scope="module")
def keeper(sassari) -> Player:
    """The housing officer of the team that runs it."""
    guards = Team.objects.get(city=sassari.city, follows_protected=True)
    return player("Ersilia", sassari.city, Role.HOUSING_OFFICER, team=guards)


@pytest.fixture(scope="module", autouse=True)
def shelter(sassari, keeper) -> dict:
    """With works, a bed out of use, a cost, and somebody asleep whom all may see: by the names of pages' parameters."""
    guards = Team.objects.get(city=sassari.city, follows_protected=True)
    home, bed = sheltered(keeper, guards, address=STREET, owner=OWNER)
    with sassari.players[Role.CASE_MANAGER].at_work() as by:
        person = register_person(by=by, given_name="Awa", family_name="Ndiaye")
    with keeper.at_work() as by:
        works = plan_works(home=home, what="Cucina", cig="", by=by)
        (void,) = open_void(
            beds=[bed], starts_on=OPENED, ends_on=OPENED.replace(day=9), reason="repair", by=by
        )
        days = {"first_day": OPENED, "last_day": OPENED.replace(day=31)}
        cost = write_cost(home=home, kind=CostKind.RENT, amount=Decimal(1), by=by, **days)
        stay = book_stay(bed=bed, person=person, first_night=tonight(), leaves_on=None, by=by)
    return {
        "house_id": home.pk, "flat_id": bed.unit_id, "bed_id": bed.pk, "works_id": works.pk, "void_id": void.pk,
        "cost_id": cost.pk, "stay_id": stay.pk,
    }  # fmt: skip


def met_in(answer) -> set[str]:
    """In what is sent, and in how it is called."""
    said = told(answer) + " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return {word for word in CANARIES if word in said}


def met_on(route: Route, reader: Player, named: dict) -> set[str]:
    browser = reader.browser
    browser.raise_request_exception = False
    address = route.address(named)
    met = met_in(browser.get(address))
    searched = shown_at(browser, address, searching="sghembi")
    return met | {word for word in CANARIES if word in searched}


def all_meetings(route: Route, world: World, named: dict) -> dict[str, set[str]]:
    return {
        str(role): met
        for role, one in world.players.items()
        if route.door.allows(actor_in(one.user, city=world.city)) and (met := met_on(route, one, named))
    }


@pytest.mark.slow
@pytest.mark.parametrize("route", [one for one in PAGES if one.in_city], ids=lambda route: route.name)
def test_nobody_outside_its_team_meets_the_address_on_any_page(route, sassari, shelter, caplog):
    with caplog.at_level(logging.DEBUG):
        assert all_meetings(route, sassari, {**sassari.named, **shelter}) == {}
    assert not any(word in caplog.text for word in CANARIES)


@pytest.mark.parametrize("route", [one for one in PAGES if not one.in_city], ids=lambda route: route.name)
def test_nobody_of_the_network_meets_it(route, network):
    assert all_meetings(route, network, network.named) == {}


@pytest.mark.parametrize(
    "route", [one for one in all_routes() if one.door == PUBLIC], ids=lambda one: one.name
)
def test_the_public_does_not_meet_it(route, sassari):
    named = {"city": sassari.city.slug, "place": sassari.city.slug, **sassari.named}
    if route.parameters <= named.keys() | WORDS.keys():
        browser = Client(raise_request_exception=False)
        assert met_in(browser.get(route.address(named))) == set()


@pytest.mark.parametrize("name", ["housing:house", "housing:correct_house"])
def test_the_control_the_walk_finds_it_for_its_own_staff(name, sassari, keeper, shelter):
    (route,) = [one for one in PAGES if one.name == name]
    assert met_on(route, keeper, {**sassari.named, **shelter}) == set(CANARIES)


@pytest.mark.parametrize("of", ["people", "contacts"])
def test_no_file_tells_it_not_even_its_own_staffs(of, sassari, keeper):
    manager = player(
        "Zaira",
        sassari.city,
        Role.CASE_MANAGER,
        team=Team.objects.get(city=sassari.city, follows_protected=True),
    )
    for reader in (sassari.players[Role.CASE_MANAGER], manager):
        assert not any(word in exported(reader, of, "csv") for word in CANARIES)


def test_the_plan_of_its_own_staff_is_paper_without_it(keeper, shelter):
    """What is printed lies about."""
    paper = keeper.browser.get(reverse("housing:plan_paper", args=[keeper.city.slug, shelter["house_id"]]))
    assert paper["Content-Type"] == "application/pdf" and met_in(paper) == set()


def columns_with(word: str, cursor) -> set[str]:
    """Tables that hold it in clear, as text or as bytes: what a stolen copy of the database would tell."""
    cursor.execute("select tablename from pg_tables where schemaname = 'public'")
    found = set()
    for (table,) in cursor.fetchall():
        cursor.execute(
            f'select exists (select from "{table}" t where t::text like %s or t::text like %s)',
            [f"%{word}%", f"%{word.encode().hex()}%"],
        )
        found |= {table} if cursor.fetchone()[0] else set()
    return found


def test_the_database_and_so_its_backup_does_not_tell_it_in_clear(planted):
    for word in CANARIES[:3]:
        assert columns_with(word, planted) == set()
    assert columns_with("via Turritana", planted) == {
        "housing_property"
    }  # the control: what everybody may know


def test_the_database_itself_hides_the_row(sassari, keeper, shelter):
    for reader, rows in ((sassari.players[Role.HOUSING_OFFICER], 0), (keeper, 1)):
        with reader.at_work(), connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from housing_address where property_id = %s", [shelter["house_id"]]
            )
            assert cursor.fetchone()[0] == rows
