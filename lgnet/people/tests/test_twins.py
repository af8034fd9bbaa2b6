# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is being written down may be known already: shown with the reason, decided by a person."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.people.actions.register_person import register_person
from lgnet.people.choices import Likeness as L
from lgnet.people.queries import likely_twins
from lgnet.people.queries.twins import swapped
from lgnet.people.tests.factories import fatou, protected
from lgnet.trust.models import AuditEvent

BORN = date(1998, 3, 7)


def reasons(by, **sketch):
    return [(match.person.full_name, set(match.reasons)) for match in likely_twins(by, **sketch)]


def test_same_name_birth_and_citizenship(amina):
    with amina.at_work() as by:
        fatou(by)
        twins = reasons(
            by,
            given_name="Fatou",
            family_name="Diallo",
            birth_date=BORN,
            citizenships=["SEN"],
            phone="3331234567",
        )
        assert twins == [("Fatou Diallo", {L.SAME_NAME, L.SAME_BIRTH_DATE, L.SAME_CITIZENSHIP, L.SAME_PHONE})]


def test_the_reason_is_told_in_words(amina):
    with amina.at_work() as by:
        fatou(by)
        (match,) = likely_twins(by, given_name="Fatu", family_name="Jallow")
        person, why = match
        assert person.given_name == "Fatou" and [str(reason) for reason in why] == ["sounds_alike"]
        assert match.words == str(L.SOUNDS_ALIKE.label)


@pytest.mark.parametrize(
    ("sketch", "reason"),
    [
        ({"given_name": "Diallo", "family_name": "Fatou"}, L.SAME_NAME),
        ({"given_name": "Fatoo", "family_name": "Dialo"}, L.SOUNDS_ALIKE),
        ({"given_name": "Somebody", "family_name": "Else", "phone": "+393331234567"}, L.SAME_PHONE),
        ({"given_name": "Fatou", "birth_date": BORN}, L.SAME_BIRTH_DATE),
        (
            {"given_name": "Fato", "family_name": "Diallo", "birth_date": date(1998, 7, 3)},
            L.SWAPPED_BIRTH_DATE,
        ),
        ({"given_name": "Fatou", "family_name": "Diallo", "birth_date": date(1998, 9, 9)}, L.SAME_BIRTH_YEAR),
    ],
)
def test_each_reason_by_itself(amina, sketch, reason):
    with amina.at_work() as by:
        fatou(by)
        ((name, why),) = reasons(by, **sketch)
        assert name == "Fatou Diallo" and reason in why


@pytest.mark.parametrize(
    "sketch",
    [
        {},
        {"given_name": "Fatou"},
        {"given_name": "Awa", "family_name": "Diallo"},
        {"given_name": "Awa", "family_name": "Sow", "birth_date": BORN},
        {"given_name": "Fatou", "family_name": "Diallo", "birth_date": date(1960, 3, 7)},
        {"given_name": "Fatou", "citizenships": ["SEN"]},
    ],
)
def test_too_little_in_common_is_no_twin(amina, sketch):
    with amina.at_work() as by:
        fatou(by)
        assert reasons(by, **sketch) == []


def test_the_first_of_january_proves_nothing(amina):
    with amina.at_work() as by:
        register_person(given_name="Lamin", family_name="Ceesay", birth_date=date(1999, 1, 1), by=by)
        assert reasons(by, given_name="Lamin", birth_date=date(1999, 1, 1)) == []
        ((_, why),) = reasons(by, given_name="Lamin", family_name="Sisay", birth_date=date(1999, 1, 1))
        assert L.SAME_BIRTH_DATE not in why and L.SAME_BIRTH_YEAR in why


def test_a_person_is_not_her_own_twin(amina):
    with amina.at_work() as by:
        person = fatou(by)
        assert reasons(by, given_name="Fatou", family_name="Diallo", other_than=person.pk) == []


def test_two_queries_however_many_people(amina):
    asked = {"given_name": "Fatou", "family_name": "Diallo", "birth_date": BORN, "phone": "3331234567"}
    with amina.at_work() as by:
        fatou(by)
        with CaptureQueriesContext(connection) as few:
            likely_twins(by, **asked)
        for _ in range(20):
            fatou(by)
        with CaptureQueriesContext(connection) as many:
            likely_twins(by, **asked)
        assert len(few) == len(many) == 3  # keys, people, the record


def test_who_was_shown_as_a_twin_is_in_the_audit(amina):
    with amina.at_work() as by:
        person = fatou(by)
        likely_twins(by, given_name="Fatou", family_name="Diallo")
        assert AuditEvent.objects.get(action="people.twins_shown").person_ids == [person.pk]


def test_a_protected_person_is_nobodys_twin_outside_her_team(amina, protector, protecting_team):
    sketch = {"given_name": "Fatou", "family_name": "Diallo", "birth_date": BORN, "phone": "333 1234567"}
    with amina.at_work() as by:
        protected(by, protecting_team)
        assert reasons(by, **sketch) == []
    with protector.at_work() as by:
        assert len(reasons(by, **sketch)) == 1


def test_nobody_has_a_twin_in_another_city(amina, carla):
    with amina.at_work() as by:
        fatou(by)
    with carla.at_work() as by:
        assert reasons(by, given_name="Fatou", family_name="Diallo", phone="3331234567") == []


@pytest.mark.parametrize(
    ("day", "other"),
    [(date(1998, 3, 7), date(1998, 7, 3)), (date(1998, 3, 13), None), (date(1998, 3, 3), None)],
)
def test_day_and_month_exchanged(day, other):
    assert swapped(day) == other
