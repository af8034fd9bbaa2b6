# SPDX-License-Identifier: AGPL-3.0-or-later
"""The best assignment is asked for; a job finds it (`find_assignment`)."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.housing.models import Assignment
from lgnet.housing.placing.criteria import criteria
from lgnet.housing.request_errors import BeingMade
from lgnet.housing.request_policies import may_place
from lgnet.kernel.actor import Actor
from lgnet.kernel.waiting import SOMEBODY_WAITS
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

JOB = "housing.find_assignment"


@transaction.atomic
def ask_for_assignment(*, by: Actor) -> Assignment:
    """Raises BeingMade."""
    may_place(by)
    assignment = Assignment(criteria=criteria().version, asked_by=by.user_id)
    with becomes(BeingMade(), on="one_assignment_at_a_time"):
        assignment.save(force_insert=True)
    audit.record("housing.assignment_asked", by=by, target=assignment, criteria=assignment.criteria)
    begin_finding(assignment)
    return assignment


def begin_finding(assignment: Assignment) -> None:
    """Queue the job, unless it is waiting already."""
    name = f"{JOB} {assignment.pk}"
    if not ProcrastinateJob.objects.filter(queueing_lock=name, status="todo").exists():
        job = app.configure_task(JOB, queueing_lock=name, priority=SOMEBODY_WAITS)
        job.defer(city_id=str(assignment.city_id), assignment_id=str(assignment.pk))
