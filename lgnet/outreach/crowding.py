# SPDX-License-Identifier: AGPL-3.0-or-later
"""More appointments with a profession at a time than there are colleagues of it: said, not refused, because a city
may receive with somebody whom no team names."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.network.models import TeamMember
from lgnet.outreach.free_times import TAKES_TIME
from lgnet.outreach.models import Appointment


@dataclass(frozen=True)
class Crowd:
    at_once: int
    """Appointments with this profession, or with a colleague of it, at one moment; in the whole city."""
    colleagues: int
    """Of this profession in the city's teams: a team belongs to no single place."""

    @property
    def words(self) -> str:
        if not self.colleagues:
            return _(
                "In the city’s teams nobody has this profession: name a colleague, or ask who will be there."
            )
        working = ngettext(
            "%(colleagues)s colleague of this profession works in the city",
            "%(colleagues)s colleagues of this profession work in the city",
            self.colleagues,
        ) % {"colleagues": self.colleagues}
        return _("%(working)s, and %(at_once)s appointments are at this time: move one, or name a colleague.") % {
            "working": working, "at_once": self.at_once,
        }  # fmt: skip


def crowd_at(appointment: Appointment) -> Crowd | None:
    """None where a colleague is named, and while there are enough. Two queries."""
    if appointment.operator_id or appointment.state not in TAKES_TIME:
        return None
    colleagues = set(_of_profession(appointment).values_list("user_id", flat=True))
    crowd = Crowd(_most_at_once(appointment, colleagues), len(colleagues))
    return crowd if crowd.at_once > crowd.colleagues else None


def _of_profession(appointment: Appointment) -> QuerySet[TeamMember]:
    return TeamMember.objects.filter(
        team__city_id=appointment.city_id, team__closed_on=None, ended_at=None,
        profession=appointment.profession,
    )  # fmt: skip


def _most_at_once(appointment: Appointment, colleagues: set[UUID]) -> int:
    """Of the moments at which one of them begins, the fullest: two one after the other need one colleague."""
    others = Appointment.objects.filter(
        city_id=appointment.city_id, state__in=TAKES_TIME, starts_at__lt=appointment.ends_at,
        ends_at__gt=appointment.starts_at,
    ).values_list("starts_at", "ends_at", "operator_id", "profession")  # fmt: skip
    times = [
        (begins, ends)
        for begins, ends, operator_id, profession in others
        if (operator_id in colleagues if operator_id else profession == appointment.profession)
    ]
    moments = [appointment.starts_at, *(begins for begins, _end in times if begins > appointment.starts_at)]
    return max(_at(times, moment) for moment in moments)


def _at(times: list[tuple[datetime, datetime]], moment: datetime) -> int:
    return sum(begins <= moment < ends for begins, ends in times)
