# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class ListMove(TenantModel):
    """That somebody moved a household in the waiting list by hand: who, when, from where to where, why. Added to, never
    changed."""

    request = TenantForeignKey("housing.HousingRequest", models.CASCADE, related_name="list_moves")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    by_id = models.UUIDField(null=True)
    from_place = models.PositiveIntegerField()
    to_place = models.PositiveIntegerField()
    why = models.TextField()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["city_id", "request", "-at"], name="moves_in_the_list")]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="moved_for_a_reason")]

    class Privacy:
        personal = {"request", "person", "at", "from_place", "to_place"}
        special = {"why"}
        plain = {"id", "city_id", "by_id"}
        retention = "with the request"

    def __str__(self) -> str:
        return f"{self.from_place} → {self.to_place}"
