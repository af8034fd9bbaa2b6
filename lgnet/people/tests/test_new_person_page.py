# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody new is written with what is known, after a look at who she may already be."""

from datetime import date

import pytest

from lgnet.kernel.ids import new_id
from lgnet.people.models import Person
from lgnet.people.tests.browsing import HTMX, NEW, events, post, shows
from lgnet.people.tests.factories import protected


def test_a_person_is_written_with_what_is_known(amina):
    response = post(
        amina, "new/", {**NEW, "language_1": "wo", "aliases": "Mami, Awa Bah", "birth_estimated": "on"}
    )
    assert response.status_code == 302
    with amina.at_work():
        person = Person.objects.get(given_name="Awa")
        assert (person.birth_date, person.birth_precision) == (date(1998, 1, 1), "estimated")
        assert person.aliases == ["Mami", "Awa Bah"] and person.languages == ["wo"]
        assert person.citizenships == ["SEN"] and person.phone_is_safe is None
        assert response.url == amina.url(f"people/{person.pk}/")


@pytest.mark.parametrize(
    ("birth", "stored"),
    [
        ({"birth_day": "7", "birth_month": "3", "birth_year": "1998"}, (date(1998, 3, 7), "exact")),
        ({"birth_month": "3", "birth_year": "1998"}, (date(1998, 3, 1), "month")),
        ({"birth_year": "1998"}, (date(1998, 1, 1), "year")),
        ({"birth_year": ""}, (None, "")),
    ],
)
def test_a_birth_is_as_precise_as_what_was_written(amina, birth, stored):
    post(amina, "new/", {**NEW, "birth_year": "", **birth})
    with amina.at_work():
        person = Person.objects.get(given_name="Awa")
        assert (person.birth_date, person.birth_precision) == stored


@pytest.mark.parametrize(
    "wrong",
    [
        {"given_name": "", "family_name": ""},
        {"birth_day": "31", "birth_month": "2"},
        {"birth_day": "7", "birth_month": "", "birth_year": "1998"},
        {"birth_month": "3", "birth_year": ""},
        {"birth_year": "2190"},
        {"birth_year": "98"},
        {"birth_year": "abc"},
        {"citizenship_1": "XXX"},
        {"given_name": "a" * 81},
    ],
)
def test_a_wrong_form_comes_back_with_all_that_was_typed(amina, wrong):
    fields = {**NEW, "phone": "333 765", "aliases": "", **wrong}
    response = post(amina, "new/", fields)
    assert response.status_code == 422 and shows(response, "333 765")
    with amina.at_work():
        assert not Person.objects.filter(phone__endswith="765").exists()


def test_twins_are_shown_while_typing_with_the_reason(amina, somebody):
    response = post(
        amina, "twins/", {"given_name": "Fatoo", "family_name": "Dialo", "birth_year": "1"}, **HTMX
    )
    assert shows(response, "Fatou Diallo", "the name sounds alike", "It is this person", str(somebody.pk))
    assert events(amina, "people.twins_shown")


def test_with_nobody_alike_nothing_is_shown_while_typing(amina, somebody):
    assert post(amina, "twins/", {"given_name": "Zahra"}, **HTMX).content.strip() == b""


def test_a_likely_twin_nobody_saw_stops_the_saving_once(amina, somebody):
    fields = {**NEW, "given_name": "Fatou", "family_name": "Diallo"}
    stopped = post(amina, "new/", fields)
    assert stopped.status_code == 409 and shows(stopped, "Not saved yet", "It is nobody of these: save")
    with amina.at_work():
        assert Person.objects.count() == 1
    assert post(amina, "new/", {**fields, "seen": [str(somebody.pk)]}).status_code == 302
    with amina.at_work():
        assert Person.objects.count() == 2


def test_afterwards_it_goes_on_where_a_person_was_wanted_and_nowhere_else(amina):
    wanted = amina.url("people/")
    assert "?person=" in post(amina, "new/", {**NEW, "next": wanted}).url
    away = post(amina, "new/", {**NEW, "given_name": "Binta", "next": "https://example.org/"})
    assert away.url.startswith(amina.url("people/"))


def test_a_protected_person_is_no_twin_on_the_page_outside_her_team(amina, protecting_team):
    with amina.at_work() as by:
        protected(by, protecting_team)
    assert post(amina, "new/", {**NEW, "given_name": "Fatou", "family_name": "Diallo"}).status_code == 302
    assert post(amina, "twins/", {"given_name": "Fatou", "family_name": "Diallo"}, **HTMX).status_code == 200


def test_the_same_form_sent_twice_makes_one_person(amina):
    sent = {**NEW, "sent_as": str(new_id())}
    first, second = post(amina, "new/", sent), post(amina, "new/", sent)
    assert (first.status_code, second.status_code) == (302, 302) and first.url == second.url
    with amina.at_work():
        assert Person.objects.count() == 1


def test_control_two_forms_make_two_people(amina):
    for given in ("Awa", "Lamin"):
        assert post(amina, "new/", {**NEW, "given_name": given, "sent_as": str(new_id())}).status_code == 302
    with amina.at_work():
        assert Person.objects.count() == 2


def test_an_old_form_with_another_name_loses_nothing_and_writes_nobody_over(amina):
    sent = {**NEW, "sent_as": str(new_id())}
    post(amina, "new/", sent)
    late = post(amina, "new/", {**sent, "given_name": "Lamin", "family_name": "Touray", "birth_year": "1971"})
    assert late.status_code == 409 and shows(late, 'value="Lamin"', "has been sent already")
    with amina.at_work():
        assert Person.objects.get().given_name == "Awa"
