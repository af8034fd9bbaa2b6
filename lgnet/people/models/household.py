# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class Household(TenantModel):
    """People who live together (nucleo). It has no name of its own: a name would tell of members who are hidden."""

    created_at = models.DateTimeField(default=clock.now)

    class Privacy:
        plain = {"id", "city_id", "created_at"}
        retention = "with its last member"

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d}"


class HouseholdMember(TenantModel):
    """Somebody in a household, from a day to a day; in one household at a time."""

    household = TenantForeignKey("people.Household", models.CASCADE, related_name="members")
    person = TenantForeignKey("people.Person", models.CASCADE, related_name="households")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    """The first day on which she is not in it."""
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["recorded_at"]
        indexes = [
            models.Index(fields=["city_id", "person"], name="households_of_person"),
            models.Index(fields=["city_id", "household"], name="members_of_household"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "person"], condition=Q(until=None), name="one_household_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
                name="household_left_after_joined",
            ),
        ]

    class Privacy:
        personal = {"household", "person", "since", "until"}
        plain = {"id", "city_id", "recorded_at", "recorded_by"}
        retention = "with the person"

    def __str__(self) -> str:
        return f"{self.since or ''}–{self.until or ''}"
