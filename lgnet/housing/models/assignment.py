# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was decided for a household, and what a search for the best assignment of all suggested."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lgnet.housing.request_choices import Answer, RunState
from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class Assignment(TenantModel):
    """One search among all who wait and all places that are free. It names nobody and books nothing."""

    state = models.CharField(max_length=10, choices=RunState, default=RunState.MAKING)
    criteria = models.CharField(max_length=20)
    """The version of the criteria it used."""
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.UUIDField(null=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=60, blank=True)
    """The code of what went wrong."""
    households = models.PositiveIntegerField(default=0)
    beds = models.PositiveIntegerField(default=0)
    placed = models.PositiveIntegerField(default=0)
    value = models.FloatField(default=0)
    """Points of the households placed."""
    placed_in_order = models.PositiveIntegerField(default=0)
    """How many today's order would place, each household taking the first place that fits."""
    value_in_order = models.FloatField(default=0)
    bound = models.FloatField(default=0)
    """No assignment can be worth more: checked apart from what found it."""
    seconds = models.FloatField(default=0)

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["city_id", "-asked_at"], name="assignments_of_city")]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id"], condition=Q(state="making"), name="one_assignment_at_a_time"
            )
        ]

    class Privacy:
        plain = {
            "id", "city_id", "state", "criteria", "asked_at", "asked_by", "ready_at", "problem", "households", "beds",
            "placed", "value", "placed_in_order", "value_in_order", "bound", "seconds",
        }  # fmt: skip
        retention = "12 months; it names nobody"

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d}"


class Suggestion(TenantModel):
    """A place that the search would give to a household: somebody decides, and says why. Also who would have a place in
    today's order and has none here: that is to be seen before anything is followed."""

    assignment = TenantForeignKey(Assignment, models.CASCADE, related_name="suggestions")
    request = TenantForeignKey("housing.HousingRequest", models.CASCADE, related_name="suggestions")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    unit = TenantForeignKey("housing.Unit", models.PROTECT, related_name="+", null=True, blank=True)
    """Empty: no place."""
    beds = ArrayField(models.UUIDField())
    in_order = TenantForeignKey("housing.Unit", models.PROTECT, related_name="+", null=True, blank=True)
    """What today's order would give them; empty: nothing."""
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.UUIDField(null=True, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "assignment", "request"], name="one_suggestion_a_household"),
            models.CheckConstraint(
                condition=Q(answer="open", answered_at=None) | ~Q(answer="open") & Q(answered_at__isnull=False),
                name="suggestion_answered_with_its_time",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"request", "person", "unit", "beds", "in_order", "answer", "answered_at"}
        special = {"why"}
        plain = {"id", "city_id", "assignment", "answered_by"}
        retention = "with the request"

    def __str__(self) -> str:
        return f"{self.request_id}"


class PlaceDecision(TenantModel):
    """That a place was chosen for a household: which, by whom, why, and where in the list it stood."""

    request = TenantForeignKey("housing.HousingRequest", models.CASCADE, related_name="decisions")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    unit = TenantForeignKey("housing.Unit", models.PROTECT, related_name="+")
    party = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    by_id = models.UUIDField(null=True)
    place_in_list = models.PositiveIntegerField()
    why = models.TextField()
    suggestion = TenantForeignKey(Suggestion, models.SET_NULL, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["city_id", "request", "-at"], name="decisions_of_request")]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="decided_for_a_reason")]

    class Privacy:
        personal = {"request", "person", "unit", "party", "at", "place_in_list", "suggestion"}
        special = {"why"}
        plain = {"id", "city_id", "by_id"}
        retention = "with the request"

    def __str__(self) -> str:
        return f"{self.unit}"
