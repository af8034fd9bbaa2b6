# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of imported rows when the time of who they wrote down is over."""

from collections.abc import Sequence
from uuid import UUID

from lgnet.exchange.models import ImportRow

EMPTY = dict.fromkeys(("cells", "findings", "external", "fingerprint", "left_person", "left_contact"))


def erase_rows(person_ids: Sequence[UUID]) -> None:
    """Of the row nothing stays but its place in the file."""
    ImportRow.objects.filter(person__in=person_ids).update(**EMPTY)
