# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of requests: one form from a case, the list, the places, the choice; refusals on the form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.housing.hours import tonight
from lgnet.housing.models import HousingRequest, PlaceDecision, Property, Stay
from lgnet.housing.queries.waiting import standings
from lgnet.housing.tests.asking import asked, case_of
from lgnet.people.actions.protect_person import protect_person
from lgnet.trust.models import AuditEvent


def form(**told) -> dict:
    return {
        "band": "adult", "sex": "F", "urgency": "3", "exposure": "1", "wanted_from": tonight().isoformat(),
        "not_in_districts": "", "child_F": "2", **told,
    }  # fmt: skip


def test_a_place_is_asked_for_from_the_cases_page(amina, team):
    with amina.at_work() as by:
        case = case_of("Fatou", team=team, by=by)
    page = amina.browser.get(amina.url(f"cases/{case.pk}/"))
    assert f"places/ask/{case.pk}/" in page.content.decode()
    answer = amina.browser.post(
        amina.url(f"places/ask/{case.pk}/"), form(not_in_districts="Centro, Latte Dolce")
    )
    assert answer.status_code == 302
    with amina.at_work():
        request = HousingRequest.objects.get()
        assert (request.size, request.urgency, request.where_not.count()) == (3, 3, 2)
    page = amina.browser.get(amina.url(f"cases/{case.pk}/")).content.decode()
    assert f"places/ask/{case.pk}/" not in page and f"places/{request.pk}/" in page


def test_what_is_refused_stands_on_the_form_and_nothing_is_lost(amina, team):
    with amina.at_work() as by:
        case = case_of("Fatou", team=team, by=by)
    told = form(wanted_until="2020-01-01", near="Scuola di via Roma", words="Ha un cane")
    answer = amina.browser.post(amina.url(f"places/ask/{case.pk}/"), told)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Scuola di via Roma" in page and "Ha un cane" in page
    with amina.at_work():
        assert not HousingRequest.objects.exists()


def test_it_is_corrected_and_withdrawn(amina, team):
    with amina.at_work() as by:
        request = asked("Fatou", team=team, by=by)
    url = amina.url(f"places/{request.pk}/")
    assert "Fatou" in amina.browser.get(f"{url}correct/").content.decode()
    assert amina.browser.post(f"{url}correct/", form(near="Centro")).status_code == 302
    assert "Centro" in amina.browser.get(url).content.decode()
    assert amina.browser.post(f"{url}withdraw/", {"because": "own_home"}).status_code == 302
    assert amina.browser.get(f"{url}correct/").status_code == 409
    with amina.at_work():
        assert HousingRequest.objects.get().state == "withdrawn"


def test_the_list_tells_why_and_asks_the_same_however_many_wait(amina, livia, team):
    with amina.at_work() as by:
        asked("Fatou", team=team, by=by, urgency=4)
    browser, url = livia.browser, livia.url("places/")
    browser.get(url)
    with CaptureQueriesContext(connection) as few:
        page = browser.get(url).content.decode()
    assert "Fatou" in page and "60" in page
    with amina.at_work() as by:
        for number in range(8):
            asked(f"Donna {number}", team=team, by=by)
    with CaptureQueriesContext(connection) as many:
        browser.get(url)
    assert len(many) == len(few)


def test_who_is_shown_is_recorded(amina, livia, team):
    with amina.at_work() as by:
        request = asked("Fatou", team=team, by=by)
    livia.browser.get(livia.url("places/"))
    with livia.at_work():
        shown = AuditEvent.objects.get(action="housing.waiting_list")
        assert shown.person_ids == [request.person_id]


def test_a_household_that_is_not_shown_holds_its_place(livia, protector, protecting_team):
    with protector.at_work() as by:
        hidden = asked("Samira", team=protecting_team, by=by)
        protect_person(person=hidden.person, team=protecting_team, reason="violence", by=by)
    page = livia.browser.get(livia.url("places/")).content.decode()
    assert "Samira" not in page and "1." in page
    assert livia.browser.get(livia.url(f"places/{hidden.pk}/")).status_code == 404
    assert livia.browser.get(livia.url(f"places/{hidden.pk}/places/")).status_code == 404


def test_moved_in_the_list_with_a_reason(amina, livia, team):
    with amina.at_work() as by:
        first, second = asked("Awa", team=team, by=by, urgency=4), asked("Hawa", team=team, by=by, urgency=1)
    url = livia.url(f"places/{second.pk}/move/")
    assert livia.browser.post(url, {"to_place": "1", "why": ""}).status_code == 422
    assert livia.browser.post(url, {"to_place": "7", "why": "Sfratto"}).status_code == 422
    assert livia.browser.post(url, {"to_place": "1", "why": "Sfratto"}).status_code == 302
    assert amina.browser.post(url, {"to_place": "2", "why": "x"}).status_code == 403
    with livia.at_work():
        assert [one.request_id for one in standings()] == [second.pk, first.pk]
    assert "Sfratto" in livia.browser.get(livia.url("places/")).content.decode()


@pytest.fixture
def flat(livia, house):
    with livia.at_work() as by:
        return house(by, beds=2)[1][0].unit


def test_a_place_is_chosen_with_its_reason(amina, livia, team, flat):
    with amina.at_work() as by:
        request = asked("Fatou", team=team, by=by)
    url = livia.url(f"places/{request.pk}/places/")
    assert "Casa dei Tigli" in livia.browser.get(url).content.decode()
    choice = f"{url}{flat.pk}/"
    assert livia.browser.post(choice, {"why": "", "hours": "48"}).status_code == 422
    assert livia.browser.post(choice, {"why": "Prima della lista", "hours": "48"}).status_code == 302
    with livia.at_work():
        assert PlaceDecision.objects.get().why == "Prima della lista" and Stay.objects.count() == 1
    assert livia.browser.post(choice, {"why": "Ancora", "hours": "48"}).status_code in (409, 422)
    assert amina.browser.post(choice, {"why": "x", "hours": "48"}).status_code == 403
    assert "Fatou" in amina.browser.get(amina.url("cases/my-day/")).content.decode()


def test_who_must_live_apart_is_noted_and_taken_back(amina, team):
    with amina.at_work() as by:
        request, other = asked("Fatou", team=team, by=by), asked("Modou", team=team, by=by, sex="M")
    url = amina.url(f"places/{request.pk}/")
    told = {"other": other.person_id, "because": "violence"}
    assert amina.browser.post(f"{url}apart/", told).status_code == 302
    page = amina.browser.get(url).content.decode()
    assert "Modou" in page
    end = (
        page.split("apart/")[2].split("/")[0]
        if page.count("apart/") > 1
        else page.split("apart/")[1].split("/")[0]
    )
    assert amina.browser.post(f"{url}apart/{end}/end/").status_code == 302
    assert "Modou" not in amina.browser.get(url).content.decode()


def test_teams_have_limits(livia, team):
    with livia.at_work():
        Property.objects.create(name="Casa", kind="co_housing", owner_kind="municipality", team=team)
    assert livia.browser.post(livia.url("places/teams/"), {str(team.pk): "4"}).status_code == 302
    assert 'value="4"' in livia.browser.get(livia.url("places/teams/")).content.decode()
    assert livia.browser.post(livia.url("places/teams/"), {str(team.pk): "-1"}).status_code == 422
