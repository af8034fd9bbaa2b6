# SPDX-License-Identifier: AGPL-3.0-or-later
"""A refurbished flat is opened, and every page of a house is seen, on a desk and on a phone."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lgnet.housing.actions.book_stay import book_stay
from lgnet.housing.actions.keep_property import add_bed
from lgnet.housing.actions.open_void import open_void
from lgnet.housing.hours import tonight
from lgnet.housing.models import Bed, Property, Unit
from lgnet.housing.whereabouts import Whereabouts
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.people.actions.register_person import register_person
from tests.cast import player
from tests.houses import OPENED, housed, sheltered

pytestmark = pytest.mark.browser


@pytest.fixture
def livia(sassari, team):
    return player("Livia Sanna", sassari, Role.HOUSING_OFFICER, team=team)


@pytest.fixture
def lived_in(livia, amina, team):
    """A house of four beds with two people in it, and a shelter."""
    places = housed(livia)
    names = [("Fatou", "Diop"), ("Samuel", "Okafor")]
    with amina.at_work() as by:
        people = [register_person(by=by, given_name=given, family_name=family) for given, family in names]
    with livia.at_work() as by:
        flat = Unit.objects.get(pk=places["flat_id"])
        beds = [Bed.objects.get()] + [
            add_bed(unit=flat, name=f"Letto {number}", in_service_from=OPENED, by=by) for number in (3, 4, 5)
        ]
        for person, bed, days in zip(people, beds, (9, 30), strict=False):
            nights = {"first_night": tonight(), "leaves_on": tonight() + timedelta(days=days)}
            book_stay(person=person, bed=bed, by=by, **nights)
        week = {"starts_on": tonight() + timedelta(days=3), "ends_on": tonight() + timedelta(days=10)}
        open_void(beds=[beds[2]], reason="repair", by=by, **week)
    address = Whereabouts("Via dei Gelsomini 17", "07100 Sassari", "secondo piano")
    sheltered(livia, team, address=address)
    return places


@pytest.mark.parametrize("width", [1280, 375])
def test_a_refurbished_flat_is_opened(visit, livia, lived_in, width):
    officer, places = visit(livia, width=width), lived_in
    officer.go(livia.url("housing/houses/"))
    officer.picture("houses")
    officer.press("link", "Casa dei Tigli", lands_on="**/houses/*-*/")
    officer.press("link", "Lavori", lands_on="**/works/")
    officer.press("link", "Nuovi lavori", lands_on="**/new/")
    officer.page.get_by_label("Che cosa si fa").fill("Bagno e impianto elettrico")
    officer.page.get_by_label("CIG").fill("b0a1b2c3d4")
    officer.page.get_by_label("Importo previsto in euro").fill("48.250,50")
    officer.press("button", "Salva", lands_on="**/works/*-*/")
    officer.press("link", "Posto letto che apre", lands_on="**/beds/new/")
    officer.page.get_by_label("Stanza o appartamento").select_option(label="Piano terra")
    officer.page.get_by_label("Nome").fill("Letto nuovo")
    officer.page.get_by_text("Accessibile in sedia a rotelle").click()
    officer.press("button", "Salva", lands_on="**/works/*-*/")
    officer.press("link", "Sono conclusi", lands_on="**/finish/")
    officer.page.get_by_label("I posti letto aprono").fill(max(tonight(), clock.today()).isoformat())
    officer.picture("works-finished")
    officer.press("button", "Salva", lands_on="**/works/*-*/")
    expect(officer.page.locator("main")).to_contain_text("Aperto dal")
    officer.go(livia.url(f"housing/houses/{places['house_id']}/"))
    expect(officer.page.locator("main")).to_contain_text("Letto nuovo")


@pytest.mark.parametrize("width", [1280, 375])
def test_every_page_of_a_house_is_seen(visit, livia, lived_in, width):
    officer, house = visit(livia, width=width), livia.url(f"housing/houses/{lived_in['house_id']}/")
    pages = ("", "voids/", "voids/new/", "works/", "costs/", "costs/new/", "correct/", "plan/", "close/")
    for page in pages:
        officer.go(house + page)
        if page == "plan/" and width > 600:
            officer.picture("house-plan", full=True)
    expect(officer.page.locator("main")).to_contain_text("Prima notte senza nessuno")


def test_a_shelter_as_its_team_and_as_others_see_it(visit, livia, protector, lived_in):
    with livia.at_work():
        shelter = Property.objects.get(name="Casa Ginestra")
    own, others = visit(livia, width=375), visit(protector, width=375)
    for window, reader in ((own, livia), (others, protector)):
        window.go(reader.url(f"housing/houses/{shelter.pk}/"))
    others.picture("shelter-of-others", full=True)
    assert "Via dei Gelsomini 17" in own.words() and "Gelsomini" not in others.words()
    expect(others.page.locator("main")).to_contain_text("Sportello di via Turritana")
