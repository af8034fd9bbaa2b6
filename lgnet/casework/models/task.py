# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.casework.choices import TaskState
from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class Task(TenantModel):
    """Something to do by a day (compito), for a case or for nobody in particular."""

    what = models.CharField(max_length=300)
    due_on = models.DateField()
    case = TenantForeignKey("casework.Case", models.CASCADE, related_name="tasks", null=True, blank=True)
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+", null=True, blank=True)
    """As on the case; here too so that the database can hide what is to be done for a protected person."""
    assignee = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.TO_DO)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    """When it was done, or dropped."""
    ended_by = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "created_at"]
        indexes = [
            models.Index(
                fields=["city_id", "assignee", "due_on"], condition=Q(state="to_do"), name="tasks_to_do"
            ),
            models.Index(fields=["city_id", "case"], name="tasks_of_case"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="to_do", ended_at__isnull=True)
                | ~Q(state="to_do") & Q(ended_at__isnull=False),
                name="task_ended_with_its_time",
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=True) | Q(person__isnull=False), name="task_of_case_names_person"
            ),
        ]

    class Privacy:
        personal = {"case", "person", "assignee", "due_on", "state", "ended_at"}
        special = {"what"}
        plain = {"id", "city_id", "created_at", "created_by", "ended_by"}
        retention = "with the case; without a case 12 months after it was done"

    def __str__(self) -> str:
        return self.what
