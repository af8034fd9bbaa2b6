# SPDX-License-Identifier: AGPL-3.0-or-later
"""A suggestion is found by a job, shown with what it gains, decided by a person; nothing is booked by itself."""

import pytest

from lgnet.housing.actions.answer_suggestion import decline_suggestion, follow_suggestion
from lgnet.housing.actions.ask_for_assignment import ask_for_assignment
from lgnet.housing.actions.find_assignment import find_assignment
from lgnet.housing.actions.move_in_list import move_in_list
from lgnet.housing.models import Assignment, HousingRequest, PlaceDecision, Stay, Suggestion
from lgnet.housing.placing import best as solving
from lgnet.housing.queries.assigning import get_suggestion
from lgnet.housing.queries.waiting import standing_of
from lgnet.housing.request_errors import BeingMade, NoReason, NothingSuggested, SuggestionAnswered
from lgnet.housing.tests.asking import CHILD, asked
from lgnet.housing.tests.test_placing_a_household import unit
from lgnet.kernel.errors import Denied
from lgnet.people.actions.protect_person import protect_person


@pytest.fixture
def two_and_two(amina, livia, team):
    """The first of the list could have either room; the second only that for everybody."""
    with amina.at_work() as by:
        woman = asked("Fatou", team=team, by=by, urgency=4)
        man = asked("Modou", team=team, by=by, urgency=3, sex="M")
    with livia.at_work() as by:
        unit(by, "Aperta"), unit(by, "Donne", for_whom="women")
    return woman, man


def found(livia) -> Assignment:
    with livia.at_work() as by:
        run = ask_for_assignment(by=by)
    find_assignment(city_id=run.city_id, assignment_id=run.pk)
    with livia.at_work():
        return Assignment.objects.get(pk=run.pk)


def test_it_gains_over_todays_order_and_books_nothing(livia, two_and_two):
    run = found(livia)
    assert (run.state, run.households, run.beds, run.placed) == ("ready", 2, 2, 2)
    assert run.value >= run.value_in_order and run.bound < run.value + 1
    with livia.at_work():
        places = {str(one.request): one.unit.property.name for one in Suggestion.objects.all()}
        assert places == {"Fatou Fringuello": "Donne", "Modou Fringuello": "Aperta"}
        assert not Stay.objects.exists()


def test_families_are_kept_together(livia, amina, team, two_and_two):
    with amina.at_work() as by:
        family = asked("Hawa", team=team, by=by, members=[CHILD], urgency=4)
    with livia.at_work() as by:
        unit(by, "Grande", beds=2)
    run = found(livia)
    assert run.placed == 3
    with livia.at_work():
        assert len(Suggestion.objects.get(request=family).beds) == 2


def test_whom_only_todays_order_would_place_is_told(livia, amina, team):
    """One bed, two who could have it: nearer to school it is worth more for the second."""
    with amina.at_work() as by:
        first = asked("Fatou", team=team, by=by, urgency=4, members=[CHILD])
        family = asked("Hawa", team=team, by=by, urgency=4, members=[CHILD, CHILD])
        move = {"request": first, "to_place": 1, "why": "Sfratto"}
    with livia.at_work() as by:
        if standing_of(first).place != 1:
            move_in_list(**move, by=by)
        unit(by, "Grande", beds=3)
    run = found(livia)
    assert (run.placed, run.placed_in_order) == (1, 1) and run.value > run.value_in_order
    with livia.at_work() as by:
        told = {one.request_id: one.unit_id is not None for one in Suggestion.objects.all()}
        assert told == {family.pk: True, first.pk: False}
        with pytest.raises(NothingSuggested):
            follow_suggestion(suggestion=Suggestion.objects.get(request=first), why="x", by=by)
    page = livia.browser.get(livia.url("places/suggestions/")).content.decode()
    assert "Fatou" in page.split("Hawa")[-1]


def test_a_person_decides_and_says_why(livia, amina, two_and_two):
    found(livia)
    with livia.at_work() as by:
        first, second = (get_suggestion(by, Suggestion.objects.get(request=one).pk) for one in two_and_two)
        with pytest.raises(NoReason):
            follow_suggestion(suggestion=first, why=" ", by=by)
        decision = follow_suggestion(suggestion=first, why="Così hanno un posto entrambi", by=by)
        decline_suggestion(suggestion=second, why="Preferisce aspettare", by=by)
        assert PlaceDecision.objects.get() == decision and decision.suggestion_id == first.pk
        assert Stay.objects.count() == 1
        assert HousingRequest.objects.get(pk=second.request_id).state == "waiting"
        with pytest.raises(SuggestionAnswered):
            follow_suggestion(suggestion=second, why="Ci ripenso", by=by)
    with amina.at_work() as by, pytest.raises(Denied):
        ask_for_assignment(by=by)


def test_one_search_at_a_time_and_a_finished_one_stays(livia, two_and_two):
    with livia.at_work() as by:
        run = ask_for_assignment(by=by)
        with pytest.raises(BeingMade):
            ask_for_assignment(by=by)
    for _twice in range(2):  # as after a worker that was killed
        find_assignment(city_id=run.city_id, assignment_id=run.pk)
    with livia.at_work():
        assert Suggestion.objects.count() == 2


def test_what_is_missing_is_said(livia, two_and_two, monkeypatch):
    monkeypatch.setattr(solving, "numpy", None)
    run = found(livia)
    assert (run.state, run.problem) == ("failed", "housing.solver_missing")
    page = livia.browser.get(livia.url("places/suggestions/")).content.decode()
    assert "installato" in page


def test_a_protected_household_is_suggested_to_its_team_alone(livia, two_and_two, protector, protecting_team):
    with protector.at_work() as by:
        hidden = asked("Samira", team=protecting_team, by=by, urgency=4, exposure=2)
        protect_person(person=hidden.person, team=protecting_team, reason="violence", by=by)
    run = found(livia)
    assert (run.households, run.placed) == (3, 2)
    page = livia.browser.get(livia.url("places/suggestions/")).content.decode()
    assert "Samira" not in page and "non ti viene mostrato" in page
    with protector.at_work():
        assert Suggestion.objects.filter(request=hidden).exists()
    with livia.at_work():
        assert not Suggestion.objects.filter(request=hidden).exists()


def test_it_is_asked_for_shown_and_decided_on_pages(livia, amina, two_and_two):
    url = livia.url("places/suggestions/")
    assert livia.browser.post(url).status_code == 302
    assert "hx-trigger" in livia.browser.get(url).content.decode()
    with livia.at_work():
        run = Assignment.objects.get()
    find_assignment(city_id=run.city_id, assignment_id=run.pk)
    page = livia.browser.get(url).content.decode()
    assert "Fatou" in page and "Donne" in page and "hx-trigger" not in page
    with livia.at_work():
        one = Suggestion.objects.get(request=two_and_two[0])
    choice = f"{url}{one.pk}/"
    assert livia.browser.post(choice, {"decision": "follow", "why": "", "hours": "48"}).status_code == 422
    told = {"decision": "follow", "why": "Due posti per due", "hours": "48"}
    assert livia.browser.post(choice, told).status_code == 302
    assert livia.browser.post(choice, told).status_code == 409
    assert "Due posti per due" in livia.browser.get(url).content.decode()
    assert amina.browser.get(url).status_code == 403
