# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long what belongs to no case is kept, as the tables themselves say. In the city in context."""

from datetime import datetime, time

from lgnet.casework.models import Handover, Task
from lgnet.kernel import clock
from lgnet.people.retention import months_after


def _moment(months: int) -> datetime:
    """So many months ago."""
    return datetime.combine(months_after(clock.today(), -months), time(), clock.ROME)


def forget_tasks() -> int:
    """Of no case: twelve months after it was done or dropped."""
    gone, _each = Task.objects.filter(case=None, ended_at__lt=_moment(12)).delete()
    return gone


def forget_handovers() -> int:
    """After 24 months who has a case stands on the case alone."""
    gone, _each = Handover.objects.filter(at__lt=_moment(24)).delete()
    return gone
