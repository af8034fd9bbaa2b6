# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of figures: who opens them, what they say, what they cost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel.actor import Role
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.models import Cell, Target
from lgnet.monitoring.queries import current_definitions
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome
from lgnet.network.choices import PartnerRole
from lgnet.network.models import Partnership, ReportedResult
from tests.cast import fresh_city, player


def in_english(player):
    """A browser of somebody who reads English."""
    player.user.language = "en"
    player.user.save(update_fields=["language"])
    return player.browser


def text(response) -> str:
    """What the page says, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def counted(amina, bruno, sassari, team, edition):
    """In March: two people taken in charge, one helped and not counted, one request that waits."""
    with amina.at_work():
        for eligibility in ("eligible", "eligible", "unproven"):
            zuhra = factories.person("Zuhra", "Canarinetti")
            factories.case(
                edition, rome(2026, 3, 5, 9), team=team, manager=amina.user, person=zuhra,
                first_contact_at=rome(2026, 3, 3, 9), eligibility=eligibility,
            )  # fmt: skip
        factories.waiting(factories.contact(edition, rome(2026, 3, 3, 23)))
    refresh_all_cells(sassari, edition)
    return edition


def of(edition, period="2026"):
    return {"programme": edition.code, "period": period}


def test_the_coordination_reads_the_network_and_never_a_name(dario, counted):
    page = in_english(dario).get("/network/figures/", of(counted))
    assert page.status_code == 200
    said = text(page)
    assert "Sum of the cities: people not yet counted once." in said
    assert "1 person helped and not counted" in said
    assert "People taken in charge 2 " in said and "Time to taking charge 48 hours" in said
    for canary in ("Zuhra", "Canarinetti", "Berretto rosso", "Piazza d&#x27;Italia"):
        assert canary not in page.content.decode()


def test_the_control_the_same_names_are_on_the_page_of_who_follows_them(amina, counted):
    page = amina.browser.get(amina.url("figures/people_taken_in_charge/members/"), of(counted))
    assert "Zuhra" in page.content.decode()


@pytest.mark.parametrize(
    "path",
    ["figures/", "figures/definitions/", "figures/people_taken_in_charge/members/", "figures/targets/"],
)
def test_the_coordination_has_no_page_in_a_city(dario, amina, counted, path):
    assert dario.browser.get(amina.url(path), of(counted)).status_code == 404


def test_a_city_has_no_page_in_another_nor_in_the_network(carla, amina, project_manager, counted):
    assert carla.browser.get(amina.url("figures/"), of(counted)).status_code == 404
    assert project_manager.browser.get("/network/figures/").status_code == 404


@pytest.mark.parametrize(
    ("role", "figures", "members", "targets"),
    [
        (Role.PROJECT_MANAGER, 200, 200, 200),
        (Role.CASE_MANAGER, 200, 200, 403),
        (Role.DATA_PROTECTION_OFFICER, 200, 200, 403),
        (Role.CITY_ADMINISTRATOR, 200, 403, 403),
        (Role.ACCOUNTANT, 200, 403, 403),
        (Role.STREET_OPERATOR, 403, 403, 403),
        (Role.DESK_OPERATOR, 403, 403, 403),
    ],
)
def test_each_role_opens_what_its_work_needs(sassari, counted, role, figures, members, targets):
    somebody = player("Somebody", sassari, role)
    browser = somebody.browser
    pages = ("figures/", "figures/people_taken_in_charge/members/", "figures/targets/")
    statuses = tuple(browser.get(somebody.url(page), of(counted)).status_code for page in pages)
    assert statuses == (figures, members, targets)


def test_a_city_reads_its_own_figures_with_the_way_to_the_records(project_manager, counted):
    page = in_english(project_manager).get(project_manager.url("figures/"), of(counted))
    said = text(page)
    assert "No target set" in said and "Set the targets" in said and "March 2026" in said
    assert (
        f"figures/people_taken_in_charge/members/?programme={counted.code}&amp;period=2026"
        in page.content.decode()
    )
    assert "Canarinetti" not in said


def test_without_an_address_the_newest_programme_and_this_year_are_shown(dario, edition):
    page = in_english(dario).get("/network/figures/", {"programme": "LGNet99", "period": "yesterday"})
    assert page.status_code == 200


def test_a_period_outside_the_programme_becomes_the_whole_of_it(dario, edition):
    edition.starts_on, edition.ends_on, edition.state = "2019-01-01", "2022-04-30", "closed"
    edition.save()
    page = in_english(dario).get("/network/figures/", of(edition, "2026"))
    assert "The whole programme" in text(page)


def test_reported_results_stand_apart_with_their_source(dario, counted):
    ReportedResult.objects.create(
        programme=counted, indicator="people_taken_in_charge", value=3000, qualifier="more_than",
        wording_it="oltre 3000 utenti presi in carico", wording_en="over 3000 users taken in charge",
        source_title="LGNetEA Emergenza Assistenziale", source_publisher="Astrolabio, Latina",
    )  # fmt: skip
    said = text(in_english(dario).get("/network/figures/", of(counted)))
    assert "Reported results, not counted here" in said
    assert (
        "more than 3,000 «over 3000 users taken in charge» LGNetEA Emergenza Assistenziale, Astrolabio, Latina"
        in said
    )


def test_cities_are_sorted_by_the_column_asked_for(dario, sassari, torino, counted):
    refresh_all_cells(torino, counted)
    for order, first, last in (
        ("-people_taken_in_charge", sassari, torino),
        ("people_taken_in_charge", torino, sassari),
        ("-city", torino, sassari),
    ):
        page = dario.browser.get("/network/figures/", {**of(counted), "sort": order})
        rows = re.findall(r'<th scope="row">(\w+)</th>', page.content.decode())
        assert (rows[0], rows[1]) == (first.name, last.name)
    assert 'aria-sort="descending"' in page.content.decode()


def test_the_page_of_twenty_two_cities_costs_as_many_queries_as_that_of_two(dario, counted):
    browser, costs = dario.browser, []
    browser.get("/network/figures/")  # the first page of a session costs a little more
    for more in (0, 20):
        for number in range(more):
            city = fresh_city(f"Invented{number}")
            Partnership.objects.create(
                programme=counted, organisation=city.organisation, city=city, role=PartnerRole.CITY
            )
            refresh_all_cells(city, counted)
            Target.objects.create(
                city=city,
                programme=counted,
                indicator="contacts",
                period_kind="year",
                starts_on="2026-01-01",
                value=9,
            )
        with CaptureQueriesContext(connection) as queries:
            assert browser.get("/network/figures/", of(counted)).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1], costs


def test_a_project_manager_sets_targets_on_one_page(project_manager, sassari, counted):
    address = f"{project_manager.url('figures/targets/')}?programme={counted.code}&period=2026"
    browser = project_manager.browser
    sent = browser.post(
        address, {"contacts": "500", "people_taken_in_charge": "4", "hours_to_taking_charge": "72.5"}
    )
    assert sent.status_code == 302
    values = Target.objects.filter(city=sassari, programme=counted).values_list("indicator", "value")
    assert dict(values) == {"contacts": 500, "people_taken_in_charge": 4, "hours_to_taking_charge": 72.5}
    shown = dict(re.findall(r'name="(\w+)" value="([\d.]+)"', browser.get(address).content.decode()))
    assert shown == {"contacts": "500", "people_taken_in_charge": "4", "hours_to_taking_charge": "72.5"}
    assert browser.post(address, shown).status_code == 302  # what is shown may be sent again
    said = text(in_english(project_manager).get(sent.url))
    assert "2 of 4 (50%)" in said and "at most 72.5 hours. Kept." in said
    browser.post(address, {"contacts": "", "people_taken_in_charge": "4"})
    assert set(
        Target.objects.filter(city=sassari, programme=counted).values_list("indicator", flat=True)
    ) == {"people_taken_in_charge"}


def test_a_wrong_number_keeps_what_was_typed_and_sets_nothing(project_manager, sassari, counted):
    address = f"{project_manager.url('figures/targets/')}?programme={counted.code}&period=2026"
    sent = project_manager.browser.post(address, {"contacts": "500", "people_taken_in_charge": "-3"})
    assert sent.status_code == 422
    assert 'value="500"' in sent.content.decode() and 'value="-3"' in sent.content.decode()
    assert not Target.objects.filter(city=sassari).exists()


def test_definitions_are_there_with_every_version(dario, amina, counted):
    for browser, address in (
        (in_english(dario), "/network/figures/definitions/"),
        (in_english(amina), amina.url("figures/definitions/")),
    ):
        page = browser.get(address)
        for definition in current_definitions():
            assert f'id="{definition.code}"' in page.content.decode()
        assert "before 6 in the morning" in text(page)


def test_a_new_edition_without_figures_says_not_known_and_not_zero(dario, edition):
    assert not Cell.objects.filter(programme=edition).exists()
    said = text(in_english(dario).get("/network/figures/", of(edition)))
    assert "Not counted yet" in said and "not known" in said


def test_italian_is_the_first_language(dario, counted):
    assert "Persone prese in carico" in text(dario.browser.get("/network/figures/", of(counted)))


def test_a_project_manager_begins_with_the_figures(project_manager, counted):
    assert project_manager.browser.get(project_manager.url()).url == project_manager.url("figures/")
