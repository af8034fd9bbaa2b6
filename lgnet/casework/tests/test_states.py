# SPDX-License-Identifier: AGPL-3.0-or-later
"""The state tables are complete, and the page drawn from them is up to date."""

import pytest

from lgnet.casework import diagrams
from lgnet.casework.choices import ENDED, UNANSWERED, UNDER_WAY, CaseState, ReferralState
from lgnet.casework.policies import CASE_MOVES, REFERRAL_MOVES
from lgnet.kernel.rules import Rule
from lgnet.kernel.states import Move, StateTable

TABLES = [(CASE_MOVES, CaseState), (REFERRAL_MOVES, ReferralState)]


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_state_is_in_the_table_and_no_other(table, states):
    assert table.states() == set(states.values)


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_state_is_reached_from_the_beginning(table, states):
    reached = {str(move.target) for move in table if not move.sources}
    while more := {str(m.target) for m in table if reached & {str(s) for s in m.sources}} - reached:
        reached |= more
    assert reached == set(states.values)


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_move_has_one_beginning_a_rule_and_what_is_recorded(table, states):
    assert sum(not move.sources for move in table) == 1
    for move in table:
        assert isinstance(move.rule, Rule)
        assert move.records
        assert str(move.label)
        assert move.target not in move.sources


def test_unanswered_under_way_and_ended_are_all_states_and_disjoint():
    parts = [set(UNANSWERED), set(UNDER_WAY), set(ENDED)]
    assert set().union(*parts) == set(ReferralState)
    assert sum(map(len, parts)) == len(ReferralState)
    assert set(ENDED) == REFERRAL_MOVES.final_states()


def test_a_closed_case_is_the_only_rest_and_may_be_reopened():
    assert CASE_MOVES.final_states() == set()
    assert [move.name for move in CASE_MOVES.moves_from(CaseState.CLOSED)] == ["reopen"]


def test_a_move_named_twice_is_refused():
    move = CASE_MOVES["close"]
    with pytest.raises(ValueError):
        StateTable("case", move, move)


def test_the_page_of_diagrams_is_up_to_date():
    assert diagrams.PAGE.read_text(encoding="utf-8") == diagrams.page(), "run `make states`"


def test_an_old_page_of_diagrams_would_be_seen():
    extra = Move("burn", "Burn", (CaseState.OPEN,), CaseState.CLOSED, CASE_MOVES["close"].rule, "nothing")
    assert diagrams.section(StateTable("case", *CASE_MOVES, extra)) not in diagrams.page()
