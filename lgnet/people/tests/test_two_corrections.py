# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people correct one person at once: both versions are shown, nobody is overwritten."""

import re

import pytest

from lgnet.kernel.actor import Role
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.errors import ChangedMeanwhile
from lgnet.people.models import Person
from lgnet.people.tests.browsing import page, post, shows
from lgnet.people.tests.factories import fatou
from tests.cast import player


@pytest.fixture
def person(amina) -> Person:
    with amina.at_work() as by:
        return fatou(by)


@pytest.fixture
def rosa(sassari, team):
    return player("Rosa", sassari, Role.CASE_MANAGER, team=team)


def opened(player, person) -> dict:
    """The form as it stands on her screen."""
    form = page(player, f"{person.pk}/correct/").content.decode()
    fields = dict(re.findall(r'<input type="(?:text|hidden)" name="(\w+)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', form, re.S):
        fields[name] = next(iter(re.findall(r'value="([^"]*)" selected', options)), "")
    return fields


def send(player, person, fields: dict, **typed):
    return post(player, f"{person.pk}/correct/", {**fields, **typed})


def now(player, person) -> Person:
    with player.at_work():
        return Person.objects.get(pk=person.pk)


def test_different_fields_are_both_kept(amina, rosa, person):
    mine, hers = opened(amina, person), opened(rosa, person)
    assert send(rosa, person, hers, phone="333 7654321").status_code == 302
    assert send(amina, person, mine, given_name="Fatoumata").status_code == 302
    together = now(amina, person)
    assert together.given_name == "Fatoumata" and together.phone.endswith("3337654321")


def test_the_same_field_shows_both_versions_and_saves_neither_unasked(amina, rosa, person):
    mine, hers = opened(amina, person), opened(rosa, person)
    assert send(rosa, person, hers, given_name="Fatimata").status_code == 302
    late = send(amina, person, mine, given_name="Fatoumata")
    assert late.status_code == 409
    assert shows(late, "Fatimata", 'value="Fatoumata"', "A colleague has written meanwhile")
    assert now(amina, person).given_name == "Fatimata"
    seen = re.search(r'name="seen" value="([^"]*)"', late.content.decode())[1]
    assert send(amina, person, {**mine, "seen": seen}, given_name="Fatoumata").status_code == 302
    assert now(amina, person).given_name == "Fatoumata"


def test_the_same_correction_twice_is_no_clash(amina, rosa, person):
    mine, hers = opened(amina, person), opened(rosa, person)
    for colleague, fields in ((rosa, hers), (amina, mine)):
        assert send(colleague, person, fields, given_name="Fatoumata").status_code == 302


def test_the_action_itself_refuses_what_was_seen_before_the_last_change(amina, person):
    with amina.at_work() as by:
        seen = person.changed_at
        correct_person(person=person, given_name="Fatimata", by=by, since=seen)
        with pytest.raises(ChangedMeanwhile):
            correct_person(person=person, given_name="Fatoumata", by=by, since=seen)
        assert Person.objects.get(pk=person.pk).given_name == "Fatimata"


def test_a_form_signed_for_somebody_else_says_nothing(amina, person):
    with amina.at_work() as by:
        other = fatou(by)
    fields = {**opened(amina, person), "seen": opened(amina, other)["seen"]}
    assert send(amina, person, fields, given_name="Fatoumata").status_code == 302
