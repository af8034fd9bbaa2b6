# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assessments: asked by a versioned questionnaire, compared through time, drawn and told in words."""

from datetime import date, timedelta

import pytest

from lgnet.casework import questionnaire
from lgnet.casework.actions.write_assessment import write_assessment
from lgnet.casework.errors import InTheFuture, NotACode, NothingAnswered, NotYourCase
from lgnet.casework.queries.assessments import assessments_of, changes_of
from lgnet.casework.questionnaire import STEPS, domains
from lgnet.casework.tests.test_my_day import sections
from lgnet.kernel import clock

START, LATER = date(2026, 1, 10), date(2026, 7, 10)


@pytest.fixture
def case(amina, opened):
    with amina.at_work() as by:
        return opened(by)


@pytest.fixture
def assessed(case):
    def assess(by, levels, *, on=START, **told):
        return write_assessment(
            **{"case": case, "moment": "start", "on": on, "levels": levels, "by": by, **told}
        )

    return assess


def test_each_version_has_seven_domains_with_five_steps_in_both_languages():
    for version, asked in questionnaire.VERSIONS.items():
        assert list(asked) == ["housing", "health", "legal", "work", "language", "family", "safety"], version
        for domain in asked.values():
            assert len(domain.words["levels"]) == len(STEPS)
            for language in ("it", "en"):
                said = [domain.step(level, language) for level in STEPS]
                assert all(said) and len(set(said)) == len(STEPS), (version, domain.code)
                assert domain.question(language) and domain.label(language)


@pytest.mark.parametrize(
    "levels, on, problem",
    [
        ({}, START, NothingAnswered),
        ({"housing": None}, START, NothingAnswered),
        ({"housing": 6}, START, NotACode),
        ({"housing": 0}, START, NotACode),
        ({"money": 1}, START, NotACode),
        ({"housing": 1}, clock.today() + timedelta(days=1), InTheFuture),
    ],
)
def test_what_makes_no_sense_is_refused(amina, assessed, levels, on, problem):
    with amina.at_work() as by, pytest.raises(problem):
        assessed(by, levels, on=on)


def test_only_whoever_keeps_the_case_assesses(protector, assessed):
    with protector.at_work() as by, pytest.raises(NotYourCase):
        assessed(by, {"housing": 1})


def test_the_change_is_told_by_domain_whatever_the_order_of_writing(amina, case, assessed):
    with amina.at_work() as by:
        assessed(by, {"housing": 4, "health": 2}, on=LATER)
        assessed(by, {"housing": 1, "legal": 3, "health": 3}, on=START)
        told = {
            change.code: (change.first, change.last, change.steps)
            for change in changes_of(list(assessments_of(case)))
        }
    assert told == {"housing": (1, 4, 3), "health": (3, 2, -1), "legal": (3, 3, 0)}


def test_a_corrected_one_is_compared_as_it_stands_now(amina, case, assessed):
    with amina.at_work() as by:
        wrong = assessed(by, {"housing": 5})
        right = assessed(by, {"housing": 2}, replaces=wrong)
        assert list(assessments_of(case)) == [right]


def test_the_page_draws_the_change_and_tells_it_in_words(amina, case, assessed):
    with amina.at_work() as by:
        assessed(by, {"housing": 1, "health": 3})
        assessed(by, {"housing": 3}, on=LATER, moment="on_the_way")
    page = amina.browser.get(amina.url(f"cases/{case.pk}/assessments/")).content.decode()
    assert "2 gradini meglio: da 1 a 3 di 5" in page and "gradino 3 di 5" in page
    assert domains()["housing"].step(3, "it") in page
    assert 'x1="20" x2="150"' in page  # from the first step to the third


def test_it_is_made_on_the_page_and_not_known_is_an_answer(amina, case):
    path = amina.url(f"cases/{case.pk}/assessments/new/")
    assert amina.browser.post(path, {"moment": "start", "on": str(START)}).status_code == 422
    sent = {"moment": "start", "on": str(START), "housing": "2", "health": "", "note": "Stanca."}
    assert amina.browser.post(path, sent).status_code == 302
    with amina.at_work():
        one = assessments_of(case).get()
        assert (one.levels, one.note, one.version) == ({"housing": 2}, "Stanca.", questionnaire.CURRENT)


def test_the_day_says_when_one_is_due(amina, opened, person_of, assessed, case):
    assert sections(amina)["assessments"] == []  # opened today
    with amina.at_work() as by, clock.telling(clock.now() - timedelta(days=20)):
        opened(by, person_of("Lamin"))
    assert sections(amina)["assessments"] == ["Lamin Diallo"]
    with amina.at_work() as by:
        assessed(by, {"housing": 1}, on=clock.today() - questionnaire.EVERY)
    assert sections(amina)["assessments"] == ["Fatou Diallo", "Lamin Diallo"]
    with amina.at_work() as by:
        assessed(by, {"housing": 1}, on=clock.today())
    assert sections(amina)["assessments"] == ["Lamin Diallo"]
