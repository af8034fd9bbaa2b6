# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the directory keeps to itself, and in which order the rest is told."""

import re

import pytest

from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.actions.change_service import change_service
from lgnet.network.models import Service, Team
from lgnet.portal.dom import read
from lgnet.portal.tests.test_the_door import HIDDEN, address

# --- what must not be shown


def every_page(page, reader) -> str:
    """All that the public can read of a city."""
    sitemap = reader.get("/sitemap.xml").content.decode()
    paths = set(re.findall(rf"<loc>http://testserver(/\w\w/{page.city.slug}/[^<]*)</loc>", sitemap))
    assert len(paths) > 60
    return "".join(reader.get(path).content.decode() for path in paths)


def kept_apart(page, city_administrator, **told) -> Service:
    with city_administrator.at_work() as by:
        provider = add_provider(name="Casa protetta", by=by)
        return add_service(
            provider=provider, name="Rifugio", needs=["safety"], phone="079 000 0999", by=by, **told
        )


WHERE = {"address": HIDDEN, "latitude": "40.7111", "longitude": "8.5222"}


@pytest.mark.parametrize("kind", ["anti_violence", "anti_trafficking"])
def test_where_people_are_protected_is_not_told(page, reader, city_administrator, kind):
    """Whatever the directory's keepers wrote: these kinds of services never have an address for the public."""
    kept_apart(page, city_administrator, kind=kind, **WHERE)
    words = every_page(page, reader)
    assert "Rifugio" in words
    assert "Luna Nascosta" not in words and "40.7111" not in words


def test_a_confidential_address_is_not_told(page, reader, city_administrator):
    kept_apart(page, city_administrator, kind="dormitory", confidential_address=True)
    shown = read(reader.get(address(page, "servizi/")).content.decode())
    (card,) = [one for one in shown.find("article") if "Rifugio" in one.text]
    assert "Non si dice" in card.text and "geo:" not in str([one.attributes for one in card.walk()])


def test_a_service_of_a_protecting_team_has_no_address(page, reader, city_administrator, protecting_team):
    kept_apart(page, city_administrator, kind="housing", team=protecting_team, **WHERE)
    assert "Luna Nascosta" not in every_page(page, reader)


def test_an_address_that_is_public_would_be_found(page, reader, city_administrator):
    """The control: the same address of another kind of service is there."""
    kept_apart(page, city_administrator, kind="legal", **WHERE)
    words = every_page(page, reader)
    assert "Luna Nascosta" in words and "40.7111" in words


def test_a_closed_service_is_gone_and_a_doubtful_one_says_so(page, reader, city_administrator):
    from lgnet.network.actions.close_service import close_service
    from lgnet.network.actions.report_service import report_service

    services = list(Service.objects.filter(city=page.city).order_by("name"))
    with city_administrator.at_work() as by:
        close_service(service=services[0], by=by)
        report_service(service=services[1], words="Non rispondono", by=by)
    shown = read(reader.get(address(page, "servizi/")).content.decode())
    cards = {one.find("h3")[0].text: one.text for one in shown.find("article")}
    assert services[0].name not in cards
    assert "Stiamo verificando" in cards[services[1].name] and "Non rispondono" not in cards[services[1].name]


def test_names_of_colleagues_are_on_no_public_page(page, reader, city_administrator, bruno):
    words = every_page(page, reader)
    assert city_administrator.user.email not in words and bruno.user.email not in words


# --- the list and the sketch


def test_what_is_open_comes_first(page, reader, city_administrator):
    service = Service.objects.filter(city=page.city, confidential_address=False).first()
    with city_administrator.at_work() as by:
        change_service(
            service=service, provider=service.provider, name="Aperto a ogni ora", needs=["food"], access="walk_in",
            opening_hours="sempre aperto", by=by,
        )  # fmt: skip
    shown = read(reader.get(address(page, "adesso/")).content.decode())
    first = shown.find("article")[0]
    assert "Sempre aperto" in first.text or "Aperto adesso" in first.text


def test_a_need_narrows_the_list(page, reader):
    whole, narrowed = (
        read(reader.get(address(page, f"servizi/{query}")).content.decode()).find("article")
        for query in ("", "?need=food")
    )
    assert 0 < len(narrowed) < len(whole)
    assert reader.get(address(page, "servizi/?need=<script>")).status_code == 200


def test_the_sketch_leads_to_the_list(page, reader):
    shown = read(reader.get(address(page, "adesso/")).content.decode())
    points = [one for one in shown.find("svg")[0].walk() if one.name == "a"]
    anchors = {one.attributes["id"] for one in shown.find("article")}
    assert len(points) >= 5 and {one.attributes["href"][1:] for one in points} <= anchors
    assert all(one.attributes["aria-label"] for one in points)


def test_teams_are_not_public(page, reader):
    team = Team.objects.create(city=page.city, name="Équipe senza nome pubblico")
    assert team.name not in every_page(page, reader)
