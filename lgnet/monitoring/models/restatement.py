# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock


class Restatement(models.Model):
    """A correction of a closed period, published with its reasons. The first is number 1; earlier ones are kept."""

    report_period = models.ForeignKey("monitoring.ReportPeriod", models.CASCADE, related_name="restatements")
    number = models.PositiveSmallIntegerField()
    comment = models.TextField()
    """Why, in words that name nobody: the whole network reads it."""
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True, blank=True)
    """Empty until the job has kept the corrected figures."""

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["report_period", "number"], name="one_restatement_a_number"),
            models.UniqueConstraint(
                fields=["report_period"],
                condition=models.Q(published_at__isnull=True),
                name="one_restatement_at_a_time",
            ),
        ]

    class Privacy:
        plain = {"id", "report_period", "number", "comment", "asked_at", "asked_by", "published_at"}
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return f"{self.report_period} ({self.number})"
