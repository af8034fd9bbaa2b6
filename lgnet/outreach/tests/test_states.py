# SPDX-License-Identifier: AGPL-3.0-or-later
"""The state tables are complete, and each move of theirs has a rule and says what is recorded."""

import pytest

from lgnet.kernel.rules import Rule
from lgnet.outreach.choices import AppointmentState, ShiftState, TicketState
from lgnet.outreach.policies import APPOINTMENT_MOVES, SHIFT_MOVES, TICKET_MOVES

TABLES = [(SHIFT_MOVES, ShiftState), (TICKET_MOVES, TicketState), (APPOINTMENT_MOVES, AppointmentState)]


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_state_is_in_the_table_and_is_reached(table, states):
    assert table.states() == set(states.values)
    reached = {str(move.target) for move in table if not move.sources}
    while more := {str(m.target) for m in table if reached & {str(s) for s in m.sources}} - reached:
        reached |= more
    assert reached == set(states.values)


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_move_has_a_rule_and_what_is_recorded(table, states):
    assert sum(not move.sources for move in table) == 1
    for move in table:
        assert isinstance(move.rule, Rule) and move.records and str(move.label)
