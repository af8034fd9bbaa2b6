# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.exchange.queries.batches import (
    batches_of,
    get_batch,
    get_row,
    outcome_of,
    reasons_of,
    shown,
    unknown_words,
    verdicts_of,
)

__all__ = [
    "batches_of",
    "get_batch",
    "get_row",
    "outcome_of",
    "reasons_of",
    "shown",
    "unknown_words",
    "verdicts_of",
]
