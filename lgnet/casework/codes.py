# SPDX-License-Identifier: AGPL-3.0-or-later
"""The coded lists of case work, read once from lgnet/casework/seed/."""

from pathlib import Path

import yaml

from lgnet.kernel.coded import CodedList

SEED = Path(__file__).parent / "seed"

CLOSING_REASONS = CodedList.load(SEED / "closing_reasons.yaml", key="closing_reasons")
OUTCOMES = CodedList.load(SEED / "outcomes.yaml", key="outcomes")
INTERVENTIONS = CodedList.load(SEED / "interventions.yaml", key="interventions")
DECLINE_REASONS = CodedList.load(SEED / "decline_reasons.yaml", key="decline_reasons")

UNCOUNTED = [code for code, entry in CLOSING_REASONS.entries.items() if entry.get("counted") is False]
"""Closing reasons of cases that never should have been: figures leave them out."""


def may_reopen(reason: str) -> bool:
    return CLOSING_REASONS[reason].get("may_reopen", True) if reason in CLOSING_REASONS else True


def consequence(reason: str, language: str | None) -> str:
    """What follows for the case manager when a service declines with this reason."""
    words = DECLINE_REASONS[reason].get("consequence", {}) if reason in DECLINE_REASONS else {}
    return words.get("en" if (language or "it").startswith("en") else "it", "")


TRANSFER_DECLINES = CodedList.load(SEED / "transfer_declines.yaml", key="transfer_declines")

LETTER_WORDS: dict[str, dict] = yaml.safe_load((SEED / "letter_words.yaml").read_text(encoding="utf-8"))[
    "languages"
]
"""The words of a referral's letter, by language."""

TERMS: dict = yaml.safe_load((SEED / "referral_terms.yaml").read_text(encoding="utf-8"))["referral_terms"]
"""How long a referral waits and whom it reminds, in days."""

PLAN_WORDS: dict[str, dict] = yaml.safe_load((SEED / "plan_words.yaml").read_text(encoding="utf-8"))[
    "languages"
]
"""The words of the plan's printed copy, by language."""
