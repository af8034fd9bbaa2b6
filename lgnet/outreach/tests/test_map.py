# SPDX-License-Identifier: AGPL-3.0-or-later
"""Contacts by place: blurred, without names, and without any point of a protected person."""

from lgnet.kernel.actor import Role
from lgnet.outreach.places import HEIGHT, WIDTH, spots_of
from lgnet.outreach.queries import contacts_visible_to
from lgnet.outreach.tests.night import met
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from tests.cast import player

STATION = {"place": "Stazione", "latitude": "40.72594", "longitude": "8.55551"}
PORT = {"place": "Porto", "latitude": "40.74", "longitude": "8.57"}


def drawn(who) -> dict[str, int]:
    with who.at_work() as by:
        return {spot.name: spot.contacts for spot in spots_of(contacts_visible_to(by))}


def test_places_with_their_numbers_north_above_and_east_on_the_right(bruno, programme):
    with bruno.at_work() as by:
        for where in (STATION, STATION, PORT, {"place": "Ignoto"}):
            met(by, programme, **where)
        station, port = spots_of(contacts_visible_to(by))
    assert (station.name, station.contacts, port.contacts) == ("Stazione", 2, 1)
    assert port.y < station.y and port.x > station.x and station.radius > port.radius
    assert all(0 < spot.x < WIDTH and 0 < spot.y < HEIGHT for spot in (station, port))
    page = bruno.browser.get(bruno.url("contacts/map/")).content.decode()
    assert "Stazione" in page and "1 contatto non ha un punto" in page and "Berretto rosso" not in page


def test_a_protected_person_has_no_point_not_even_for_her_team(protector, protecting_team, programme):
    with protector.at_work() as by:
        luce = register_person(by=by, given_name="Luce")
        met(by, programme, person=luce, **STATION)
    assert drawn(protector) == {"Stazione": 1}, "the control: not protected yet"
    with protector.at_work() as by:
        protect_person(person=luce, team=protecting_team, reason="violence", by=by)
    assert drawn(protector) == {}


def test_the_filters_are_those_of_the_list(bruno, programme):
    with bruno.at_work() as by:
        met(by, programme, needs={"food": 2}, **STATION)
        met(by, programme, needs={"health": 3}, **PORT)
    page = bruno.browser.get(bruno.url("contacts/map/?need=food")).content.decode()
    assert "Stazione" in page and "Porto<" not in page


def test_figures_alone_do_not_open_it(sassari):
    assert player("Paolo", sassari, Role.PROJECT_MANAGER).browser.get(
        f"/city/{sassari.slug}/contacts/map/"
    ).status_code == 403  # fmt: skip
