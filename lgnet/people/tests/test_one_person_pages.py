# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two records side by side, linked and parted by a button; and what the other pages say of who is recorded twice."""

import pytest

from lgnet.people.actions.end_protection import end_protection
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.models import LikelyPair, PairDecision, Person
from lgnet.people.queries import likely_twins, search_people
from lgnet.people.tests.browsing import events, page, post, queries_of, shows
from lgnet.people.tests.factories import asylum_permit, fatou
from lgnet.people.tests.test_pairs import compared


@pytest.fixture
def two(amina, sassari):
    with amina.at_work() as by:
        found = fatou(by), fatou(by, given_name="Fatu", languages=["wo"], citizenships=["GMB"])
    compared(sassari)
    return found


def linked(amina, one, other) -> PairDecision:
    with amina.at_work() as by:
        return link_records(first=one, second=other, how_known="document", note="Stessa tessera", by=by)


def of(one, other, query="") -> str:
    return f"{one.pk}/same/{other.pk}/{query}"


def test_the_list_says_who_and_why(amina, two):
    answer = page(amina, "pairs/")
    assert shows(answer, "Fatou Diallo", "Fatu Diallo", "same date of birth", "1 pair to look at")
    assert sorted(events(amina, "people.pairs_listed")[0].person_ids) == [person.pk for person in two]


def test_the_list_asks_the_database_no_more_often_for_more_pairs(amina, two, sassari):
    page(amina, "pairs/")
    before = queries_of(amina, "pairs/")
    with amina.at_work() as by:
        for number in range(3):
            fatou(by, given_name="Fatoumata", phone=f"333 999000{number}")
    compared(sassari)
    assert queries_of(amina, "pairs/") == before


def test_side_by_side_what_differs_is_said_in_words(amina, two):
    answer = page(amina, of(*two))
    assert shows(answer, "differs", "Senegal", "Gambia", "same phone number", "One person: link them")
    assert shows(answer, "I can’t tell yet")


def test_linked_by_a_button_and_on_to_the_next_pair(amina, two):
    answer = post(amina, of(*two, "?list=1"), {"verdict": "same", "how_known": "told", "note": ""})
    assert answer.status_code == 302 and answer.url.endswith("/people/pairs/")
    with amina.at_work():
        assert Person.objects.get(pk=two[1].pk).leading_id == two[0].pk
    assert shows(
        page(amina, f"{two[0].pk}/"), "Also recorded as", "Fatu Diallo", "Unlink", "The person says so"
    )
    assert shows(page(amina, of(*two)), "they are one person")


def test_told_apart_by_a_button_and_taken_back(amina, two):
    post(amina, of(*two), {"verdict": "apart", "how_known": "recognised"})
    assert shows(page(amina, of(*two)), "they are two people", "Take this back")
    with amina.at_work():
        decision = PairDecision.objects.get()
    end = f"{two[0].pk}/same/decisions/{decision.pk}/"
    assert shows(page(amina, end), "Perhaps they are one person after all")
    post(amina, end, {"why": "Mostra la tessera"})
    assert shows(page(amina, of(*two)), "One person: link them")


def test_put_off_by_a_button(amina, two):
    post(amina, of(*two), {"verdict": "later"})
    with amina.at_work():
        assert LikelyPair.objects.get().later_until is not None
    assert shows(page(amina, "pairs/"), "Nobody seems to be recorded twice")


def test_unlinked_by_a_button_and_remembered_as_two(amina, two):
    decision = linked(amina, *two)
    end = f"{two[1].pk}/same/decisions/{decision.pk}/"
    assert shows(page(amina, end), "Unlink the two records", "Stessa tessera")
    refused = post(amina, end, {"why": ""})
    assert refused.status_code == 422
    post(amina, end, {"why": "Sono sorelle", "apart": "on"})
    with amina.at_work():
        assert Person.objects.get(pk=two[1].pk).leading_id is None
        assert PairDecision.objects.get(ended_at=None).verdict == "apart"
    assert page(amina, end).status_code == 404


def test_a_refusal_is_told_on_the_form(amina, two):
    post(amina, of(*two), {"verdict": "apart", "how_known": "told"})
    answer = post(amina, of(*two), {"verdict": "same", "how_known": "told", "note": "Eppure"})
    assert answer.status_code == 409
    assert "two different people" in answer.content.decode()


def test_another_record_is_found_by_search(amina, two):
    answer = page(amina, f"{two[0].pk}/same/", q="Fatu Diallo")
    assert shows(answer, "Fatu Diallo", f"/same/{two[1].pk}/")
    linked(amina, *two)
    assert f"/same/{two[1].pk}/" not in page(amina, f"{two[0].pk}/same/", q="Fatu Diallo").content.decode()


def test_a_search_shows_one_row_for_one_person_whichever_name_is_typed(amina, two):
    linked(amina, *two)
    with amina.at_work() as by:
        for text in ("Fatou Diallo", "Fatu Diallo", "333 1234567"):
            (match,) = search_people(by, text)
            assert {match.person.pk, *(one.pk for one in match.person.also)} == {one.pk for one in two}
        (twin,) = likely_twins(by, given_name="Fatou", family_name="Diallo")
        assert twin.person.also
    assert set(events(amina, "people.searched")[0].person_ids) == {one.pk for one in two}
    assert shows(page(amina, "", q="Fatou Diallo"), "also recorded as", "Fatu Diallo")


def test_a_search_of_nobody_linked_asks_no_more(amina, two):
    page(amina, "", q="Fatou")
    before = queries_of(amina, "", q="Fatou")
    linked(amina, *two)
    assert queries_of(amina, "", q="Fatou") == before + 1


def test_the_page_of_each_record_shows_the_documents_of_all(amina, two):
    with amina.at_work() as by:
        asylum_permit(two[1], by)
    linked(amina, *two)
    answer = page(amina, f"{two[0].pk}/")
    assert shows(answer, f"{two[1].pk}/permits/")
    assert two[1].pk in events(amina, "people.linked_records_shown")[0].person_ids


def test_who_is_protected_is_protected_under_every_name(amina, protector, protecting_team):
    with protector.at_work() as by:
        one, other = fatou(by), fatou(by, given_name="Fatu")
        link_records(first=one, second=other, how_known="told", by=by)
        protected_one = Person.objects.get(pk=one.pk)
        protect_person(person=protected_one, team=protecting_team, reason="violence", by=by)
    with amina.at_work():
        assert not Person.objects.filter(pk__in=[one.pk, other.pk]).exists()
        assert not PairDecision.objects.exists()
    assert page(amina, of(one, other)).status_code == 404
    with protector.at_work() as by:
        end_protection(person=Person.objects.get(pk=other.pk), by=by)
    with amina.at_work():
        assert Person.objects.filter(pk__in=[one.pk, other.pk]).count() == 2


def test_another_city_and_a_street_operator_come_nowhere_near(amina, bruno, carla, two):
    assert page(carla, of(*two)).status_code == 404
    assert page(bruno, of(*two)).status_code == 403
    assert page(bruno, "pairs/").status_code == 403
