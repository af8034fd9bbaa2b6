# SPDX-License-Identifier: AGPL-3.0-or-later
"""Click the figure: what is listed and what is not shown make the figure; names are for those who follow people."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.members import code_of
from lgnet.monitoring.models import Cell
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.histories import invent
from lgnet.monitoring.tests.test_pages import in_english, text
from lgnet.people.models import Person, Protection
from lgnet.trust.models import AuditEvent

INDICATORS = (
    "contacts", "people_taken_in_charge", "people_directed_to_services", "hours_to_taking_charge", "requests_waiting",
)  # fmt: skip


def listing(player, programme, indicator="people_taken_in_charge", period="2026", **more):
    asked = {"programme": programme.code, "period": period, **more}
    return in_english(player).get(player.url(f"figures/{indicator}/members/"), asked)


def rows(response) -> int:
    return response.content.decode().count('<th scope="row">')


@pytest.fixture
def three(amina, sassari, team, edition):
    """Three people taken in charge in March; nothing is counted yet."""
    with amina.at_work():
        people = [factories.person("Zuhra", f"Canarinetti{number}") for number in range(3)]
        for person in people:
            factories.case(edition, rome(2026, 3, 5, 9), team=team, manager=amina.user, person=person)
    return people


@pytest.fixture
def one_protected(three, amina, sassari, protecting_team, edition):
    with amina.at_work():
        Protection.objects.create(person=three[0], team=protecting_team, reason="violence")
    refresh_all_cells(sassari, edition)
    return three[0]


def test_a_case_manager_reads_names_that_lead_to_the_records(amina, sassari, three, edition):
    refresh_all_cells(sassari, edition)
    page = listing(amina, edition).content.decode()
    assert all(person.full_name in page for person in three)
    assert len(re.findall(rf'href="/city/{sassari.slug}/cases/[0-9a-f-]{{36}}/"', page)) == 3


def test_a_project_manager_reads_codes_days_and_eligibility_and_no_name(
    project_manager, sassari, three, edition
):
    refresh_all_cells(sassari, edition)
    page = listing(project_manager, edition)
    said = text(page)
    assert "Canarinetti" not in page.content.decode() and "Zuhra" not in page.content.decode()
    assert said.count("5 March 2026 Eligible") == 3
    for person in three:
        assert code_of(person.id, city_id=sassari.id) in said
        assert str(person.id) not in page.content.decode()


def test_a_nickname_is_a_name(project_manager, amina, bruno, sassari, edition):
    with bruno.at_work():
        factories.contact(edition, rome(2026, 3, 5, 23))
    refresh_all_cells(sassari, edition)
    assert "Berretto rosso" in text(listing(amina, edition, "contacts"))
    assert "Berretto rosso" not in listing(project_manager, edition, "contacts").content.decode()


def test_names_are_not_even_asked_of_the_database_for_who_reads_codes(
    project_manager, sassari, three, edition
):
    refresh_all_cells(sassari, edition)
    browser = project_manager.browser
    address = project_manager.url("figures/people_taken_in_charge/members/")
    with CaptureQueriesContext(connection) as queries:
        browser.get(address, {"programme": edition.code, "period": "2026"})
    assert not [query for query in queries if "given_name" in query["sql"] or "nickname" in query["sql"]]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_listed_and_what_is_not_shown_make_each_figure(
    amina, project_manager, protector, sassari, team, protecting_team, edition, seed
):
    with amina.at_work():
        invent(edition, city=sassari, team=team, manager=amina.user, seed=seed, people=10)
        for person in Person.objects.order_by("id")[: seed + 1]:
            Protection.objects.create(person=person, team=protecting_team, reason="trafficking")
    refresh_all_cells(sassari, edition)
    hidden_somewhere = 0
    for indicator in INDICATORS:
        cell = Cell.objects.get(city=sassari, programme=edition, indicator=indicator, period_kind="programme")
        figure = sum(cell.hours.values()) if indicator.startswith("hours") else cell.value
        for reader in (amina, project_manager):
            page = listing(reader, edition, indicator, "all").context
            assert page["page"].paginator.count + page["hidden"] == figure == page["behind"]
            hidden_somewhere += page["hidden"]
        seen_by_her_team = listing(protector, edition, indicator, "all").context
        assert (seen_by_her_team["page"].paginator.count, seen_by_her_team["hidden"]) == (figure, 0)
    assert hidden_somewhere > 0


def test_a_protected_person_is_a_number_and_nothing_else(amina, protector, one_protected, sassari, edition):
    page = listing(amina, edition)
    assert rows(page) == 2
    assert (
        "The figure stands on 3 records; 2 are listed. 1 is not shown: a person protected by another team."
        in text(page)
    )
    assert one_protected.full_name not in page.content.decode()
    assert code_of(one_protected.id, city_id=sassari.id) not in page.content.decode()
    assert one_protected.full_name in listing(protector, edition).content.decode()


def test_what_was_recorded_since_the_count_is_said(amina, sassari, three, edition):
    refresh_all_cells(sassari, edition)
    Cell.objects.filter(city=sassari, programme=edition, indicator="people_taken_in_charge").update(value=2)
    assert "3 are listed. 1 was recorded since, and is in the figure at the next count." in text(
        listing(amina, edition)
    )


def test_who_is_not_counted_has_a_list_with_the_reason(amina, sassari, team, edition):
    with amina.at_work():
        for eligibility in ("eligible", "unproven"):
            factories.case(
                edition,
                rome(2026, 3, 5, 9),
                team=team,
                manager=amina.user,
                person=factories.person(),
                eligibility=eligibility,
            )
    refresh_all_cells(sassari, edition)
    beside = listing(amina, edition, counted="no")
    assert rows(beside) == 1 and "Not proven" in text(beside)
    assert "Not counted" in text(listing(amina, edition))


def test_each_listing_is_in_the_audit_with_the_people_shown(
    amina, project_manager, one_protected, three, edition
):
    for reader in (amina, project_manager):
        listing(reader, edition)
        with reader.at_work() as by:
            (event,) = AuditEvent.objects.filter(action="monitoring.members_listed", by_id=by.user_id)
        assert set(event.person_ids) == {person.id for person in three[1:]}


def test_a_long_list_has_pages_and_costs_the_same(amina, sassari, team, edition):
    browser, costs = amina.browser, []
    address = amina.url("figures/people_taken_in_charge/members/")
    browser.get(address)  # the first page of a session costs a little more
    for more in (3, 60):
        with amina.at_work():
            for _ in range(more):
                factories.case(
                    edition, rome(2026, 3, 5, 9), team=team, manager=amina.user, person=factories.person()
                )
        refresh_all_cells(sassari, edition)
        with CaptureQueriesContext(connection) as queries:
            page = browser.get(address, {"programme": edition.code, "period": "2026"})
        costs.append(len(queries))
    assert rows(page) == 50 and page.context["page"].paginator.num_pages == 2
    assert costs[0] == costs[1], costs
    assert rows(listing(amina, edition, page=2)) == 13


def test_there_is_no_list_of_a_figure_that_does_not_exist(amina, edition):
    assert listing(amina, edition, "people_on_the_moon").status_code == 404


def test_a_code_is_the_same_for_the_same_person_and_another_in_another_city(sassari, torino, three):
    person = three[0].id
    assert code_of(person, city_id=sassari.id) == code_of(person, city_id=sassari.id)
    assert len({code_of(person, city_id=city.id) for city in (sassari, torino)}) == 2
    assert re.fullmatch(r"[A-Z2-7]{8}", code_of(person, city_id=sassari.id))
