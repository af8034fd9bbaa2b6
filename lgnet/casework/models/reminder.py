# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.casework.choices import ReminderWay
from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class Reminder(TenantModel):
    """A receiver that has not answered was reminded: once for each of the days in seed/referral_terms.yaml."""

    referral = TenantForeignKey("casework.Referral", models.CASCADE, related_name="reminders")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    after_days = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=ReminderWay)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "referral", "after_days"], name="reminded_once")
        ]

    class Privacy:
        personal = {"referral", "person", "at"}
        plain = {"id", "city_id", "after_days", "way"}
        retention = "with the case"

    def __str__(self) -> str:
        return f"{self.after_days}"
