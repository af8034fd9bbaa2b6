# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a city's administrator keeps on pages: users, teams, places; and that nobody else does."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.ids import new_id
from lgnet.network.models import Invitation, Membership, Site, Team, TeamMember
from tests.cast import player


def membership_of(somebody) -> Membership:
    return Membership.objects.get(user=somebody.user)


def invited(**told) -> dict:
    address = f"nuova.{new_id().hex[-10:]}@example.org"
    return {"name": "Nuova Prova", "email": address, "roles": ["case_manager"], "language": "it", **told}


def test_the_list_shows_who_works_here_and_nobody_of_another_city(city_administrator, amina, carla):
    page = city_administrator.browser.get(city_administrator.url("administration/")).content.decode()
    assert "Amina" in page and "Responsabile del caso" in page and "Carla" not in page


def test_an_invitation_is_sent_shown_and_withdrawn(city_administrator):
    browser, sent = city_administrator.browser, invited()
    mail.outbox.clear()
    assert browser.post(city_administrator.url("administration/users/new/"), sent).status_code == 302
    assert [letter.to for letter in mail.outbox] == [[sent["email"]]]
    assert "http://testserver/invitation/" in mail.outbox[0].body
    assert sent["email"] in browser.get(city_administrator.url("administration/")).content.decode()
    invitation = Invitation.objects.get(email=sent["email"])
    browser.post(city_administrator.url(f"administration/users/invited/{invitation.pk}/withdraw/"))
    invitation.refresh_from_db()
    assert invitation.withdrawn_at


@pytest.mark.parametrize("roles", [[], ["coordinator"], ["checker", "accountant"]])
def test_roles_that_cannot_be_given_are_refused_on_the_form(city_administrator, roles):
    sent = invited(roles=roles)
    answer = city_administrator.browser.post(city_administrator.url("administration/users/new/"), sent)
    assert answer.status_code == 422 and sent["email"] in answer.content.decode()
    assert not Invitation.objects.filter(email=sent["email"]).exists()


def test_an_administrator_of_one_city_reaches_nothing_of_another(city_administrator, carla, torino_team):
    foreign = [
        carla.url("administration/"),
        city_administrator.url(f"administration/users/{membership_of(carla).pk}/"),
        city_administrator.url(f"administration/users/{membership_of(carla).pk}/end/"),
        city_administrator.url(f"administration/users/{membership_of(carla).pk}/second-step/"),
        city_administrator.url(f"administration/teams/{torino_team.pk}/"),
        city_administrator.url(f"administration/teams/{torino_team.pk}/change/"),
    ]
    browser = city_administrator.browser
    for url in foreign:
        assert browser.get(url).status_code == 404
        assert browser.post(url, {"roles": ["checker"], "name": "x"}).status_code == 404
    assert membership_of(carla).ended_at is None


def test_who_is_no_administrator_sees_no_administration(amina, project_manager, dario):
    for somebody in (amina, project_manager):
        browser = somebody.browser
        for path in ("", "users/new/", "teams/", "sites/"):
            assert browser.get(somebody.url(f"administration/{path}")).status_code == 403
    assert dario.browser.get(amina.url("administration/")).status_code == 404


def test_roles_change_and_access_ends_on_pages(city_administrator, amina):
    browser, her = city_administrator.browser, membership_of(amina)
    url = city_administrator.url(f"administration/users/{her.pk}/")
    until = clock.today() + timedelta(days=30)
    assert browser.post(url, {"roles": ["desk_operator"], "ends_on": until.isoformat()}).status_code == 302
    assert membership_of(amina).roles == ["desk_operator"] and membership_of(amina).ends_on == until
    assert browser.get(url + "end/").status_code == 200
    browser.post(url + "end/")
    assert amina.actor is None
    assert browser.get(url).status_code == 404


def test_on_her_own_page_an_administrator_finds_no_form(city_administrator):
    url = city_administrator.url(f"administration/users/{membership_of(city_administrator).pk}/")
    page = city_administrator.browser.get(url).content.decode()
    assert 'name="roles"' not in page
    assert city_administrator.browser.post(url, {"roles": ["checker"]}).status_code == 403
    assert city_administrator.browser.post(url + "end/").status_code == 403


def test_the_network_keeps_its_users_and_the_cities_administrators(
    network_administrator, city_administrator, amina, dario
):
    browser = network_administrator.browser
    page = browser.get(
        network_administrator.url("users/?text=chiara+" + city_administrator.user.email)
    ).content.decode()
    assert city_administrator.user.email in page
    assert browser.get(network_administrator.url(f"users/{membership_of(amina).pk}/")).status_code == 404
    sent = invited(roles=["city_administrator"], city=str(amina.city.pk))
    assert browser.post(network_administrator.url("users/new/"), sent).status_code == 302
    for wrong in ({"roles": ["city_administrator"]}, {"roles": ["coordinator"], "city": str(amina.city.pk)}):
        assert browser.post(network_administrator.url("users/new/"), invited(**wrong)).status_code == 422
    assert dario.browser.get(dario.url("users/")).status_code == 403


def test_the_network_takes_away_the_administrator_and_leaves_what_the_city_gave(
    network_administrator, sassari
):
    chiara = player("Chiara", sassari, Role.CITY_ADMINISTRATOR, Role.CASE_MANAGER)
    url = network_administrator.url(f"users/{membership_of(chiara).pk}/")
    assert "responsabile del caso" in network_administrator.browser.get(url).content.decode().lower()
    assert network_administrator.browser.post(url, {"roles": []}).status_code == 302
    assert membership_of(chiara).roles == ["case_manager"]


def test_a_team_is_made_filled_left_and_closed_on_pages(city_administrator, amina):
    browser, url = city_administrator.browser, city_administrator.url
    browser.post(url("administration/teams/new/"), {"name": "Équipe notte"})
    team = Team.objects.get(city=amina.city, name="Équipe notte")
    member = {"user": str(amina.user.pk), "profession": "mediator"}
    assert browser.post(url(f"administration/teams/{team.pk}/"), member).status_code == 302
    place = TeamMember.objects.get(team=team, user=amina.user, ended_at=None)
    assert "Mediatore" in browser.get(url("administration/teams/")).content.decode()
    browser.post(url(f"administration/teams/places/{place.pk}/end/"))
    assert not TeamMember.objects.filter(team=team, ended_at=None).exists()
    changed = {"name": "Équipe sera", "closed": "on"}
    assert browser.post(url(f"administration/teams/{team.pk}/change/"), changed).status_code == 302
    team.refresh_from_db()
    assert (team.name, team.closed_on) == ("Équipe sera", clock.today())
    assert browser.post(url("administration/teams/new/"), {"name": "Équipe sera"}).status_code == 422


def test_a_place_is_written_and_corrected_on_pages(city_administrator):
    browser, url = city_administrator.browser, city_administrator.url
    written = {"kind": "one_stop_shop", "name": "Sportello", "address": "Via Prova 1", "is_public": "on"}
    browser.post(url("administration/sites/new/"), written)
    site = Site.objects.get(city=city_administrator.city, name="Sportello")
    browser.post(url(f"administration/sites/{site.pk}/"), {**written, "address": "Via Prova 2"})
    site.refresh_from_db()
    assert site.address == "Via Prova 2"
    assert "Via Prova 2" in browser.get(url("administration/sites/")).content.decode()
    assert browser.post(url("administration/sites/new/"), written).status_code == 422


@pytest.mark.parametrize("path", ["administration/", "administration/teams/", "administration/sites/"])
def test_longer_lists_ask_the_database_no_more_often(city_administrator, amina, team, path):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(city_administrator.url(path)).status_code == 200
        return len(asked)

    browser = city_administrator.browser
    browser.get(city_administrator.url(path))
    before = questions()
    for number in range(5):
        new = Team.objects.create(city=amina.city, name=f"Équipe {number}")
        player(f"Collega{number}", amina.city, Role.CASE_MANAGER, team=new)
        Site.objects.create(city=amina.city, name=f"Luogo {number}", kind="other")
    assert questions() == before
