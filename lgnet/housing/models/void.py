# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.housing.choices import VoidReason
from lgnet.kernel.ids import new_id
from lgnet.trust.models import TenantForeignKey, TenantModel


class Void(TenantModel):
    """A bed out of use on the nights of `taken`, and why. The nights stand there and nowhere else."""

    taken = TenantForeignKey("housing.Occupancy", models.PROTECT, related_name="voids")
    together = models.UUIDField(default=new_id)
    """The same for the beds that were taken out of use in one action (a room, a house)."""
    reason = models.CharField(max_length=20, choices=VoidReason)
    cost_centre = models.CharField(max_length=40, blank=True)
    """Who bears the empty nights, as the accounts call it."""
    works = TenantForeignKey("housing.Works", models.PROTECT, null=True, blank=True, related_name="voids")
    """The works it makes room for: when they are finished, it ends."""
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city_id", "taken"], name="one_void_a_taking")]

    class Privacy:
        plain = {"id", "city_id", "taken", "together", "reason", "cost_centre", "works", "note"}
        retention = "with the property"

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.taken}"
