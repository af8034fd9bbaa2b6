# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from lgnet.housing.models import Stay
from lgnet.kernel import clock

WITHOUT_A_NAME = timedelta(days=365)
"""As long as a contact of somebody who was never taken in charge is kept."""


def erase_stays(person_ids: Sequence[UUID]) -> None:
    """The name that was said goes. That somebody slept there, from when to when, and how it ended in codes, stays:
    figures are made of it. Called within a deletion, which leaves the trace."""
    Stay.objects.filter(person__in=person_ids).update(called="", contact=None)


def forget_said_names() -> int:
    """Of those who stayed without being known, a year after they left. How many were forgotten."""
    long_ago = clock.now() - WITHOUT_A_NAME
    return Stay.objects.filter(person=None, ended_at__lt=long_ago).exclude(called="").update(called="")
