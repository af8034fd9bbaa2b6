# SPDX-License-Identifier: AGPL-3.0-or-later
"""docs/states-of-housing.md, drawn from the state tables of housing as docs/states.md is from the others."""

from pathlib import Path

from lgnet.casework.diagrams import section
from lgnet.housing.request_policies import REQUEST_MOVES
from lgnet.housing.stay_policies import STAY_MOVES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "states-of-housing.md"
HEAD = """<!-- SPDX-License-Identifier: CC-BY-4.0 -->
# States of housing

Drawn from the tables in `lgnet/housing` by `make states`. Who may make a move is the rule named beside it.
"""
TABLES = (STAY_MOVES, REQUEST_MOVES)


def page() -> str:
    return "\n".join([HEAD, *map(section, TABLES)])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
