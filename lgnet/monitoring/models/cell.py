# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.monitoring.choices import PeriodKind


class Cell(models.Model):
    """One figure of one city, programme and period, without personal data: all that coordination ever reads.

    Recomputed by a job for the periods that a change touched; never by scanning the network.
    """

    city = models.ForeignKey("network.City", models.CASCADE, related_name="+")
    programme = models.ForeignKey("network.Programme", models.CASCADE, related_name="+")
    indicator = models.CharField(max_length=40)
    definition_version = models.PositiveSmallIntegerField()
    period_kind = models.CharField(max_length=10, choices=PeriodKind)
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=1, null=True)
    """Empty when there is nothing to take a median of."""
    hours = models.JSONField(default=dict)
    """How many cases took so many whole hours: the network's median is then a median, not a mean of medians."""
    not_counted = models.PositiveIntegerField(default=0)
    """Helped, but not eligible or not proven: beside the figure, never in it."""
    by = models.JSONField(default=dict)
    """The same people by group, {"age": {"under_18": 2, …}, "gender": …, "citizenship": …}: each adds up to the value.
    Empty for what does not count people."""
    drift = models.JSONField(default=dict)
    """Of a closed period: how this count differs from what was reported, with reasons. Empty when it does not."""
    computed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "programme", "indicator", "period_kind", "starts_on"],
                name="one_cell_a_period",
            )
        ]
        indexes = [models.Index(fields=["programme", "period_kind", "starts_on"], name="cells_of_network")]

    class Privacy:
        plain = {
            "id", "city", "programme", "indicator", "definition_version", "period_kind", "starts_on", "ends_on",
            "value", "hours", "not_counted", "by", "drift", "computed_at",
        }  # fmt: skip
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return f"{self.indicator} {self.starts_on}: {self.value}"
