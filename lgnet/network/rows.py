# SPDX-License-Identifier: AGPL-3.0-or-later
"""What all rows of a list share, asked for once: asking for each row takes as long as drawing it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.dates import MONTHS

NOBODY = UUID(int=0)


def addresses(page: str, *first: object) -> Callable[[UUID], str]:
    """Of a page whose last argument is an id."""
    before, _, after = reverse(page, args=[*first, NOBODY]).rpartition(str(NOBODY))
    return lambda identity: f"{before}{identity}{after}"


def long_days() -> Callable[[date], str]:
    """Days as `date_format(day, "j F Y")` writes them in the reader's language."""
    months = {number: str(name) for number, name in MONTHS.items()}
    return lambda day: f"{day.day} {months[day.month]} {day.year}"
