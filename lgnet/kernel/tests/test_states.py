# SPDX-License-Identifier: AGPL-3.0-or-later
"""A state table answers what may be done, by whom, and draws itself."""

import pytest

from lgnet.kernel.errors import Denied
from lgnet.kernel.rules import rule
from lgnet.kernel.states import Move, StateTable


@rule
def anybody(by) -> None:
    """Everybody may."""


@rule
def nobody(by) -> None:
    """Nobody may."""
    raise Denied()


DOOR = StateTable(
    "door",
    Move("build", "Build", (), "shut", anybody, "when"),
    Move("open", "Open", ("shut",), "open", anybody, "who"),
    Move("shut", "Shut", ("open",), "shut", anybody, "who"),
    Move("burn", "Burn", ("open", "shut"), "ashes", nobody, "why"),
)


def test_it_knows_its_states_and_its_ends():
    assert DOOR.states() == {"shut", "open", "ashes"}
    assert DOOR.final_states() == {"ashes"}


def test_only_moves_that_state_and_rule_allow_are_offered():
    assert [move.name for move in DOOR.moves_from("shut")] == ["open", "burn"]
    assert [move.name for move in DOOR.open_to("me", "shut")] == ["open"]
    assert DOOR.open_to("me", "ashes") == []


def test_it_draws_itself():
    drawn = DOOR.mermaid().splitlines()
    assert drawn[0] == "stateDiagram-v2"
    assert "    [*] --> shut: build" in drawn
    assert "    open --> ashes: burn" in drawn
    assert drawn[-1] == "    ashes --> [*]"


def test_a_move_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        StateTable("door", DOOR["open"], DOOR["open"])
