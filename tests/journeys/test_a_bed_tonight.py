# SPDX-License-Identifier: AGPL-3.0-or-later
"""From somebody met in the street to a bed the same night; and a family that moves to a larger flat, whole."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lgnet.casework.actions.open_case import open_case
from lgnet.housing.actions.arrive import arrive
from lgnet.housing.actions.book_stay import Guest, book_household
from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.choices import ForWhom, OwnerKind, PropertyKind, StayState, Trait
from lgnet.housing.hours import tonight
from lgnet.housing.models import Occupancy, Stay
from lgnet.kernel.actor import Role
from lgnet.people.actions.register_person import register_person
from tests.cast import player
from tests.stays import OPENED

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def livia(sassari, team):
    return player("Livia", sassari, Role.HOUSING_OFFICER, team=team)


@pytest.fixture
def beds(livia, team):
    """A dormitory for the night, a shelter whose address is its team's, a flat for families."""
    houses = (
        ("Dormitorio di via Duomo", PropertyKind.EMERGENCY_PLACE, ForWhom.ANYBODY, ["Letto 1", "Letto 2"]),
        ("Casa Ginestra", PropertyKind.PROTECTED_SHELTER, ForWhom.WOMEN, ["Letto A"]),
        ("Casa dei Pini", PropertyKind.TEMPORARY_HOME, ForWhom.FAMILIES, ["1", "2", "3"]),
    )
    made = {}
    with livia.at_work() as by:
        for name, kind, for_whom, places in houses:
            home = add_property(
                name=name, kind=kind, owner_kind=OwnerKind.MUNICIPALITY, team=team, by=by,
                meeting_point="Sportello di via Turritana", phone="079 555 0100",
            )  # fmt: skip
            room = add_unit(home=home, name="Primo piano", for_whom=for_whom, by=by)
            traits = [Trait.ACCESSIBLE, Trait.QUIET]
            told = {"unit": room, "in_service_from": OPENED, "traits": traits, "by": by}
            made[name] = [add_bed(name=place, **told) for place in places]
    return made


@pytest.mark.parametrize("width", [1280, 375])
def test_from_the_street_to_a_bed_the_same_night(visit, bruno, livia, beds, width):
    phone = visit(bruno, width=width)
    phone.go(bruno.url("contacts/new/"))
    phone.page.get_by_label("Nome o soprannome").fill("Berretto rosso")
    phone.page.get_by_label("Luogo").first.fill("Stazione ferroviaria")
    phone.press("button", "Salva il contatto")
    phone.press("link", "Apri")
    phone.press("link", "Cerca un posto per stanotte")
    assert "Dormitorio di via Duomo" in phone.words() and "Casa Ginestra" in phone.words()
    if width == 375:
        phone.picture("free-tonight-375")
    phone.press("button", re.compile("Tieni questo posto.*Letto 1"))
    words = phone.words()
    assert "Berretto rosso" in words and "Sportello di via Turritana" in words

    phone.go(bruno.url("housing/nights/"))
    assert "Berretto rosso" in phone.words()
    if width == 375:
        phone.picture("nights-375")
    phone.press("button", re.compile("Arrivo avvenuto.*Berretto rosso"))
    with livia.at_work():
        stay = Stay.objects.get(called="", contact__nickname="Berretto rosso")
        assert (stay.state, stay.bed.name, stay.first_night) == (StayState.ARRIVED, "Letto 1", tonight())
    phone.go(bruno.url("housing/tonight/"))
    assert "Letto 2" in phone.words() and "Letto 1" not in phone.words()
    phone.press("link", "Letto 2")
    expect(phone.page.get_by_role("heading", name="Incontrati in queste ore")).to_be_visible()
    if width == 375:
        phone.picture("for-whom-375")
    phone.page.get_by_label("Il nome che dà").fill("Sciarpa gialla")
    phone.page.locator("form", has=phone.page.get_by_label("Il nome che dà")).get_by_role("button").click()
    phone.page.wait_for_url("**/housing/stays/**")
    phone.judge()
    assert "Sciarpa gialla" in phone.words()


@pytest.mark.parametrize("width", [1280, 375])
def test_a_family_moves_to_a_larger_flat(visit, amina, livia, team, beds, width):
    with amina.at_work() as by:
        family = [register_person(by=by, given_name=name, family_name="Diallo") for name in ("Fatou", "Awa")]
        open_case(person=family[0], team=team, by=by)
    with livia.at_work() as by:
        both = book_household(
            guests=[Guest(one) for one in family], beds=beds["Dormitorio di via Duomo"], first_night=tonight(),
            leaves_on=tonight() + timedelta(days=30), by=by,
        )  # fmt: skip
        for stay in both:
            arrive(stay=stay, by=by)
    desk = visit(livia, width=width)
    desk.go(livia.url(f"housing/stays/{both[0].pk}/"))
    assert "Awa Diallo" in desk.words()
    desk.press("link", "Un altro posto letto")
    assert "Casa dei Pini" in desk.words() and "Casa Ginestra" not in desk.words()
    if width == 1280:
        desk.picture("move-family-1280")
    desk.press("button", re.compile("Sposta qui.*Casa dei Pini"))
    assert "Casa dei Pini" in desk.words()
    with livia.at_work():
        houses = {one.bed.unit.property.name for one in Stay.objects.select_related("bed__unit__property")}
        assert houses == {"Casa dei Pini"}
        assert Occupancy.objects.filter(slept=True).count() == 2
    desk.go(livia.url(f"housing/stays/{both[0].pk}/leave/"))
    desk.page.get_by_label("Motivo").select_option("own_home")
    desk.press("button", "Registra l'uscita")
    assert "Ha trovato una casa" in desk.words()
    case_manager = visit(amina, width=width)
    case_manager.go(amina.url(f"people/{family[0].pk}/"))
    assert "Casa dei Pini" in case_manager.words()
