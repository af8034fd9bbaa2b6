# SPDX-License-Identifier: AGPL-3.0-or-later
"""The coded lists of housing, read once from lgnet/housing/seed/."""

from pathlib import Path

from lgnet.kernel.coded import CodedList

SEED = Path(__file__).parent / "seed"

STAY_REASONS = CodedList.load(SEED / "stay_reasons.yaml", key="stay_reasons")


def reasons_for(move: str) -> list[str]:
    """Codes that a move of a stay may give: depart, cancel, no_show."""
    return [code for code, entry in STAY_REASONS.entries.items() if move in entry["when"]]
