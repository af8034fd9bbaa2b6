# SPDX-License-Identifier: AGPL-3.0-or-later
"""A woman written down twice is linked, seen as one, and parted again; at a desk and on a phone."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from lgnet.kernel.actor import system_actor
from lgnet.people.actions.find_pairs import find_pairs
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person
from lgnet.trust.tenancy import EVERY_TEAM, in_city

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
BORN = date(1998, 3, 7)


@pytest.fixture
def twice(amina, sassari):
    """Fatou, met in the street by her nickname's spelling and at the desk by her document's; and her neighbour."""
    with amina.at_work() as by:
        street = register_person(
            given_name="Fatu", family_name="Jallow", birth_date=BORN, citizenships=["GMB"], phone="333 1234567", by=by
        )  # fmt: skip
        desk = register_person(
            given_name="Fatou", family_name="Diallo", birth_date=BORN, citizenships=["SEN"], languages=["wo", "fr"],
            phone="333 1234567", original_name="فاتو ديالو", by=by,
        )  # fmt: skip
        record_permit(person=desk, document_kind="1", reason="ASILO", valid_to=date(2030, 1, 1), by=by)
        register_person(given_name="Awa", family_name="Senna", birth_date=date(1990, 5, 6), by=by)
    with in_city(sassari.id, teams=EVERY_TEAM):
        while find_pairs(by=system_actor("people", city_id=sassari.id)):
            pass
    return street, desk


@pytest.mark.parametrize("width", [1280, 375])
def test_linked_seen_as_one_and_parted_again(visit, amina, twice, width):
    visitor = visit(amina, width=width)
    page = visitor.go(amina.url("people/"))
    visitor.press("link", "Registrata due volte? Coppie di schede che forse sono una sola persona")
    expect(page.get_by_text("1 coppia da guardare")).to_be_visible()
    visitor.press("link", "Fatu Jallow – Fatou Diallo", lands_on="**/same/**")
    expect(page.get_by_text("stesso numero di telefono")).to_be_visible()
    if width == 1280:
        visitor.picture("recorded-twice", full=True)
    page.get_by_text("Lo dice la persona").click()
    visitor.press("button", "Una persona: collega", lands_on="**/pairs/")
    expect(page.get_by_text("Nessuno sembra registrato due volte")).to_be_visible()

    visitor.go(amina.url("people/?q=Diallo"))
    expect(page.get_by_text("registrata anche come")).to_be_visible()
    expect(page.locator(".lg-person")).to_have_count(1)
    visitor.press("link", re.compile("Fat"), lands_on="**/people/*/")
    expect(page.get_by_role("heading", name="Registrata anche come")).to_be_visible()

    visitor.press("link", "Scollega", lands_on="**/decisions/**")
    page.get_by_label("Perché").fill("Sono due cugine")
    visitor.press("button", "Scollega", lands_on="**/people/*/")
    expect(page.get_by_text("ogni scheda e ogni conteggio sono come prima")).to_be_visible()
    expect(page.get_by_role("heading", name="Registrata anche come")).to_have_count(0)
    with amina.at_work():
        assert not Person.objects.exclude(leading=None).exists()
    visitor.leave()


def test_another_record_is_found_from_her_page(visit, amina, twice):
    visitor = visit(amina, width=375)
    page = visitor.go(amina.url(f"people/{twice[0].pk}/"))
    visitor.press("link", "Questa persona è registrata due volte: collega le schede", lands_on="**/same/")
    page.get_by_role("searchbox").fill("Fatou Diallo")
    expect(page.get_by_role("link", name="Fatou Diallo")).to_be_visible()
    visitor.press("link", "Fatou Diallo", lands_on="**/same/**")
    visitor.press("button", "Due persone", lands_on="**/people/*/")
    visitor.leave()
