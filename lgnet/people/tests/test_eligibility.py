# SPDX-License-Identifier: AGPL-3.0-or-later
"""Eligibility on a day, case by case, with the days on both sides of each limit."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from lgnet.people import eligibility
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.choices import Eligibility
from lgnet.people.eligibility import QUESTIONS, Title, answer_for, eligibility_on, rules_on
from lgnet.people.models import Person
from lgnet.people.tests.factories import asylum_permit, fatou

FROM, TO = date(2026, 1, 1), date(2026, 6, 30)
WORK = {"document_kind": "1", "reason": "LAV_SUB", "valid_from": FROM, "valid_to": TO}
E, N, U = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNPROVEN


def asked(titles, day, *, citizenships=("SEN",), birth_date=None):
    answer = answer_for(
        citizenships=citizenships, birth_date=birth_date, titles=[Title(**title) for title in titles], day=day
    )
    return answer.eligibility, answer.reason_code


ONE_TITLE = [
    # a title between its dates, both included
    (WORK, date(2025, 12, 31), N, "not_yet_valid"),
    (WORK, date(2026, 1, 1), E, "valid_title"),
    (WORK, date(2026, 6, 30), E, "valid_title"),
    # after its end: sixty days in which the renewal can still be asked
    (WORK, date(2026, 7, 1), U, "renewal_not_asked"),
    (WORK, date(2026, 8, 29), U, "renewal_not_asked"),
    (WORK, date(2026, 8, 30), N, "expired"),
    # the renewal asked in time, on the last day of grace, a day too late
    ({**WORK, "renewal_asked_on": date(2026, 6, 1)}, date(2026, 6, 30), E, "valid_title"),
    ({**WORK, "renewal_asked_on": date(2026, 6, 1)}, date(2026, 7, 1), E, "renewal_under_way"),
    ({**WORK, "renewal_asked_on": date(2026, 8, 29)}, date(2026, 12, 1), E, "renewal_under_way"),
    ({**WORK, "renewal_asked_on": date(2026, 8, 30)}, date(2026, 12, 1), U, "renewal_late"),
    ({**WORK, "renewal_asked_on": date(2026, 8, 30)}, date(2026, 8, 30), U, "renewal_late"),
    ({**WORK, "renewal_asked_on": date(2026, 12, 1)}, date(2026, 11, 30), N, "expired"),
    # receipts have no end; they begin when they were issued
    ({"document_kind": "5", "reason": "RICH_ASILO", "issued_on": FROM}, FROM, E, "receipt"),
    ({"document_kind": "5", "reason": "RICH_ASILO", "issued_on": FROM}, date(2027, 1, 1), E, "receipt"),
    (
        {"document_kind": "5", "reason": "RICH_ASILO", "issued_on": FROM},
        date(2025, 12, 31),
        N,
        "not_yet_valid",
    ),
    ({"document_kind": "5", "reason": "LAV_SUB", "issued_on": FROM}, FROM, E, "receipt"),
    ({"document_kind": "5", "reason": "STUDIO", "issued_on": FROM}, FROM, U, "reason_to_check"),
    # a renewal under way that the document itself says
    ({"document_kind": "6", "reason": "LAV_SUB", "valid_to": TO}, date(2026, 12, 1), E, "renewal_under_way"),
    ({"document_kind": "6", "reason": "LAV_SUB"}, date(2026, 12, 1), E, "renewal_under_way"),
    (
        {**WORK, "document_kind": "6", "renewal_asked_on": date(2026, 10, 1)},
        date(2026, 12, 1),
        U,
        "renewal_late",
    ),
    # reasons
    ({**WORK, "reason": "TURISMO"}, FROM, N, "reason_excluded"),
    ({**WORK, "reason": "AFFARI"}, FROM, N, "reason_excluded"),
    ({**WORK, "reason": "STUDIO"}, FROM, U, "reason_to_check"),
    ({**WORK, "reason": "FAMIT"}, FROM, U, "reason_to_check"),
    ({**WORK, "reason": "NOT_IN_THE_LIST"}, FROM, U, "reason_to_check"),
    ({**WORK, "reason": "STUDIO"}, date(2027, 6, 1), N, "expired"),
    # without end
    ({"document_kind": "2", "reason": "UE_LP"}, date(2040, 1, 1), E, "valid_title"),
    ({"document_kind": "1", "reason": "LAV_SUB", "valid_from": FROM}, FROM, U, "end_unknown"),
    # kinds
    ({**WORK, "document_kind": "7"}, FROM, N, "without_permit"),
    ({**WORK, "document_kind": "8"}, FROM, U, "kind_to_check"),
    ({**WORK, "document_kind": "9"}, FROM, U, "kind_to_check"),
    ({**WORK, "document_kind": "3"}, FROM, U, "kind_to_check"),
    ({**WORK, "document_kind": "99"}, FROM, U, "kind_to_check"),
    # told, not seen
    ({**WORK, "seen": False}, FROM, U, "document_not_seen"),
    ({"document_kind": "7", "reason": "NON_UE_ALTRO", "seen": False}, FROM, N, "without_permit"),
]


@pytest.mark.parametrize(("title", "day", "answer", "reason"), ONE_TITLE)
def test_one_title(title, day, answer, reason):
    assert asked([title], day) == (answer, reason)


def test_the_table_asks_every_question_of_the_rules():
    reasons = {reason for *_, reason in ONE_TITLE}
    of_a_person = {"excluded_citizenship", "citizenship_unknown", "minor_follows_parents", "no_document"}
    for rules in eligibility._rules():
        in_rules = {step["code"] for step in rules["order"]}
        assert in_rules == set(QUESTIONS) | of_a_person and in_rules - of_a_person == reasons


@pytest.mark.parametrize(
    ("citizenships", "day", "answer", "reason"),
    [
        (["ITA"], FROM, N, "excluded_citizenship"),
        (["SEN", "ITA"], FROM, N, "excluded_citizenship"),
        (["ROU"], FROM, N, "excluded_citizenship"),
        (["NOR"], FROM, N, "excluded_citizenship"),
        (["CHE"], FROM, N, "excluded_citizenship"),
        (["GBR"], date(2020, 12, 31), N, "excluded_citizenship"),
        (["GBR"], FROM, E, "valid_title"),
        (["STATELESS"], FROM, E, "valid_title"),
        (["UKR", "MDA"], FROM, E, "valid_title"),
        ([], FROM, U, "citizenship_unknown"),
    ],
)
def test_citizenships(citizenships, day, answer, reason):
    assert asked([{**WORK, "valid_from": None}], day, citizenships=citizenships) == (answer, reason)


@pytest.mark.parametrize(
    ("day", "reason"), [(date(2026, 3, 6), "minor_follows_parents"), (date(2026, 3, 7), "no_document")]
)
def test_a_minor_without_a_title_follows_a_parent_until_eighteen(day, reason):
    assert asked([], day, birth_date=date(2008, 3, 7)) == (U, reason)


def test_a_minor_with_her_own_title_stands_on_it():
    own = {"document_kind": "1", "reason": "MIN_ETA", "valid_from": FROM, "valid_to": TO}
    assert asked([own], FROM, birth_date=date(2012, 1, 1)) == (E, "valid_title")


def test_of_several_titles_the_best_answer_counts():
    old = {**WORK, "valid_from": date(2020, 1, 1), "valid_to": date(2021, 1, 1)}
    study = {**WORK, "reason": "STUDIO"}
    assert asked([old, study, WORK], FROM) == (E, "valid_title")
    assert asked([old, study], FROM) == (U, "reason_to_check")
    assert asked([old], FROM) == (N, "expired")


def test_the_answer_says_which_title_and_which_rules():
    answer = answer_for(citizenships=["SEN"], birth_date=None, titles=[Title(**WORK, id="x")], day=FROM)
    assert answer.rules_version == "2026-1"
    assert answer.details == {"permit": "x", "valid_to": "2026-06-30"}


@pytest.mark.parametrize(("language", "begins"), [("it", "Titolo di soggiorno"), ("en", "Residence title")])
def test_the_reason_is_told_in_the_readers_words(language, begins):
    answer = answer_for(citizenships=["SEN"], birth_date=None, titles=[Title(**WORK)], day=FROM)
    with translation.override(language):
        assert answer.words.startswith(begins)


def test_the_rules_of_the_day_apply(monkeypatch):
    old = rules_on(FROM)
    new = {**old, "version": "2027-1", "valid_from": "2027-01-01", "document_must_be_seen": False}
    monkeypatch.setattr(eligibility, "_rules", lambda: [old, new])
    told = {**WORK, "valid_to": date(2028, 1, 1), "seen": False}
    assert asked([told], date(2026, 12, 31)) == (U, "document_not_seen")
    assert asked([told], date(2027, 1, 1)) == (E, "valid_title")
    assert rules_on(date(2010, 1, 1)) is old


def test_of_a_person_of_the_database_with_one_query_or_none(amina):
    with amina.at_work() as by:
        person = fatou(by)
        asylum_permit(person, by)
        with CaptureQueriesContext(connection) as one:
            assert eligibility_on(person, date(2026, 5, 1)).eligibility == E
        assert len(one) == 1
        (person,) = Person.objects.prefetch_related("permits").filter(pk=person.pk)
        with CaptureQueriesContext(connection) as none:
            assert eligibility_on(person, date(2027, 5, 1)).reason_code == "expired"
        assert len(none) == 0


def test_a_document_only_told_of_proves_nothing(amina):
    with amina.at_work() as by:
        person = fatou(by)
        record_permit(person=person, document_kind="5", reason="RICH_ASILO", seen=False, by=by)
        assert eligibility_on(person, date(2026, 5, 1)).reason_code == "document_not_seen"
