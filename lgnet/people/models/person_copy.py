# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.people.choices import CopyState
from lgnet.trust.models import TenantForeignKey, TenantModel


class PersonCopy(TenantModel):
    """All that is held on a person, as she gets it: made by a job, encrypted, gone after a week (docs/adr/0017)."""

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="copies")
    language = models.CharField(max_length=8, default="it")
    restricted = models.BooleanField(default=False)
    """Whether restricted notes are in it in full."""
    state = models.CharField(max_length=10, choices=CopyState, default=CopyState.MAKING)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.UUIDField()
    ready_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    paper = models.BinaryField(null=True)
    """The PDF; empty where this machine can make none."""
    values = models.BinaryField(null=True)
    """The same as JSON."""

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["city_id", "person", "-asked_at"], name="copies_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "person", "asked_by"],
                condition=models.Q(state="making"),
                name="one_copy_in_the_making",
            )
        ]

    class Privacy:
        personal = {"person", "language", "restricted", "asked_at"}
        encrypted = {"paper", "values"}
        plain = {"id", "city_id", "state", "asked_by", "ready_at", "attempts"}
        retention = "one week"

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d}"

    @property
    def is_ready(self) -> bool:
        return self.state == CopyState.READY

    def sealed_as(self, column: str) -> str:
        """The name a column's content is bound to, besides city and person."""
        return f"personcopy.{column}.{self.pk}"
