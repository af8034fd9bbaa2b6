# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records that may be one person are found by a job, and wait for somebody to decide."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.actions.find_pairs import MOST, find_pairs
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.put_off_pair import FOR, put_off_pair
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.tell_apart import take_back_telling_apart, tell_apart
from lgnet.people.actions.unlink_records import unlink_records
from lgnet.people.choices import Likeness
from lgnet.people.comparing import compare_city, compare_waiting
from lgnet.people.models import LikelyPair, Person
from lgnet.people.queries.pairs import is_worth_asking, pairs_to_review
from lgnet.people.tests.factories import fatou, protected
from lgnet.trust.tenancy import EVERY_TEAM, in_city

TOLD = {"how_known": "told"}
OTHER = {"given_name": "Zuhra", "family_name": "Canarino", "phone": "", "birth_date": date(1980, 5, 6)}


def compared(city) -> int:
    """Everybody who waits; returns in how many steps."""
    steps, by = 0, system_actor("people", city_id=city.id)
    with in_city(city.id, teams=EVERY_TEAM):
        while find_pairs(by=by):
            steps += 1
    return steps


def waiting(player) -> list[tuple]:
    with player.at_work() as by:
        return [(pair.first_id, pair.second_id) for pair in pairs_to_review(by)]


def test_the_same_woman_written_otherwise_is_proposed_with_the_reasons(amina, sassari):
    with amina.at_work() as by:
        one, other = fatou(by), fatou(by, given_name="Fatu", family_name="Jallow", phone="")
        fatou(by, **OTHER)
    compared(sassari)
    assert waiting(amina) == [(one.pk, other.pk)]
    with amina.at_work():
        assert LikelyPair.objects.get().reasons == ["sounds_alike", "same_birth_date", "same_citizenship"]


def test_only_who_is_new_or_corrected_is_compared(amina, sassari):
    with amina.at_work() as by:
        one, other = fatou(by), fatou(by, **OTHER)
    assert compared(sassari) == 1
    assert compared(sassari) == 0
    with amina.at_work() as by:
        correct_person(
            person=other, given_name="Fatou", family_name="Diallo", birth_date=date(1998, 3, 7), by=by
        )
    assert compared(sassari) == 1
    assert waiting(amina) == [(one.pk, other.pk)]
    with amina.at_work() as by:
        correct_person(person=other, by=by, **OTHER)
    compared(sassari)
    assert waiting(amina) == []


def test_comparing_that_is_stopped_goes_on_where_it_was(amina, sassari):
    with amina.at_work() as by:
        people = [fatou(by) for _ in range(4)]
    by = system_actor("people", city_id=sassari.id)
    with in_city(sassari.id, teams=EVERY_TEAM):
        assert find_pairs(by=by, at_once=3) == 3
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            find_pairs(by=by, at_once=3)
            raise ZeroDivisionError
        with transaction.atomic():
            assert Person.objects.filter(compared_at=None).count() == 1
    compared(sassari)
    assert len(waiting(amina)) == 6
    assert {pk for pair in waiting(amina) for pk in pair} == {person.pk for person in people}


def test_the_job_finds_the_cities_that_wait(amina, sassari, carla):
    with amina.at_work() as by:
        fatou(by), fatou(by)
    with carla.at_work() as by:
        fatou(by)
    compare_waiting(0)
    compare_city(str(sassari.id))
    assert len(waiting(amina)) == 1
    assert waiting(carla) == []


def test_the_same_number_of_a_document_is_reason_enough(amina, sassari):
    with amina.at_work() as by:
        one, other = fatou(by), fatou(by, **OTHER)
        for person in (one, other):
            record_identifier(person=person, kind="cui", number="ABC1234", by=by)
    compared(sassari)
    with amina.at_work():
        assert LikelyPair.objects.get().reasons[0] == Likeness.SAME_IDENTIFIER


@pytest.mark.parametrize(
    ("reasons", "asked"),
    [
        (["same_phone"], False),
        (["same_phone", "same_citizenship"], False),
        (["same_phone", "same_birth_date"], True),
        (["same_name"], False),
        (["same_name", "same_birth_year"], True),
        (["sounds_alike", "same_phone"], True),
        (["same_identifier"], True),
        ([], False),
    ],
)
def test_a_phone_or_a_name_alone_is_nothing_to_ask(reasons, asked):
    assert is_worth_asking([Likeness(reason) for reason in reasons]) is asked


def test_of_somebody_with_a_frequent_name_only_the_surest_wait(amina, sassari):
    with amina.at_work() as by:
        for number in range(MOST + 4):
            fatou(by, phone=f"333 00000{number}")
    compared(sassari)
    with amina.at_work():
        each = [pk for pair in LikelyPair.objects.all() for pk in (pair.first_id, pair.second_id)]
        assert each and max(each.count(pk) for pk in each) <= MOST


def test_who_was_told_apart_is_not_proposed_again_nor_by_way_of_a_linked_record(amina, sassari):
    with amina.at_work() as by:
        one, other, third = fatou(by), fatou(by), fatou(by)
    compared(sassari)
    assert len(waiting(amina)) == 3
    with amina.at_work() as by:
        decision = tell_apart(first=one, second=other, by=by, **TOLD)
        link_records(first=other, second=third, by=by, **TOLD)
        Person.objects.update(compared_at=None)
    compared(sassari)
    assert waiting(amina) == []
    with amina.at_work() as by:
        take_back_telling_apart(decision=decision, why="", by=by)
    compared(sassari)
    assert (one.pk, other.pk) in waiting(amina)


def test_unlinked_they_are_asked_about_again_unless_they_are_told_apart(amina, sassari):
    with amina.at_work() as by:
        one, other = fatou(by), fatou(by)
        decision = link_records(first=one, second=other, by=by, **TOLD)
    compared(sassari)
    assert waiting(amina) == []
    with amina.at_work() as by:
        unlink_records(decision=decision, why="", by=by)
    compared(sassari)
    assert waiting(amina) == [(one.pk, other.pk)]
    with amina.at_work() as by:
        unlink_records(
            decision=link_records(first=one, second=other, by=by, **TOLD), why="", apart=True, by=by
        )
    compared(sassari)
    assert waiting(amina) == []


def test_put_off_it_waits_two_weeks_also_when_compared_again(amina, sassari):
    with amina.at_work() as by:
        fatou(by), fatou(by)
    compared(sassari)
    with amina.at_work() as by:
        put_off_pair(pair=LikelyPair.objects.get(), by=by)
        Person.objects.update(compared_at=None)
    compared(sassari)
    assert waiting(amina) == []
    with clock.telling(clock.now() + FOR + timedelta(days=1)):
        assert len(waiting(amina)) == 1


def test_a_pair_with_a_protected_person_is_seen_by_her_team_only(amina, protector, protecting_team, sassari):
    with protector.at_work() as by:
        protected(by, protecting_team)
        fatou(by)
    compared(sassari)
    assert waiting(amina) == []
    assert len(waiting(protector)) == 1


def test_street_operators_have_no_list(amina, bruno, sassari):
    with amina.at_work() as by:
        fatou(by), fatou(by)
    compared(sassari)
    assert waiting(bruno) == []
