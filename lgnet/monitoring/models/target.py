# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.monitoring.choices import PeriodKind


class Target(models.Model):
    """What a city promised to reach, for an indicator and a period, entered by its project manager."""

    city = models.ForeignKey("network.City", models.CASCADE, related_name="+")
    programme = models.ForeignKey("network.Programme", models.CASCADE, related_name="+")
    indicator = models.CharField(max_length=40)
    period_kind = models.CharField(max_length=10, choices=PeriodKind)
    starts_on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=1)
    set_by = models.UUIDField(null=True)
    set_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "programme", "indicator", "period_kind", "starts_on"],
                name="one_target_a_period",
            )
        ]

    class Privacy:
        plain = {
            "id",
            "city",
            "programme",
            "indicator",
            "period_kind",
            "starts_on",
            "value",
            "set_by",
            "set_at",
        }
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return f"{self.indicator} {self.starts_on}: {self.value}"
