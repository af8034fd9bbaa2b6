# SPDX-License-Identifier: AGPL-3.0-or-later
"""The individual plan (progetto individuale): goals, who does what for them by when, and what was agreed and signed."""

from django.db import models
from django.db.models import Q

from lgnet.casework.choices import GoalState
from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class Goal(TenantModel):
    """Something to reach (obiettivo), with how one will know; graded at the end."""

    case = TenantForeignKey("casework.Case", models.CASCADE, related_name="goals")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    domain = models.CharField(max_length=20)
    """Of seed/questionnaire.yaml."""
    what = models.CharField(max_length=300)
    measure = models.CharField(max_length=300, blank=True)
    """How one will know that it is reached."""
    by_when = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=GoalState, default=GoalState.OPEN)
    grade_note = models.TextField(blank=True)
    set_at = models.DateTimeField(default=clock.now)
    set_by = models.UUIDField(null=True)
    graded_at = models.DateTimeField(null=True, blank=True)
    graded_by = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["set_at"]
        indexes = [models.Index(fields=["city_id", "case"], name="goals_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", graded_at__isnull=True)
                | ~Q(state="open") & Q(graded_at__isnull=False),
                name="goal_graded_with_its_time",
            )
        ]

    class Privacy:
        personal = {"case", "person", "by_when", "state", "set_at", "graded_at"}
        special = {"domain", "what", "measure", "grade_note"}
        plain = {"id", "city_id", "set_by", "graded_by"}
        retention = "with the case"

    def __str__(self) -> str:
        return self.what


class GoalStep(TenantModel):
    """Who does what for a goal, by when."""

    goal = TenantForeignKey("casework.Goal", models.CASCADE, related_name="steps")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    who = models.CharField(max_length=80)
    """The person herself, an operator, a service: in words."""
    what = models.CharField(max_length=300)
    by_when = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    written_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["by_when", "id"]
        indexes = [models.Index(fields=["city_id", "goal"], name="steps_of_goal")]

    class Privacy:
        personal = {"goal", "person", "who", "by_when", "done_on"}
        special = {"what"}
        plain = {"id", "city_id", "written_by"}
        retention = "with the case"

    def __str__(self) -> str:
        return self.what


class Plan(TenantModel):
    """The plan as agreed with the person on a day, to be printed and signed. Goals may go on changing; this stays."""

    case = TenantForeignKey("casework.Case", models.CASCADE, related_name="plans")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    agreed_on = models.DateField()
    language = models.CharField(max_length=8)
    """Of seed/plan_words.yaml: the copy speaks it, beside Italian."""
    goals = models.JSONField()
    """What was agreed: domain, what, measure, by when, and the steps of each goal."""
    agreed_at = models.DateTimeField(default=clock.now)
    agreed_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-agreed_at"]
        indexes = [models.Index(fields=["city_id", "case"], name="plans_of_case")]

    class Privacy:
        personal = {"case", "person", "agreed_on", "agreed_at", "language"}
        special = {"goals"}
        plain = {"id", "city_id", "agreed_by"}
        retention = "with the case"

    def __str__(self) -> str:
        return f"{self.agreed_on}"
