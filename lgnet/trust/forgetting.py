# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept for a time and then goes by itself, without anybody's confirmation: it belongs to no record of a person.

Contexts say what they let go of; each night a job asks them all, city by city (`lgnet.network.jobs.forget_over`).
"""

from collections.abc import Callable

from django.db import models

Forget = Callable[[], int]
_forgets: list[tuple[tuple[type[models.Model], ...], Forget]] = []


def forgets(*tables: type[models.Model], by: Forget) -> None:
    """`by()` lets go of what is over in these tables, in the city in context and the open transaction, and says of how
    many rows. Done twice it does nothing."""
    _forgets.append((tables, by))


def tables() -> set[type[models.Model]]:
    """Those that somebody lets go of."""
    return {table for of, _by in _forgets for table in of}


def all_of_a_city() -> list[tuple[str, Forget]]:
    """Each with a name for the log."""
    return [(tables[0]._meta.label_lower, by) for tables, by in _forgets]
