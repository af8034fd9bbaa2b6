# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.people.choices import ReachKind
from lgnet.trust.models import TenantForeignKey, TenantModel


class ContactPoint(TenantModel):
    """A further way to reach a person, besides her phone: a friend's number, an address, a chat. Each may be safe or
    not: a message read by the wrong eyes can harm her."""

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=10, choices=ReachKind)
    value = models.CharField(max_length=120)
    """A number in the form phones are looked for by."""
    whose = models.CharField(max_length=80, blank=True)
    """Somebody else's: whose."""
    safe = models.BooleanField(null=True, blank=True)
    """Empty when it was not asked."""
    preferred = models.BooleanField(default=False)
    note = models.CharField(max_length=120, blank=True)
    """When, and what not to say there."""
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-preferred", "recorded_at"]
        indexes = [
            models.Index(fields=["city_id", "person"], name="contact_points_of_person"),
            models.Index(fields=["city_id", "value"], name="contact_point_by_value"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "person"], condition=Q(preferred=True), name="one_preferred_way"
            ),
            models.UniqueConstraint(fields=["city_id", "person", "kind", "value"], name="one_way_once"),
            models.CheckConstraint(condition=~Q(preferred=True, safe=False), name="preferred_way_not_unsafe"),
        ]

    class Privacy:
        personal = {"person", "kind", "value", "whose", "safe", "preferred", "note"}
        plain = {"id", "city_id", "recorded_at", "recorded_by"}
        retention = "with the person"

    def __str__(self) -> str:
        return self.value
