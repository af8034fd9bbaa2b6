# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stays tell, and what beds are taken by, counted apart from each other."""

from datetime import timedelta
from uuid import UUID

from lgnet.housing.choices import Held
from lgnet.housing.models import Occupancy, Stay
from lgnet.housing.models.stay import SLEPT, TAKES_A_BED
from lgnet.kernel import clock


def disagreements() -> list[UUID]:
    """Stays whose nights are not exactly those of the table of occupancy, one bed after the other."""
    rows: dict[UUID, list[Occupancy]] = {}
    kept = Occupancy.objects.filter(kind=Held.STAY, stay__isnull=False).exclude(lapses_at__lte=clock.now())
    for row in kept.order_by("starts_on"):
        rows.setdefault(row.stay_id, []).append(row)
    stays = Stay.objects.order_by("pk")
    known = {stay.pk for stay in stays}
    return [stay.pk for stay in stays if not agrees(stay, rows.get(stay.pk, []))] + [
        one for one in rows if one not in known
    ]


def agrees(stay: Stay, rows: list[Occupancy]) -> bool:
    if not takes_nights(stay):
        return rows == []
    ends = [row.ends_on for row in rows]
    begins = [row.starts_on for row in rows]
    return bool(rows) and (
        begins == [stay.first_night, *ends[:-1]]
        and ends[-1] == stay.leaves_on
        and rows[-1].bed_id == stay.bed_id
        and {row.slept for row in rows[:-1]} <= {False}
        and rows[-1].slept == (stay.state == "arrived")
    )


def takes_nights(stay: Stay) -> bool:
    return stay.state in (*TAKES_A_BED, *SLEPT) and not stay.has_lapsed and stay.leaves_on != stay.first_night


def nights(first, leaving):
    return {first + timedelta(days=number) for number in range((leaving - first).days)}
