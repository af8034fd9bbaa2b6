# SPDX-License-Identifier: AGPL-3.0-or-later
"""The diary of a case: written, corrected without losing what was said, two corrections at once told apart."""

from datetime import date, timedelta

import pytest

from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.errors import ChangedMeanwhile, InTheFuture, NotACode, NotYourCase, TooManyMinutes
from lgnet.casework.models import Intervention
from lgnet.casework.queries.diary import diary_of, former_versions, minutes_of
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.actions.record_permit import record_permit
from tests.cast import player

DAY = date(2026, 3, 2)


@pytest.fixture
def case(amina, opened):
    with amina.at_work() as by:
        return opened(by)


@pytest.fixture
def written(case):
    def write(by, **told) -> Intervention:
        return write_intervention(case=case, by=by, **{"kind": "interview", "on": DAY, **told})

    return write


@pytest.fixture
def entry(amina, written) -> Intervention:
    with amina.at_work() as by:
        return written(by, minutes=30, place="Sportello", with_whom="Awa Senna", words="Primo colloquio.")


def sent(**told) -> dict:
    return {"kind": "interview", "on": str(DAY), "minutes": "45", "words": "Secondo testo.", **told}


@pytest.mark.parametrize(
    "told, problem",
    [
        ({"kind": "dance"}, NotACode),
        ({"on": clock.today() + timedelta(days=1)}, InTheFuture),
        ({"minutes": 0}, TooManyMinutes),
        ({"minutes": 1441}, TooManyMinutes),
    ],
)
def test_what_can_not_have_been_is_refused(amina, written, told, problem):
    with amina.at_work() as by, pytest.raises(problem):
        written(by, **told)


def test_only_whoever_keeps_the_case_writes(protector, written):
    with protector.at_work() as by, pytest.raises(NotYourCase):
        written(by)


def test_a_correction_keeps_what_was_said(amina, entry, case, written):
    with amina.at_work() as by:
        second = written(by, minutes=60, replaces=entry)
        third = written(by, minutes=90, replaces=second)
        assert list(diary_of(case)) == [third]
        assert [one.minutes for one in former_versions([third])[third.pk]] == [60, 30]
        assert minutes_of(case) == 90


def test_the_second_of_two_corrections_is_told_of_the_first(amina, entry, written):
    with amina.at_work() as by:
        first = written(by, words="Così.", replaces=entry)
        with pytest.raises(ChangedMeanwhile) as told:
            written(by, words="Cosà.", replaces=entry)
        assert told.value.newest == first
        assert Intervention.objects.filter(replaced_at=None).count() == 1


def test_two_people_at_one_entry_both_versions_are_shown_and_none_is_lost(amina, sassari, team, case, entry):
    rosa = player("Rosa", sassari, Role.CASE_MANAGER, team=team)
    path = f"cases/{case.pk}/diary/{entry.pk}/"
    hers = {"of": str(entry.pk)}
    assert rosa.browser.post(rosa.url(path), sent(words="Di Rosa.", **hers)).status_code == 302
    late = amina.browser.post(amina.url(path), sent(words="Di Amina.", **hers))
    page = late.content.decode()
    assert late.status_code == 409
    assert "Di Rosa." in page and "Di Amina." in page and "Nel frattempo Rosa ha scritto" in page
    with amina.at_work():
        newest = diary_of(case).get()
        assert newest.words == "Di Rosa."
    assert f'value="{newest.pk}"' in page
    assert (
        amina.browser.post(amina.url(path), sent(words="Di tutte e due.", of=str(newest.pk))).status_code
        == 302
    )
    with amina.at_work():
        now = diary_of(case).get()
        assert now.words == "Di tutte e due."
        assert [one.words for one in former_versions([now])[now.pk]] == ["Di Rosa.", "Primo colloquio."]


def test_the_page_shows_entries_what_they_said_before_and_the_hours(amina, case, entry, written):
    with amina.at_work() as by:
        written(by, minutes=95, words="Corretto.", replaces=entry)
    page = amina.browser.get(amina.url(f"cases/{case.pk}/diary/")).content.decode()
    assert "Corretto." in page and "Primo colloquio." in page and "1 h 35 min in tutto" in page


def test_it_is_on_the_timeline_of_the_case(amina, case, entry):
    page = amina.browser.get(amina.url(f"cases/{case.pk}/")).content.decode()
    assert "Primo colloquio." in page


def test_another_case_of_the_same_city_does_not_correct_it(amina, opened, person_of, entry):
    with amina.at_work() as by:
        other = opened(by, person_of("Lamin"))
    assert amina.browser.get(amina.url(f"cases/{other.pk}/diary/{entry.pk}/")).status_code == 404


def test_what_was_done_on_a_day_without_a_proof_is_flagged(amina, case, entry):
    """With the reason of the rules; a document that held on that day takes the flag away."""
    said, why = "non è provato che conti", "Nessun titolo di soggiorno registrato."
    with amina.at_work() as by:
        correct_person(person=case.person, citizenships=["SEN"], by=by)
    page = amina.browser.get(amina.url(f"cases/{case.pk}/diary/")).content.decode()
    assert said in page and why in page
    with amina.at_work() as by:
        told = {"document_kind": "1", "reason": "RICH_ASILO", "valid_from": DAY, "valid_to": DAY}
        record_permit(person=case.person, by=by, **told)
    page = amina.browser.get(amina.url(f"cases/{case.pk}/diary/")).content.decode()
    assert said not in page and why not in page
