# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.periods import Period


class ReportPeriod(models.Model):
    """A period that a city has reported: its figures stay as they were. It is never opened again; what is found later
    is a restatement.

    Asked for by a person, closed by a job seconds later, which alone sees what every team follows.
    """

    city = models.ForeignKey("network.City", models.CASCADE, related_name="+")
    programme = models.ForeignKey("network.Programme", models.CASCADE, related_name="+")
    period_kind = models.CharField(max_length=10, choices=PeriodKind)
    starts_on = models.DateField()
    ends_on = models.DateField()
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    """Empty until the job has kept its figures."""

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "programme", "period_kind", "starts_on"], name="a_period_closes_once"
            )
        ]

    class Privacy:
        plain = {
            "id", "city", "programme", "period_kind", "starts_on", "ends_on", "asked_at", "asked_by", "closed_at",
        }  # fmt: skip
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return self.period.code

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on, PeriodKind(self.period_kind))
