# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.housing.choices import CostKind
from lgnet.trust.models import TenantForeignKey, TenantModel


class RunningCost(TenantModel):
    """What running a house cost in a period. The constraint `one_cost_a_day_and_kind` (made in the migration) refuses a
    second amount of the same kind for one day, so that a cost per bed-night counts no euro twice.
    """

    property = TenantForeignKey("housing.Property", models.PROTECT, related_name="costs")
    kind = models.CharField(max_length=15, choices=CostKind)
    first_day = models.DateField()
    last_day = models.DateField()
    """Of the period, too."""
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    """EUR, to the cent."""
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-first_day", "kind"]
        indexes = [models.Index(fields=["city_id", "property", "first_day"], name="costs_of_property")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="running_cost_is_money"),
            models.CheckConstraint(
                condition=Q(
                    last_day__gte=F("first_day"), first_day__gte="2000-01-01", last_day__lt="4000-01-01"
                ),
                name="running_cost_of_days",
            ),
        ]

    class Privacy:
        plain = {"id", "city_id", "property", "kind", "first_day", "last_day", "amount", "note"}
        retention = "10 years after the programme is closed (accounts)"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first_day}–{self.last_day}"
