# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody protected, with words that nobody else has, is looked for through every page, file, feed and search."""

import io
import zipfile
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from lgnet.api.actions.make_token import make_token
from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.exchange.actions.take_export import ask_for_export, make_export
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.ids import new_id
from lgnet.network.door import PUBLIC
from lgnet.network.models import Service, Team
from lgnet.network.queries import actor_in
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.people.actions.add_tie import add_tie
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person
from lgnet.trust import tenancy
from tests.cast import Player, fresh_programme, player
from tests.road import appointment_of
from tests.routes import WORDS, Route, all_routes, of_staff, of_tokens
from tests.world import World, city_world, network_world

NAME, FAMILY, PHONE, PASSPORT = "Zenobia", "Kwakwalinga", "399 555 0117", "ZK7734419"
CANARIES = (
    NAME,
    FAMILY,
    PHONE,
    PHONE.replace(" ", ""),
    PASSPORT,
    "Fontana-obliqua",
    "Lampione-storto",
    "Scala-quarta",
)
"""Her name and numbers, where she was met, what is to be done for her, what was asked of others."""
SEARCHES = ("Zenobja Kwakualinga", PHONE, PASSPORT.lower())
FIELDS = ("q", "name", "given_name", "family_name", "phone", "number")
WIDELY = {"show": "all", "state": "all", "all": "1", "whose": "all", "view": "list"}
PAGES = of_staff()


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
def protector(sassari) -> Player:
    """Of the team that follows her."""
    guards = Team.objects.get(city=sassari.city, follows_protected=True)
    return player("Gemma", sassari.city, Role.CASE_MANAGER, team=guards)


@pytest.fixture(scope="module", autouse=True)
def zenobia(sassari, protector) -> Person:
    guards = Team.objects.get(city=sassari.city, follows_protected=True)
    with protector.at_work() as by:
        person = register_person(by=by, given_name=NAME, family_name=FAMILY, phone=PHONE)
        record_identifier(person=person, kind="passport", number=PASSPORT, by=by)
        record_permit(person=person, document_kind="1", reason="ASILO", number=PASSPORT, by=by)
        contact = record_contact(
            by=by, programme=fresh_programme(), happened_at=clock.now() - timedelta(hours=5),
            place="Fontana-obliqua", person=person, idempotency_key=new_id(),
        )  # fmt: skip
        case = open_case(person=person, team=guards, programme=contact.programme, by=by)
        add_task(what="Lampione-storto", due_on=clock.today(), case=case, by=by)
        write_intervention(case=case, kind="interview", on=clock.today(), words="Lampione-storto", by=by)
        service = Service.objects.get(pk=sassari.named["service_id"])
        send_referral(case=case, service=service, need="health", request="Scala-quarta", by=by)
        appointment_of(person, by=by)
        sister = Person.objects.get(pk=sassari.named["person_id"])
        add_tie(person=sister, other=person, kind="sibling", together=True, by=by)
        protect_person(person=person, team=guards, reason="violence", by=by)
    return person


def told(answer: HttpResponse) -> str:
    """What an answer says, whatever it is made of."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return " ".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())
    if content.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return content.decode("utf-8", "replace")


def shown_at(browser: Client, address: str, *, searching: str = "") -> str:
    asked = urlencode({**WIDELY, **dict.fromkeys(FIELDS, searching)})
    return told(browser.get(f"{address}{'&' if '?' in address else '?'}{asked}"))


def canaries_in(text: str, *, searching: str = "") -> set[str]:
    """What was typed stands in its field again, so it does not count."""
    return {word for word in CANARIES if word in text and word not in searching}


def met_on(route: Route, player: Player, world: World) -> set[str]:
    """By somebody who opens the page, opens it with the ids of her records, or looks for her there."""
    browser = player.browser
    browser.raise_request_exception = False
    address = route.address(world.named)
    text = told(browser.get(address))
    met = canaries_in(text) | canaries_in(shown_at(browser, address))
    if any(f'name="{field}"' in text for field in FIELDS):
        for words in SEARCHES:
            met |= canaries_in(shown_at(browser, address, searching=words), searching=words)
    if (hidden := route.address({**world.named, **world.protected})) != address:
        met |= canaries_in(shown_at(browser, hidden))
    return met


def all_meetings(route: Route, world: World) -> dict[str, set[str]]:
    """By whoever may enter there."""
    return {
        str(role): met
        for role, one in world.players.items()
        if route.door.allows(actor_in(one.user, city=world.city)) and (met := met_on(route, one, world))
    }


@pytest.mark.parametrize("route", [one for one in PAGES if one.in_city], ids=lambda route: route.name)
def test_nobody_of_her_city_outside_her_team_meets_her_on_any_page(route, sassari):
    assert all_meetings(route, sassari) == {}


@pytest.mark.parametrize("route", [one for one in PAGES if one.in_city], ids=lambda route: route.name)
def test_nobody_of_another_city_meets_her_on_any_page(route, sassari, torino):
    lent = World(torino.city, torino.players, torino.named, {**sassari.protected, "city": torino.city.slug})
    assert all_meetings(route, lent) == {}


@pytest.mark.parametrize("route", [one for one in PAGES if not one.in_city], ids=lambda route: route.name)
def test_nobody_of_the_network_meets_her(route, network):
    assert all_meetings(route, network) == {}


@pytest.mark.parametrize(
    "path",
    ["cases/", "people/?q=Zenobja", "cases/tasks/", "people/{person}/", "cases/{case}/", "people/{sister}/"],
)
def test_the_control_her_own_team_meets_her(path, sassari, protector, zenobia):
    address = protector.url(
        path.format(person=zenobia.pk, sister=sassari.named["person_id"], case=case_of(zenobia, protector))
    )
    assert canaries_in(told(protector.browser.get(address)))


@pytest.mark.parametrize("name", ["people:people", "casework:tasks", "outreach:contacts"])
def test_the_control_the_walk_itself_finds_her_for_her_own_team(name, sassari, protector):
    (route,) = [one for one in PAGES if one.name == name]
    assert met_on(route, protector, sassari)


def case_of(person: Person, manager: Player):
    with manager.at_work():
        return person.cases.get().pk


@pytest.mark.parametrize("of", ["people", "contacts"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_file_for_others_names_her_and_that_of_her_team_does(of, kind, sassari, protector):
    assert not canaries_in(exported(sassari.players[Role.CASE_MANAGER], of, kind))
    assert canaries_in(exported(protector, of, kind))


def exported(player: Player, of: str, kind: str) -> str:
    with player.at_work() as by:
        export = ask_for_export(of=of, kind=kind, by=by)
    with player.at_work() as by:
        make_export(export=export, by=by)
    address = reverse("exchange:export_file", args=[player.city.slug, export.pk])
    return told(player.browser.get(address))


def test_no_program_meets_her(sassari, network):
    """With a token of the project manager, and of the network's coordinator."""
    asked = {"programme": "LGNet3", "period": "2026", "until": "2026"}
    for reader, named in (
        (sassari.players[Role.PROJECT_MANAGER], sassari.named),
        (network.players[Role.COORDINATOR], network.named),
    ):
        with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
            token = make_token(name="Telaio", days=1, by=reader.actor)[1]
        for route in of_tokens():
            if route.parameters <= named.keys():
                answer = Client().get(
                    route.address(named), asked, headers={"Authorization": f"Bearer {token}"}
                )
                assert not canaries_in(told(answer)), route.name


@pytest.mark.parametrize(
    "route", [one for one in all_routes() if one.door == PUBLIC], ids=lambda one: one.name
)
def test_the_public_does_not_meet_her(route, sassari):
    named = {"city": sassari.city.slug, "place": sassari.city.slug, **sassari.named}
    if route.parameters <= named.keys() | WORDS.keys():
        assert not canaries_in(shown_at(Client(raise_request_exception=False), route.address(named)))
