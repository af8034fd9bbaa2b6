# SPDX-License-Identifier: AGPL-3.0-or-later
"""docs/states.md, drawn from the state tables: the tables are the truth, the page follows."""

from pathlib import Path

from lgnet.casework.policies import CASE_MOVES, GOAL_MOVES, REFERRAL_MOVES, TASK_MOVES, TRANSFER_MOVES
from lgnet.kernel.states import Move, StateTable
from lgnet.outreach.policies import APPOINTMENT_MOVES, SHIFT_MOVES, TICKET_MOVES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "states.md"
HEAD = """<!-- SPDX-License-Identifier: CC-BY-4.0 -->
# States

Drawn from the tables in `lgnet/casework/policies.py` and `lgnet/outreach/policies.py` by `make states`. Who may make
a move is the rule named beside it.
"""
TABLES = (
    CASE_MOVES,
    REFERRAL_MOVES,
    TRANSFER_MOVES,
    TASK_MOVES,
    GOAL_MOVES,
    SHIFT_MOVES,
    TICKET_MOVES,
    APPOINTMENT_MOVES,
)
COLUMNS = "| move | from | to | who may | what is recorded |\n|---|---|---|---|---|"


def _row(move: Move) -> str:
    sources = ", ".join(move.sources) or "–"
    who = (move.rule.__doc__ or "").strip().splitlines()[0]
    return f"| {move.name} | {sources} | {move.target} | `{move.rule.__name__}`: {who} | {move.records} |"


def section(table: StateTable) -> str:
    rows = "\n".join(_row(move) for move in table)
    return f"## {table.noun.capitalize()}\n\n```mermaid\n{table.mermaid()}\n```\n\n{COLUMNS}\n{rows}\n"


def page() -> str:
    return "\n".join([HEAD, *map(section, TABLES)])


def draw() -> Path:
    """Write the page anew: `make states`."""
    PAGE.write_text(page(), encoding="utf-8")
    return PAGE


if __name__ == "__main__":
    print(draw())
