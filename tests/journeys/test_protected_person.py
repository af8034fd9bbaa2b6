# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody whom one team protects: for a street operator and for another city she is nowhere, whatever they try."""

import pytest
from playwright.sync_api import expect

from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ASKED = ("Zara+Nascosti", "Nascosti", "Zara", "3337654321")


@pytest.fixture
def zara(protector, protecting_team):
    with protector.at_work() as by:
        told = {"given_name": "Zara", "family_name": "Nascosti", "phone": "333 7654321"}
        person = register_person(by=by, phone_is_safe=False, **told)
        protect_person(person=person, team=protecting_team, reason="violence", by=by)
    return person


def typed_anew(window, who) -> None:
    """Written down as if she were new: twins are looked for while one types."""
    window.go(who.url("people/new/"))
    window.page.locator("[name=given_name]").fill("Zara")
    window.page.locator("[name=family_name]").press_sequentially("Nascosti")
    window.page.locator("[name=family_name]").blur()
    window.page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("name", "width"), [("bruno", 375), ("carla", 1280)])
def test_who_must_not_find_her_does_not(request, visit, zara, name, width):
    stranger = request.getfixturevalue(name)
    window = visit(stranger, width=width)
    for asked in ASKED:
        window.go(stranger.url(f"people/?q={asked}"))
        expect(window.page.locator("main")).to_contain_text("non risulta nessuno")
    for path in ("", "story/"):
        assert window.page.goto(stranger.url(f"people/{zara.pk}/{path}")).status == 404
        assert "Nascosti" not in window.page.content()


def test_typed_anew_in_another_city_she_is_no_twin_and_for_her_team_she_is(visit, carla, protector, zara):
    there, here = visit(carla, width=1280), visit(protector, width=1280)
    typed_anew(there, carla)
    typed_anew(here, protector)
    expect(here.page.locator("main")).to_contain_text("Zara Nascosti")
    expect(there.page.locator("main")).not_to_contain_text("Zara Nascosti")
