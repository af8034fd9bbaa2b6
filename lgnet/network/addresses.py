# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of the rows of a list."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse

NOBODY = UUID(int=0)


def addresses(page: str, *first: object) -> Callable[[UUID], str]:
    """Addresses of a page whose last argument is an id. Django is asked once for all rows: asking it for each takes as
    long as drawing the row.
    """
    before, _, after = reverse(page, args=[*first, NOBODY]).rpartition(str(NOBODY))
    return lambda identity: f"{before}{identity}{after}"
