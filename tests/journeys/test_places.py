# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a case to a place: asked for, in the list, moved by hand, suggested with the others, chosen with why; wide and
on a phone."""

import pytest
from playwright.sync_api import expect

from lgnet.housing.actions.keep_property import add_bed, add_property, add_unit
from lgnet.housing.choices import OwnerKind, PropertyKind
from lgnet.housing.hours import tonight
from lgnet.housing.tests.asking import ADULT_MAN, CHILD, asked, case_of
from lgnet.housing.whereabouts import Whereabouts
from lgnet.kernel.actor import Role
from tests.cast import player

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def livia(sassari, team):
    return player("Livia", sassari, Role.HOUSING_OFFICER, team=team)


@pytest.fixture
def waiting(amina, livia, team):
    with livia.at_work() as by:
        for name, beds, whom, district in (
            ("Casa dei Tigli", 4, "families", "Centro"), ("Casa del Mirto", 2, "women", "Latte Dolce"),
            ("Casa dei Lecci", 1, "anybody", "Monserrato"),
        ):  # fmt: skip
            home = add_property(
                name=name, kind=PropertyKind.TEMPORARY_HOME, owner_kind=OwnerKind.MUNICIPALITY, by=by,
                address=Whereabouts("Via dei Gelsomini 17", district), team=team,
            )  # fmt: skip
            flat = add_unit(home=home, name="Interno 1", for_whom=whom, by=by)
            for place in range(beds):
                add_bed(unit=flat, name=f"Letto {place + 1}", in_service_from=tonight(), by=by)
    with amina.at_work() as by:
        asked(
            "Awa",
            team=team,
            by=by,
            members=[ADULT_MAN, CHILD, CHILD],
            urgency=3,
            days_waiting=40,
            near="Centro",
        )
        asked("Mariam", team=team, by=by, urgency=4, exposure=2, not_in_districts=["Latte Dolce"])
        asked("Modou", team=team, by=by, sex="M", urgency=2, days_waiting=90)
        return case_of("Fatou", team=team, by=by)


@pytest.mark.parametrize("width", [1280, 375])
def test_a_household_comes_to_its_place(visit, amina, livia, waiting, width):
    worker, office = visit(amina, width=width), visit(livia, width=width)
    worker.go(amina.url(f"cases/{waiting.pk}/"))
    worker.press("link", "Chiedi un posto")
    worker.page.get_by_label("Un posto serve").select_option("3")
    worker.page.get_by_label("3–13 anni, femmina").fill("1")
    worker.page.get_by_label("Quartieri dove non devono abitare").fill("Monserrato")
    worker.press("button", "Chiedi un posto")
    address = worker.page.url
    office.go(livia.url("places/"))
    if width == 1280:
        office.picture("waiting-list-1280", full=True)
    office.go(address + "move/")
    office.page.get_by_label("Nuovo posto nella lista").fill("1")
    office.page.get_by_label("Perché").fill("Sfratto esecutivo da lunedì.")
    office.press("button", "Sposta")
    office.go(livia.url("places/suggestions/"))
    office.press("button", "Cerca")
    expect(office.page.get_by_text("È provato che nessuna assegnazione vale di più.")).to_be_visible(
        timeout=60_000
    )
    office.judge()
    if width == 1280:
        office.picture("best-assignment-1280", full=True)
    office.go(address + "places/")
    if width == 375:
        office.picture("places-that-fit-375", full=True)
    office.page.get_by_role("link", name="Scegli").first.click()
    office.judge()
    office.page.get_by_label("Perché questo posto").fill("La prima della lista; vicino alla scuola.")
    office.press("button", "Tieni questo posto")
    expect(office.page.get_by_text("Un posto è tenuto").first).to_be_visible()
    office.go(livia.url("places/teams/"))
    worker.go(amina.url("cases/my-day/"))
    expect(worker.page.get_by_text("Fatou Fringuello").first).to_be_visible()
