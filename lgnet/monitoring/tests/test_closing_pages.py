# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of a closing: what will be kept, what is missing, what was found since, and for whom there is a name."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel.actor import Role
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.actions.settle_periods import settle_periods
from lgnet.monitoring.members import code_of
from lgnet.monitoring.models import ReportPeriod, Restatement
from lgnet.monitoring.tests.closings import WHY, close, late, of, recount, restate
from lgnet.monitoring.tests.test_pages import in_english, text
from lgnet.trust.models import AuditEvent
from tests.cast import player

pytestmark = pytest.mark.usefixtures("july")


def test_a_project_manager_closes_on_the_page_and_the_figures_say_so(
    project_manager, sassari, three, edition
):
    refresh_all_cells(sassari, edition)
    browser = in_english(project_manager)
    before = text(browser.get(project_manager.url("figures/"), of(edition)))
    assert "Provisional" in before and "Close this period" in before
    address = f"{project_manager.url('figures/closing/')}?programme={edition.code}&period=2026-Q2"
    said = text(browser.get(address))
    assert (
        "Close Quarter 2 of 2026 for good" in said
        and "Age at the first service: not known of 3 people" in said
    )
    assert "Canarinetti" not in said
    sent = browser.post(address)
    assert sent.status_code == 302
    assert "being done" in text(browser.get(sent.url))
    settle_periods(sassari)
    after = text(browser.get(sent.url))
    assert "On 10 July 2026 the period was closed" in after and "Close this period" not in after


def test_what_cannot_be_closed_says_why(project_manager, sassari, edition):
    refresh_all_cells(sassari, edition)
    address = f"{project_manager.url('figures/closing/')}?programme={edition.code}&period="
    browser = in_english(project_manager)
    assert "Only a month, a quarter or a year that is over" in text(browser.get(address + "2026"))
    sent = browser.post(address + "2026")
    assert sent.status_code == 409 and "it ends on 31/12/2026" in text(sent)
    close(project_manager, edition, "2026-Q2")
    assert "This period is closed already." in text(browser.get(address + "2026-Q2"))
    assert browser.post(address + "2026-Q2").status_code == 409


def test_of_whom_something_is_missing_is_listed_with_names_for_who_can_ask(
    amina, project_manager, sassari, three, edition
):
    refresh_all_cells(sassari, edition)
    with_names = in_english(amina).get(amina.url("figures/incomplete/"), of(edition)).content.decode()
    assert all(person.full_name in with_names for person in three)
    assert len(re.findall(rf'href="/city/{sassari.slug}/people/[0-9a-f-]{{36}}/"', with_names)) == 3
    with_codes = in_english(project_manager).get(project_manager.url("figures/incomplete/"), of(edition))
    assert "Canarinetti" not in with_codes.content.decode()
    assert code_of(three[0].pk, city_id=sassari.id) in text(with_codes)
    with amina.at_work() as by:
        (shown,) = AuditEvent.objects.filter(action="monitoring.incomplete_listed", by_id=by.user_id)
    assert set(shown.person_ids) == {person.pk for person in three}


def test_who_is_complete_is_not_listed(amina, sassari, three, edition):
    with amina.at_work():
        three[0].sex, three[0].citizenships = "F", ["NGA"]
        three[0].birth_date, three[0].birth_precision = "1990-01-01", "year"
        three[0].save()
    refresh_all_cells(sassari, edition)
    page = amina.browser.get(amina.url("figures/incomplete/"), of(edition)).content.decode()
    assert three[0].full_name not in page and three[1].full_name in page


def test_the_difference_and_its_records_are_shown_and_published(
    amina, project_manager, sassari, team, three, edition
):
    close(project_manager, edition, "2026-Q2")
    newcomer = late(amina, edition, team, given="Yonas", family="Pettirosso")
    recount(project_manager, edition)
    browser = in_english(project_manager)
    assert "2 figures would come out differently" in text(
        browser.get(project_manager.url("figures/"), of(edition))
    )
    address = f"{project_manager.url('figures/corrections/')}?programme={edition.code}&period=2026-Q2"
    said = text(browser.get(address))
    assert "was 3, now 4: +1 written down after the closing" in said
    assert code_of(newcomer.pk, city_id=sassari.id) in said and "Pettirosso" not in said
    assert "Pettirosso" in text(in_english(amina).get(amina.url("figures/corrections/"), of(edition)))
    short = browser.post(address, {"comment": "Tardi"})
    assert short.status_code == 422 and ">\nTardi</textarea>" in short.content.decode()
    assert browser.post(address, {"comment": WHY}).status_code == 302
    settle_periods(sassari)
    said = text(browser.get(address))
    assert "Restatement 1" in said and WHY in said and "would come out the same" in said
    figures = text(browser.get(project_manager.url("figures/"), of(edition)))
    assert "Restated on 10 July 2026: 3 at the closing." in figures


def test_the_network_sees_who_closed_and_the_restated_number_and_no_record(
    amina, dario, project_manager, sassari, torino, team, three, edition
):
    report_period = close(project_manager, edition, "2026-Q2")
    late(amina, edition, team)
    restate(project_manager, report_period)
    page = in_english(dario).get("/network/figures/", of(edition))
    assert "1 city of 2 has closed this period" in text(page)
    assert "Closed on 10 July 2026; restatement 1 of 10 July 2026" in text(page)
    assert f"was 3, now 4: +1 written down after the closing. {WHY}" in text(page)
    assert "Canarinetti" not in page.content.decode()
    for path in ("closing", "corrections", "incomplete"):
        assert dario.browser.get(project_manager.url(f"figures/{path}/"), of(edition)).status_code == 404


def test_the_list_of_a_closed_figure_is_that_of_the_closing(
    amina, project_manager, sassari, team, three, edition
):
    close(project_manager, edition, "2026-Q2")
    late(amina, edition, team, given="Yonas", family="Pettirosso")
    recount(project_manager, edition)
    page = in_english(amina).get(amina.url("figures/people_taken_in_charge/members/"), of(edition))
    assert "The figure stands on 3 records; 3 are listed." in text(page)
    assert "Pettirosso" not in page.content.decode() and three[0].full_name in page.content.decode()


@pytest.mark.parametrize(
    ("role", "closing", "corrections", "incomplete"),
    [
        (Role.PROJECT_MANAGER, 200, 200, 200),
        (Role.CASE_MANAGER, 403, 200, 200),
        (Role.DATA_PROTECTION_OFFICER, 403, 200, 200),
        (Role.ACCOUNTANT, 403, 200, 403),
        (Role.STREET_OPERATOR, 403, 403, 403),
        (Role.DESK_OPERATOR, 403, 403, 403),
    ],
)
def test_each_role_opens_what_its_work_needs(
    sassari, project_manager, three, edition, role, closing, corrections, incomplete
):
    close(project_manager, edition, "2026-Q2")
    somebody = player("Somebody", sassari, role)
    pages = ("figures/closing/", "figures/corrections/", "figures/incomplete/")
    statuses = tuple(somebody.browser.get(somebody.url(page), of(edition)).status_code for page in pages)
    assert statuses == (closing, corrections, incomplete)


def test_an_accountant_reads_the_difference_and_no_record(
    amina, project_manager, sassari, team, three, edition
):
    close(project_manager, edition, "2026-Q2")
    newcomer = late(amina, edition, team)
    recount(project_manager, edition)
    accountant = player("Ada", sassari, Role.ACCOUNTANT)
    said = text(in_english(accountant).get(accountant.url("figures/corrections/"), of(edition)))
    assert "was 3, now 4" in said and code_of(newcomer.pk, city_id=sassari.id) not in said
    assert "Publish the restatement" not in said
    address = f"{accountant.url('figures/corrections/')}?programme={edition.code}&period=2026-Q2"
    assert accountant.browser.post(address, {"comment": WHY}).status_code == 403
    assert not Restatement.objects.filter(report_period__city=sassari).exists()


def test_a_case_manager_closes_nothing(amina, sassari, three, edition):
    refresh_all_cells(sassari, edition)
    address = f"{amina.url('figures/closing/')}?programme={edition.code}&period=2026-Q2"
    assert amina.browser.post(address).status_code == 403
    assert not ReportPeriod.objects.filter(city=sassari).exists()


def test_an_open_period_says_that_there_is_nothing_to_restate(project_manager, sassari, three, edition):
    refresh_all_cells(sassari, edition)
    browser = in_english(project_manager)
    address = f"{project_manager.url('figures/corrections/')}?programme={edition.code}&period=2026-Q2"
    assert "This period is not closed" in text(browser.get(address))
    assert "This period is not closed" in text(browser.post(address, {"comment": WHY}))
    assert not Restatement.objects.filter(report_period__city=sassari).exists()


def test_the_pages_cost_the_same_with_many_records(amina, project_manager, sassari, team, three, edition):
    close(project_manager, edition, "2026-Q2")
    late(amina, edition, team)
    recount(project_manager, edition)
    browser, costs = amina.browser, {}
    for more in (0, 60):
        for _ in range(more):
            late(amina, edition, team)
        recount(project_manager, edition)
        for page in ("figures/", "figures/corrections/", "figures/incomplete/"):
            browser.get(amina.url(page), of(edition))
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(amina.url(page), of(edition)).status_code == 200
            costs.setdefault(page, []).append(len(queries))
    assert all(first == second for first, second in costs.values()), costs
