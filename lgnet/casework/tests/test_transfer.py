# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case goes to another city: with what the person agreed to, once, and neither city sees the other's records."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from lgnet.casework import jobs
from lgnet.casework.actions.answer_transfer import accept_transfer, decline_transfer
from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.offer_transfer import offer_transfer
from lgnet.casework.actions.set_goal import set_goal
from lgnet.casework.actions.settle_transfer import settle_transfer
from lgnet.casework.actions.withdraw_transfer import withdraw_transfer
from lgnet.casework.choices import Handed
from lgnet.casework.codes import CLOSING_REASONS, OUTCOMES, TERMS
from lgnet.casework.errors import CaseIsClosed, InTheFuture, NotACode, NotYourCase
from lgnet.casework.models import Arrival, Case, Departure, Intervention, Parcel, Task, Transfer
from lgnet.casework.queries.transfers import get_transfer_to_answer, opened_parcel, transfers_to_answer
from lgnet.casework.transfer_errors import (
    NoSuchTransfer,
    NotAgreed,
    NotAnotherCity,
    OfferedAlready,
    ProtectedStays,
    TransferIsOver,
)
from lgnet.kernel import clock
from lgnet.kernel.errors import Denied
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.models import Permit, Person
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent
from tests.cast import fresh_city


@pytest.fixture(autouse=True)
def only_here(sassari, torino, monkeypatch):
    """The jobs look into the cities of this test alone."""
    monkeypatch.setattr(jobs, "_cities", lambda: [sassari.id, torino.id])


@pytest.fixture
def case(amina, opened, person_of):
    with amina.at_work() as by:
        case = opened(by, person_of(permit=True, phone="333 1234567", languages=["fr"]))
        set_goal(case=case, domain="work", what="Un lavoro regolare", by=by)
    return case


@pytest.fixture
def offered(amina, torino, case):
    """To Torino, with languages, permit and goals; not the telephone."""
    with amina.at_work() as by:
        shared = [Handed.LANGUAGES, Handed.PERMIT, Handed.GOALS]
        return offer_transfer(
            case=case, to_city=torino, shared=shared, words="Va dal fratello.", agreed_on=clock.today(), by=by
        )


def accepted(carla, offered, torino_team):
    with carla.at_work() as by:
        transfer = get_transfer_to_answer(by, offered.transfer_id)
        return accept_transfer(transfer=transfer, team=torino_team, by=by)


def case_now(amina, case) -> Case:
    with amina.at_work():
        return Case.objects.get(pk=case.pk)


# --- offering


def test_the_other_city_reads_what_was_chosen_and_nothing_else(carla, offered):
    with carla.at_work() as by:
        content = opened_parcel(get_transfer_to_answer(by, offered.transfer_id))
    assert content["given_name"] == "Fatou"
    assert content["words"] == "Va dal fratello."
    assert content["permit"]["reason"] == "ASILO"
    assert [goal["what"] for goal in content["goals"]] == ["Un lavoro regolare"]
    assert not {"phone", "citizenships", "birth_date"} & content.keys()


def test_a_third_city_sees_no_transfer_and_the_sender_no_parcel(amina, offered):
    with amina.at_work():
        assert Transfer.objects.filter(pk=offered.transfer_id).exists()
        assert not Parcel.objects.exists()
    for city in (fresh_city("Bari").id,):
        with tenancy.in_city(city), transaction.atomic():
            assert not Transfer.objects.exists()
            assert not Parcel.objects.exists()


def test_nothing_of_her_is_in_clear_in_what_crosses(carla, offered):
    with carla.at_work(), connection.cursor() as cursor:
        cursor.execute(
            "select t::text || p::text from casework_transfer t join casework_parcel p on p.transfer_id = t.id"
        )
        ((row,),) = cursor.fetchall()
    assert "Diallo" not in row and "fratello" not in row


def test_a_city_writes_no_transfer_between_two_others(carla, sassari, torino):
    other = fresh_city("Bari")
    with pytest.raises(DatabaseError, match="row-level security"), carla.at_work():
        Transfer.objects.create(from_city=sassari, to_city=other, shared=[], answer_by=clock.now())


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"agreed_on": None}, NotAgreed),
        ({"agreed_on": "tomorrow"}, InTheFuture),
        ({"to_city": "own"}, NotAnotherCity),
    ],
)
def test_what_an_offer_needs(amina, sassari, torino, case, told, problem):
    plain = {"to_city": torino, "agreed_on": clock.today()} | told
    if plain["agreed_on"] == "tomorrow":
        plain["agreed_on"] = clock.today() + timedelta(days=1)
    if plain["to_city"] == "own":
        plain["to_city"] = sassari
    with amina.at_work() as by, pytest.raises(problem):
        offer_transfer(case=case, by=by, **plain)


def test_one_offer_at_a_time_of_an_open_case_by_who_keeps_it(amina, protector, torino, offered, case):
    told = {"to_city": torino, "agreed_on": clock.today()}
    with amina.at_work() as by, pytest.raises(OfferedAlready), transaction.atomic():
        offer_transfer(case=case, by=by, **told)
    with amina.at_work() as by:
        withdraw_transfer(departure=Departure.objects.get(pk=offered.pk), by=by)
        with pytest.raises(NotYourCase):
            offer_transfer(case=case, by=protector.actor, **told)
        close_case(case=Case.objects.get(pk=case.pk), reason="autonomy", outcome="autonomous", by=by)
        with pytest.raises(CaseIsClosed):
            offer_transfer(case=case, by=by, **told)


def test_a_protected_person_is_not_passed_on(protector, protecting_team, torino, opened):
    with protector.at_work() as by:
        case = opened(by, team=protecting_team)
        protect_person(person=case.person, team=protecting_team, reason="violence", by=by)
        with pytest.raises(ProtectedStays):
            offer_transfer(case=case, to_city=torino, agreed_on=clock.today(), by=by)


# --- accepting


def test_there_a_person_and_a_case_begin_and_here_the_case_closes(amina, carla, torino_team, case, offered):
    arrival = accepted(carla, offered, torino_team)
    with carla.at_work():
        person = Person.objects.get(pk=arrival.person_id)
        assert (person.given_name, person.languages, person.phone) == ("Fatou", ["fr"], "")
        assert person.pk != case.person_id
        assert Permit.objects.get(person=person).seen_on is None
        new = Case.objects.get(pk=arrival.case_id)
        assert [goal.what for goal in new.goals.all()] == ["Un lavoro regolare"]
        assert Intervention.objects.get(case=new).words == "Va dal fratello."
        assert not Parcel.objects.exists()
        assert AuditEvent.objects.filter(action="casework.transfer_accepted", person_ids=[person.pk]).exists()
    assert case_now(amina, case).state == "open"
    for _ in range(2):
        jobs.settle_transfers(0)
    closed = case_now(amina, case)
    assert (closed.state, closed.closing_reason, closed.outcome) == ("closed", "transferred", "transferred")
    with amina.at_work():
        assert closed.steps.filter(move="close").count() == 1


def test_neither_city_sees_the_others_records(amina, carla, torino_team, case, offered):
    arrival = accepted(carla, offered, torino_team)
    jobs.settle_transfers(0)
    with amina.at_work():
        assert not Person.objects.filter(pk=arrival.person_id).exists()
        assert not Case.objects.filter(pk=arrival.case_id).exists()
        assert not Arrival.objects.exists()
    with carla.at_work():
        assert not Person.objects.filter(pk=case.person_id).exists()
        assert not Departure.objects.exists()


def test_accepted_twice_is_accepted_once(carla, torino_team, offered):
    accepted(carla, offered, torino_team)
    with carla.at_work() as by:
        transfer = Transfer.objects.get(pk=offered.transfer_id)
        with pytest.raises(NoSuchTransfer):
            get_transfer_to_answer(by, transfer.pk)
        with pytest.raises((TransferIsOver, NoSuchTransfer)):
            accept_transfer(transfer=transfer, team=torino_team, by=by)
        assert Person.objects.count() == 1


def test_only_case_managers_answer(bruno, torino_team, offered):
    with pytest.raises(Denied), bruno.at_work() as by:
        accept_transfer(transfer=offered.transfer, team=torino_team, by=by)


# --- not accepting


def test_declined_it_stays_with_a_task(amina, carla, case, offered):
    with carla.at_work() as by:
        transfer = get_transfer_to_answer(by, offered.transfer_id)
        with pytest.raises(NotACode):
            decline_transfer(transfer=transfer, reason="no such", by=by)
        decline_transfer(transfer=transfer, reason="no_capacity", by=by)
        assert not Parcel.objects.exists()
    for _ in range(2):
        jobs.settle_transfers(0)
    with amina.at_work():
        assert Case.objects.get(pk=case.pk).state == "open"
        assert Task.objects.filter(case=case.pk, assignee=amina.user).count() == 1


def test_taken_back_nobody_there_reads_it(amina, carla, torino_team, offered):
    with amina.at_work() as by:
        withdraw_transfer(
            departure=Departure.objects.select_related("case", "transfer").get(pk=offered.pk), by=by
        )
    with carla.at_work() as by:
        assert not transfers_to_answer(by).exists()
        with pytest.raises(TransferIsOver), transaction.atomic():
            accept_transfer(transfer=Transfer.objects.get(pk=offered.transfer_id), team=torino_team, by=by)
        assert not Person.objects.exists()
    jobs.settle_transfers(0)
    with carla.at_work():
        assert not Parcel.objects.exists()


def test_without_an_answer_it_expires(amina, carla, case, offered):
    with clock.telling(clock.now() + timedelta(days=TERMS["transfer_within_days"], minutes=1)):
        with carla.at_work() as by:
            assert not transfers_to_answer(by).exists()
        jobs.settle_transfers(0)
        with amina.at_work():
            assert Transfer.objects.get(pk=offered.transfer_id).state == "expired"
            assert Case.objects.get(pk=case.pk).state == "open"
            assert Task.objects.filter(case=case.pk).count() == 1
        with carla.at_work():
            assert not Parcel.objects.exists()


def test_of_accepting_and_taking_back_at_once_one_happens(amina, carla, torino_team, case, offered):
    def take_back() -> bool:
        try:
            with amina.at_work() as by:
                found = Departure.objects.select_related("case", "transfer").get(pk=offered.pk)
                withdraw_transfer(departure=found, by=by)
        except TransferIsOver:
            return False
        finally:
            connection.close()
        return True

    def accept() -> bool:
        try:
            accepted(carla, offered, torino_team)
        except (TransferIsOver, NoSuchTransfer):
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(take_back), pool.submit(accept)]
        assert sorted(one.result() for one in done) == [False, True]
    with carla.at_work():
        arrived = Person.objects.count()
    with amina.at_work():
        state = Transfer.objects.get(pk=offered.transfer_id).state
    assert (arrived, state) in {(1, "accepted"), (0, "withdrawn")}


def test_nobody_settles_but_the_clock(amina, offered):
    with amina.at_work() as by, pytest.raises(Denied):
        settle_transfer(departure=offered, by=by)


def test_what_the_program_writes_is_offered_on_no_form(amina, case):
    page = amina.browser.get(amina.url(f"cases/{case.pk}/close/")).content.decode()
    assert 'value="transferred"' not in page and 'value="autonomy"' in page
    assert "transferred" in CLOSING_REASONS and "transferred" in OUTCOMES
