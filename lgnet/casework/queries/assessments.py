# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of assessments, and the change between them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from lgnet.casework.errors import NoSuchEntry
from lgnet.casework.models import Assessment, Case
from lgnet.casework.questionnaire import EVERY, FIRST_WITHIN, domains
from lgnet.kernel import clock


@dataclass(frozen=True)
class Change:
    """A domain through time: the level of each assessment that knows it, in the order of their days."""

    code: str
    points: list[tuple[date, int]]

    @property
    def first(self) -> int:
        return self.points[0][1]

    @property
    def last(self) -> int:
        return self.points[-1][1]

    @property
    def steps(self) -> int:
        """How many steps better; below zero worse."""
        return self.last - self.first


def assessments_of(case: Case) -> QuerySet[Assessment]:
    """Those that hold, the first to the last."""
    return case.assessments.filter(replaced_at=None).order_by("on", "written_at")


def get_assessment(case: Case, assessment_id: UUID) -> Assessment:
    found = case.assessments.filter(pk=assessment_id).first()
    if found is None:
        raise NoSuchEntry()
    return found


def changes_of(assessments: list[Assessment]) -> list[Change]:
    """By domain, in the order of the present questionnaire; domains that nobody knew are left out."""
    codes = list(dict.fromkeys([*domains(), *(code for one in assessments for code in one.levels)]))
    found = [
        Change(code, [(one.on, one.levels[code]) for one in assessments if code in one.levels])
        for code in codes
    ]
    return [change for change in found if change.points]


def with_assessment_due(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases never assessed two weeks after their opening, or last assessed months ago."""
    last = Max("assessments__on", filter=Q(assessments__replaced_at=None))
    never = Q(last_assessed=None, opened_at__lte=clock.now() - FIRST_WITHIN)
    again = Q(last_assessed__lte=clock.today() - EVERY)
    return cases.annotate(last_assessed=last).filter(never | again).order_by("last_assessed", "opened_at")
