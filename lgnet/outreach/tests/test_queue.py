# SPDX-License-Identifier: AGPL-3.0-or-later
"""The queue of a one-stop shop: numbers, who is called next, how long it took; no number twice, nobody called twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection

from lgnet.kernel.actor import Role
from lgnet.kernel.clock import ROME
from lgnet.kernel.errors import Denied, NotFound
from lgnet.network.models import Site
from lgnet.outreach.actions.keep_queue import call_next, join_ticket, move_ticket, take_number
from lgnet.outreach.errors import NobodyWaits, TicketMoved
from lgnet.outreach.models import Ticket, TicketPerson
from lgnet.outreach.queue import board_of, get_desk, get_ticket
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from tests.cast import player

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=ROME)


@pytest.fixture
def morning():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def desk(sassari) -> Site:
    return Site.objects.create(city=sassari, kind="one_stop_shop", name="Sportello centro")


@pytest.fixture
def rita(sassari, team):
    return player("Rita", sassari, Role.DESK_OPERATOR, team=team)


def come(by, desk, **told) -> Ticket:
    return take_number(site=desk, comes_for="information", by=by, **told)


def test_numbers_follow_and_begin_again_each_day_and_at_each_desk(rita, desk, sassari, morning):
    other = Site.objects.create(city=sassari, kind="one_stop_shop", name="Sportello porto")
    with rita.at_work() as by:
        assert [come(by, desk).number for _ in range(3)] == [1, 2, 3]
        assert come(by, other).number == 1
        morning.move_to(MORNING + timedelta(days=1))
        assert come(by, desk).number == 1


def test_who_comes_first_is_called_first_then_who_waits_longest(rita, desk, morning):
    with rita.at_work() as by:
        for _ in range(2):
            come(by, desk)
            morning.shift(60)
        come(by, desk, comes_first=True)
        assert [call_next(site=desk, by=by).number for _ in range(3)] == [3, 1, 2]
        with pytest.raises(NobodyWaits):
            call_next(site=desk, by=by)


def test_not_there_waits_again_in_her_place(rita, desk, morning):
    with rita.at_work() as by:
        first, _ = come(by, desk), come(by, desk)
        called = call_next(site=desk, by=by)
        move_ticket(ticket=called, move="wait", by=by)
        assert call_next(site=desk, by=by).pk == first.pk


def test_a_move_that_a_colleague_has_made_is_told(rita, desk):
    with rita.at_work() as by:
        ticket = come(by, desk)
        move_ticket(ticket=ticket, move="leave", reason="tired", by=by)
        with pytest.raises(TicketMoved):
            move_ticket(ticket=ticket, move="call", by=by)


def test_the_board_says_how_long_it_took(rita, desk, morning):
    with rita.at_work() as by:
        come(by, desk)
        come(by, desk)
        morning.shift(timedelta(minutes=10))
        move_ticket(ticket=call_next(site=desk, by=by), move="serve", by=by)
        morning.shift(timedelta(minutes=30))
        move_ticket(ticket=call_next(site=desk, by=by), move="leave", reason="not_there", by=by)
        come(by, desk)
        morning.shift(timedelta(minutes=35))
        board = board_of(by, desk)
    assert (board.served, board.left, len(board.waiting)) == (1, 1, 1)
    assert board.median_minutes == 25 and board.longest_minutes == 35
    assert board.waiting[0].level == "warning"


@pytest.mark.parametrize("role", [Role.STREET_OPERATOR, Role.PROJECT_MANAGER])
def test_the_queue_is_for_the_desk(sassari, desk, role):
    with player("Ugo", sassari, role).at_work() as by, pytest.raises(Denied):
        come(by, desk)


def test_another_city_has_no_part_in_it(rita, desk, carla):
    with rita.at_work() as by:
        ticket = come(by, desk)
    with carla.at_work() as by:
        with pytest.raises(NotFound):
            come(by, desk)
        with pytest.raises(NotFound):
            get_desk(by, desk.pk)
        with pytest.raises(NotFound):
            get_ticket(by, ticket.pk)


def test_a_protected_person_waits_like_everybody_and_nobody_else_learns_who_it_is(
    rita, desk, protector, protecting_team
):
    with protector.at_work() as by:
        ticket, luce = come(by, desk), register_person(by=by, given_name="Luce")
        join_ticket(ticket=ticket, person=luce, by=by)
        assert TicketPerson.objects.get(ticket=ticket).person == luce
    with rita.at_work():
        assert TicketPerson.objects.filter(ticket=ticket).exists(), "the control: not protected yet"
    with protector.at_work() as by:
        protect_person(person=luce, team=protecting_team, reason="violence", by=by)
    with rita.at_work() as by:
        assert [one.number for one in board_of(by, desk).waiting] == [ticket.number]
        assert not TicketPerson.objects.filter(ticket=ticket).exists()


def at_once(who, many: int, act) -> list:
    def one(_):
        try:
            with who.at_work() as by:
                return act(by)
        finally:
            connection.close()

    with ThreadPoolExecutor(many) as desks:
        return list(desks.map(one, range(many)))


def test_many_desks_at_once_give_no_number_twice_and_call_nobody_twice(rita, desk):
    given = at_once(rita, 6, lambda by: come(by, desk).number)
    assert sorted(given) == [1, 2, 3, 4, 5, 6]
    called = at_once(rita, 6, lambda by: call_next(site=desk, by=by).number)
    assert sorted(called) == [1, 2, 3, 4, 5, 6]
