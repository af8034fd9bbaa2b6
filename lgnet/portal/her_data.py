# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of requests made on the public page when the time of who made them is over."""

from collections.abc import Sequence
from uuid import UUID

from lgnet.portal.models import AskedContact


def erase_asked(person_ids: Sequence[UUID]) -> None:
    """The code and the language of the page she used."""
    AskedContact.objects.filter(contact__person__in=person_ids).delete()


def erase_asked_without_name(contact_ids: Sequence[UUID]) -> None:
    """The same of contacts whose person nobody knows."""
    AskedContact.objects.filter(contact__in=contact_ids).delete()
