# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case goes from Sassari to Torino: offered with what the person agreed to, taken there, closed here."""

import pytest

from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.set_goal import set_goal
from lgnet.kernel import clock
from lgnet.people.actions.register_person import register_person

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def case(amina, team):
    with amina.at_work() as by:
        person = register_person(
            given_name="Samira",
            family_name="Haddad",
            languages=["ar"],
            citizenships=["MAR"],
            phone="333 1",
            by=by,
        )
        case = open_case(person=person, team=team, by=by)
        set_goal(case=case, domain="work", what="Un lavoro regolare", by=by)
    return case


@pytest.mark.parametrize("width", [1280, 375])
def test_a_case_goes_to_another_city(visit, amina, carla, torino, torino_team, case, width):
    here, there = visit(amina, width=width), visit(carla, width=width)
    there.go(carla.url("cases/transfers/"))
    here.go(amina.url(f"cases/{case.pk}/"))
    here.press("link", "Passa a un’altra città")
    here.page.locator("#id_to_city").select_option(str(torino.pk))
    here.page.get_by_text("Lingue: Arabo").click()
    here.page.locator("#id_words").fill("Va dal fratello, che lavora lì.")
    here.page.locator("#id_agreed_on").fill(clock.today().isoformat())
    if width == 1280:
        here.picture("transfer-offer", full=True)
    here.press("button", "Offri la presa in carico")
    assert "Ritira l’offerta" in here.words()
    there.go(carla.url("cases/my-day/"))
    there.go(carla.url("cases/transfers/"))
    there.press("link", "Da Sassari")
    words = there.words()
    assert "Samira Haddad" in words and "Va dal fratello" in words
    assert "3331" not in words and "Marocco" not in words and "Un lavoro regolare" not in words
    there.press("button", "Accogli la presa in carico")
    assert "Samira Haddad" in there.words()
    here.go(amina.url(f"cases/{case.pk}/"))
