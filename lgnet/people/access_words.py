# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was done to a person's record, in words: seed/accesses.yaml."""

from pathlib import Path

import yaml
from django.utils.translation import get_language

from lgnet.kernel.coded import CodedList

SEED = Path(__file__).parent / "seed" / "accesses.yaml"
READS = CodedList.load(SEED, key="reads")
WRITES = CodedList.load(SEED, key="writes")
CONTEXTS = CodedList.load(SEED, key="contexts")
ENDINGS: tuple[str, ...] = tuple(yaml.safe_load(SEED.read_text(encoding="utf-8"))["reading_endings"])


def said_of(action: str) -> tuple[str, bool]:
    """In words, and whether it wrote."""
    if action in READS:
        return READS.label(action, get_language()), False
    if action in WRITES:
        return WRITES.label(action, get_language()), True
    return CONTEXTS.label(action.split(".")[0], get_language()), not action.endswith(ENDINGS)
