# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from lgnet.monitoring.models import StaleMonth


def mark_stale(*, city_id: UUID, programme_id: UUID, days: Iterable[date]) -> None:
    """Note, in the transaction of the change, that the figures of these days must be counted again."""
    touched = {day.replace(day=1) for day in days}
    StaleMonth.objects.bulk_create(
        StaleMonth(city_id=city_id, programme_id=programme_id, month=month) for month in sorted(touched)
    )
