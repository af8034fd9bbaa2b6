# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id


class ClosedFigure(models.Model):
    """One figure as it was reported: at the closing (edition 0), or by a restatement (its number). Never changed.

    The database refuses to update or delete it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    """Tells when it was kept (`made_at`): what was written down later is a late entry."""
    report_period = models.ForeignKey("monitoring.ReportPeriod", models.CASCADE, related_name="figures")
    restatement = models.ForeignKey(
        "monitoring.Restatement", models.CASCADE, null=True, blank=True, related_name="figures"
    )
    edition = models.PositiveSmallIntegerField(default=0)
    indicator = models.CharField(max_length=40)
    definition_version = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=12, decimal_places=1, null=True)
    by = models.JSONField(default=dict)
    hours = models.JSONField(default=dict)
    not_counted = models.PositiveIntegerField(default=0)
    difference = models.JSONField(default=dict)
    """From the edition before, as `figures.Difference`; empty at the closing."""
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["indicator", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["report_period", "indicator", "edition"], name="one_closed_figure_an_edition"
            )
        ]

    class Privacy:
        plain = {
            "id", "report_period", "restatement", "edition", "indicator", "definition_version", "value", "by", "hours",
            "not_counted", "difference", "kept_at",
        }  # fmt: skip
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return f"{self.indicator} {self.report_period} ({self.edition}): {self.value}"
