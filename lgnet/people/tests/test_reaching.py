# SPDX-License-Identifier: AGPL-3.0-or-later
"""How to talk to her and how to reach her: levels, reading, further numbers, each safe or not."""

import pytest
from django.db import IntegrityError, transaction

from lgnet.kernel.errors import Denied
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.actions.keep_contact_point import add_contact_point, change_contact_point
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.register_person import register_person
from lgnet.people.choices import Likeness
from lgnet.people.errors import UnknownCode, WrongIdentifier
from lgnet.people.life_errors import NoWay, UnsafeIsNotPreferred, WayThere
from lgnet.people.models import ContactPoint, Person
from lgnet.people.queries import search_people
from lgnet.people.tests.browsing import NEW, page, post, shows


def way(who, person, kind: str = "phone", value: str = "333 7654321", **told) -> ContactPoint:
    with who.at_work() as by:
        return add_contact_point(person=person, kind=kind, value=value, by=by, **told)


def test_levels_and_reading_are_written_and_nothing_of_it_is_needed(amina):
    fields = {
        **NEW, "language_1": "wo", "level_1": "native", "language_2": "it", "level_2": "some", "literacy": "none",
    }  # fmt: skip
    address = post(amina, "new/", fields).url
    body = amina.browser.get(address)
    assert shows(body, "Wolof (mother tongue)", "Italian (a little)", "Cannot read or write")
    with amina.at_work() as by:
        assert register_person(given_name="Awa", by=by).language_levels == {}


def test_the_form_shows_and_keeps_them(amina, somebody):
    with amina.at_work() as by:
        told = {"languages": ["wo", "fr", "it", "en"], "language_levels": {"fr": "good", "en": "some"}}
        correct_person(person=somebody, by=by, **told)
    assert shows(page(amina, f"{somebody.pk}/correct/"), "A little")
    fields = {
        "given_name": "Fatou", "language_1": "wo", "level_1": "native", "language_2": "fr", "level_2": "",
        "language_3": "it",
    }  # fmt: skip
    assert post(amina, f"{somebody.pk}/correct/", fields).status_code == 302
    with amina.at_work():
        kept = Person.objects.get(pk=somebody.pk)
    assert kept.languages == ["wo", "fr", "it", "en"]
    assert kept.language_levels == {"wo": "native", "en": "some"}  # the fourth has no room in the form


@pytest.mark.parametrize(
    "wrong",
    [{"language_levels": {"wo": "fluent"}}, {"language_levels": {"xx!": "good"}}, {"literacy": "some"}],
)
def test_levels_are_of_the_list(amina, somebody, wrong):
    with amina.at_work() as by, pytest.raises(UnknownCode):
        correct_person(person=somebody, by=by, **wrong)


def test_a_friends_number_is_shown_with_whether_it_is_safe(amina, bruno, somebody):
    way(amina, somebody, whose="la cugina", safe=False, note="Mai di sera")
    way(amina, somebody, "email", "fatou@example.org", safe=True, preferred=True)
    body = page(bruno, f"{somebody.pk}/")
    assert shows(body, "la cugina", "not safe", "Mai di sera", "fatou@example.org", "preferred")
    with bruno.at_work() as by, pytest.raises(Denied):
        add_contact_point(person=somebody, kind="phone", value="333 1", by=by)


def test_she_is_found_by_a_friends_number(amina, somebody):
    way(amina, somebody)
    with amina.at_work() as by:
        [match] = search_people(by, "+39 333 7654321")
        assert match.person == somebody and Likeness.SAME_PHONE in match.reasons


def test_one_way_is_preferred_and_never_an_unsafe_one(amina, somebody):
    first = way(amina, somebody, preferred=True)
    second = way(amina, somebody, "chat", preferred=True)
    with amina.at_work():
        assert [one.pk for one in ContactPoint.objects.filter(preferred=True)] == [second.pk]
        with pytest.raises(IntegrityError), transaction.atomic():
            ContactPoint.objects.filter(pk=first.pk).update(preferred=True)
    with amina.at_work() as by, pytest.raises(UnsafeIsNotPreferred):
        change_contact_point(point=first, safe=False, preferred=True, by=by)


@pytest.mark.parametrize("told, problem", [({"value": " "}, NoWay), ({"kind": "pigeon"}, UnknownCode)])
def test_what_is_no_way_is_refused(amina, somebody, told, problem):
    with pytest.raises(problem):
        way(amina, somebody, **told)


def test_the_same_way_is_there_once(amina, somebody):
    way(amina, somebody)
    with pytest.raises(WayThere):
        way(amina, somebody, value="+39 333 7654321")


def test_it_goes_with_her_protection(amina, protecting_team, somebody):
    way(amina, somebody)
    with amina.at_work() as by:
        protect_person(person=somebody, team=protecting_team, reason="violence", by=by)
        assert not ContactPoint.objects.exists()
        assert search_people(by, "333 7654321") == []


def test_the_pages_write_correct_and_take_away(amina, somebody):
    path = f"{somebody.pk}/reach/"
    form = {"kind": "phone", "value": "333 7654321", "whose": "Awa", "safe": "yes"}
    assert post(amina, f"{path}new/", form).status_code == 302
    refused = post(amina, f"{path}new/", form)
    assert refused.status_code == 409 and shows(refused, "Awa")
    with amina.at_work():
        point = ContactPoint.objects.get()
    assert shows(page(amina, f"{path}{point.pk}/"), "Awa")
    assert post(amina, f"{path}{point.pk}/", {**form, "safe": "no"}).status_code == 302
    assert shows(page(amina, f"{somebody.pk}/"), "not safe")
    assert post(amina, f"{path}{point.pk}/remove/", {}).status_code == 302
    assert page(amina, f"{path}{point.pk}/").status_code == 404


def test_an_eni_code_has_its_form(amina, somebody):
    with amina.at_work() as by:
        record_identifier(person=somebody, kind="eni", number="ENI 200 110 0012345", by=by)
        with pytest.raises(WrongIdentifier):
            record_identifier(person=somebody, kind="eni", number="ENI12", by=by)
