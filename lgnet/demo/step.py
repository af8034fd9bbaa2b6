# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from lgnet.kernel.actor import Actor


class Step(NamedTuple):
    """Something that somebody of a city's staff does at a moment of the story."""

    at: datetime
    by: Actor
    do: Callable[[Actor], None]
    registers: bool = False
    """Whether a person comes into the city's files with it."""
