# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models


class StaleMonth(models.Model):
    """A mark left by a change, in its own transaction: the figures of this month no longer say what the facts say.

    Marks are only added, then taken away by the job that has recomputed the month, so nobody waits for anybody else's
    mark and none is lost between a change and its recount.
    """

    city = models.ForeignKey("network.City", models.CASCADE, related_name="+")
    programme = models.ForeignKey("network.Programme", models.CASCADE, related_name="+")
    month = models.DateField()
    """Its first day."""

    class Meta:
        indexes = [models.Index(fields=["city", "programme"], name="stale_months_of_city")]

    class Privacy:
        plain = {"id", "city", "programme", "month"}
        retention = "until the next recount, seconds later"

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
