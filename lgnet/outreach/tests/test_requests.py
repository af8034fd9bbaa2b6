# SPDX-License-Identifier: AGPL-3.0-or-later
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from lgnet.kernel import clock
from lgnet.kernel.errors import Denied
from lgnet.outreach import errors
from lgnet.outreach.actions.accept_requests import accept_requests
from lgnet.outreach.actions.ask_to_take_charge import ask_to_take_charge
from lgnet.outreach.actions.decline_request import decline_request
from lgnet.outreach.actions.withdraw_request import withdraw_request
from lgnet.outreach.choices import DeclineReason, RequestState
from lgnet.outreach.policies import REQUEST_MOVES, waiting_level
from lgnet.outreach.queries import declined_recently, median_wait, waiting_requests
from lgnet.outreach.signals import last_closing_asked
from tests.cast import player


def hours(number):
    return timedelta(hours=number)


def test_one_request_waits_for_a_contact(bruno, write):
    with bruno.at_work() as by:
        contact = write(by)
        request = ask_to_take_charge(contact=contact, by=by)
        with pytest.raises(errors.AlreadyAsked) as refused:
            ask_to_take_charge(contact=contact, by=by)
        assert refused.value.facts["request_id"] == request.pk


def test_one_request_waits_for_a_person(bruno, write, person_of):
    with bruno.at_work() as by:
        fatou = person_of()
        first = ask_to_take_charge(contact=write(by, person=fatou), by=by)
        with pytest.raises(errors.AlreadyAsked) as refused:
            ask_to_take_charge(contact=write(by, person=fatou), by=by)
        assert refused.value.facts == {"request_id": first.pk, "contact_id": first.contact_id}


def test_asked_for_by_twelve_at_once_one_waits(bruno, write, person_of):
    """Twelve contacts with one person, each asking in the same moment on a connection of its own."""
    with bruno.at_work() as by:
        fatou = person_of()
        contacts = [write(by, person=fatou) for _ in range(12)]
    together = Barrier(12)

    def ask(contact):
        try:
            together.wait()
            with bruno.at_work() as by:
                ask_to_take_charge(contact=contact, by=by)
            return "asked"
        except errors.AlreadyAsked:
            return "told"
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        assert sorted(pool.map(ask, contacts)) == ["asked", *["told"] * 11]


def test_the_clock_runs_from_the_first_contact(bruno, write, person_of):
    with bruno.at_work() as by:
        fatou, first = person_of(), clock.now() - hours(50)
        write(by, person=fatou, happened_at=first)
        request = ask_to_take_charge(contact=write(by, person=fatou), by=by)
        assert request.clock_from == first


def test_after_an_answer_the_clock_begins_anew(amina, write, person_of):
    with amina.at_work() as by:
        fatou = person_of()
        write(by, person=fatou, happened_at=clock.now() - hours(100))
        request = ask_to_take_charge(contact=write(by, person=fatou), by=by)
        with clock.telling(clock.now() - hours(48)):
            decline_request(request=request, reason=DeclineReason.REFUSED, by=by)
        met_again = clock.now() - hours(5)
        contact = write(by, person=fatou, happened_at=met_again)
        assert ask_to_take_charge(contact=contact, by=by).clock_from == met_again


def test_contacts_during_an_earlier_case_do_not_count(amina, write, person_of):
    closed_at = clock.now() - hours(10)

    def closed(**asked):
        return closed_at

    last_closing_asked.connect(closed)
    try:
        with amina.at_work() as by:
            fatou = person_of()
            write(by, person=fatou, happened_at=clock.now() - hours(30))
            met_again = clock.now() - hours(3)
            contact = write(by, person=fatou, happened_at=met_again)
            assert ask_to_take_charge(contact=contact, by=by).clock_from == met_again
    finally:
        last_closing_asked.disconnect(closed)


def test_opening_a_case_answers_all_her_requests(amina, write, person_of):
    with amina.at_work() as by:
        fatou, at = person_of(), clock.now()
        request = ask_to_take_charge(contact=write(by, person=fatou), by=by)
        assert [answered.pk for answered in accept_requests(person=fatou, by=by, at=at)] == [request.pk]
        request.refresh_from_db()
        assert (request.state, request.decided_at, request.decided_by) == (
            RequestState.ACCEPTED,
            at,
            amina.user.id,
        )
        with pytest.raises(errors.AlreadyAccepted):
            ask_to_take_charge(contact=request.contact, by=by)


def test_a_request_is_answered_once(amina, write):
    with amina.at_work() as by:
        request = ask_to_take_charge(contact=write(by), by=by)
        decline_request(request=request, reason="not_found", by=by)
        with pytest.raises(errors.AlreadyDecided):
            decline_request(request=request, reason="other", by=by)
        with pytest.raises(errors.AlreadyDecided):
            withdraw_request(request=request, by=by)
        assert [declined.pk for declined in declined_recently(by)] == [request.pk]


def test_a_declined_one_may_ask_again(amina, write):
    with amina.at_work() as by:
        contact = write(by)
        decline_request(request=ask_to_take_charge(contact=contact, by=by), reason="refused", by=by)
        assert ask_to_take_charge(contact=contact, by=by).state == RequestState.WAITING


def test_declining_needs_a_reason_from_the_list(amina, write):
    with amina.at_work() as by:
        request = ask_to_take_charge(contact=write(by), by=by)
        with pytest.raises(errors.UnknownCode):
            decline_request(request=request, reason="", by=by)


def test_a_street_operator_asks_and_withdraws_but_does_not_decide(bruno, write, person_of):
    with bruno.at_work() as by:
        fatou = person_of()
        request = ask_to_take_charge(contact=write(by, person=fatou), by=by)
        with pytest.raises(Denied):
            decline_request(request=request, reason="refused", by=by)
        with pytest.raises(Denied):
            accept_requests(person=fatou, by=by, at=clock.now())
        assert withdraw_request(request=request, by=by).state == RequestState.WITHDRAWN


def test_a_colleague_of_another_team_withdraws_nothing(bruno, sassari, write):
    from lgnet.kernel.actor import Role

    with bruno.at_work() as by:
        request = ask_to_take_charge(contact=write(by), by=by)
    with player("Beppe", sassari, Role.STREET_OPERATOR).at_work() as other, pytest.raises(Denied):
        withdraw_request(request=request, by=other)


def test_the_longest_waiting_comes_first_and_the_median_is_told(amina, write):
    with amina.at_work() as by:
        for waited in (2, 70, 30):
            write(by, happened_at=clock.now() - hours(waited), asks_taking_charge=True)
        waiting = list(waiting_requests(by))
        assert [request.clock_from for request in waiting] == sorted(
            request.clock_from for request in waiting
        )
        assert round(median_wait(waiting) / hours(1)) == 30


def test_nobody_waits_no_median(amina):
    with amina.at_work() as by:
        assert median_wait(waiting_requests(by)) is None


@pytest.mark.parametrize(
    ("waited", "level"), [(23.9, "calm"), (24, "warning"), (71.9, "warning"), (72, "overdue")]
)
def test_waiting_is_calm_then_a_warning_then_overdue(waited, level):
    assert waiting_level(hours(waited)) == level


def test_every_state_of_a_request_is_in_the_table():
    reached = {to for moves in REQUEST_MOVES.values() for to in moves}
    assert reached | set(REQUEST_MOVES) == set(RequestState)
    assert not reached & set(REQUEST_MOVES)
