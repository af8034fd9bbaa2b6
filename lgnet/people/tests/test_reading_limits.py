# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looking for people has a limit in an hour; who meets it is told what to do and loses nothing that was typed."""

import pytest

from lgnet.people.tests.browsing import HTMX, page, queries_of, reading, shows
from lgnet.people.tests.factories import fatou
from lgnet.trust.models import ReadingHour

NEW = {"given_name": "Mariama", "family_name": "Ceesay", "gender": "f"}


@pytest.fixture(autouse=True)
def few(settings):
    settings.READING_LEVELS = {"search": (2, 3), "record": (2, 3), "export": (2, 3)}


@pytest.fixture
def used_up(amina, somebody):
    for text in ("fatou", "amina", "musa"):
        assert page(amina, "", q=text).status_code == 200
    return amina


def amounts(player) -> dict[str, tuple[int, int]]:
    with player.at_work():
        return {one.kind: (one.amount, one.refused) for one in ReadingHour.objects.all()}


def test_a_search_too_many_is_refused_and_what_was_typed_stays(used_up):
    refused = page(used_up, "", q="fatou")
    assert refused.status_code == 429
    assert shows(refused, 'value="fatou"', "You have searched 3 times in this hour", "lift the limit")
    assert not shows(refused, "Fatou Diallo") and not shows(refused, "Nobody in your city")


def test_while_typing_the_refusal_stands_where_the_people_would(used_up):
    refused = reading(used_up).get(used_up.url("people/"), {"q": "fatou"}, headers=HTMX)
    assert refused.status_code == 200 and shows(refused, "You have searched 3 times", "alert")


def test_refusals_are_counted(used_up):
    page(used_up, "", q="fatou")
    assert amounts(used_up)["search"] == (3, 1)


def test_a_search_that_finds_nobody_counts_like_any_other(amina):
    page(amina, "", q="nobody such")
    assert amounts(amina)["search"] == (1, 0)


def test_looking_for_twins_is_searching(used_up, somebody):
    answer = reading(used_up).post(
        used_up.url("people/twins/"), {"given_name": "Fatou", "family_name": "Diallo"}
    )
    assert answer.status_code == 429 and not shows(answer, "Fatou Diallo")


def test_a_form_that_is_refused_keeps_what_was_typed(used_up):
    answer = reading(used_up).post(used_up.url("people/new/"), NEW)
    assert answer.status_code == 429 and shows(answer, 'value="Mariama"', "You have searched 3 times")


def test_people_opened_have_a_limit_and_the_one_at_hand_stays_open(amina):
    with amina.at_work() as by:
        people = [fatou(by, phone="").pk for _ in range(4)]
    for person in people[:3]:
        assert page(amina, f"{person}/").status_code == 200
    refused = page(amina, f"{people[3]}/")
    assert refused.status_code == 429 and not shows(refused, "Diallo")
    assert page(amina, f"{people[2]}/correct/").status_code == 200
    assert amounts(amina)["record"] == (3, 1)


def test_a_page_costs_the_same_queries_the_first_time_and_later(amina, somebody):
    asked = [queries_of(amina, "", q=text) for text in ("fatou", "fatou diallo", "diallo", "diallo")]
    assert len(set(asked)) == 1
