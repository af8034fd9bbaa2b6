# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class Handover(TenantModel):
    """A whole caseload given to a colleague in one action (passaggio dei casi); it can be undone in one, too."""

    giver = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    taker = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    why = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)
    by_id = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["city_id", "at"], name="handovers_by_time")]

    class Privacy:
        personal = {"giver", "taker", "why", "at", "undone_at"}
        plain = {"id", "city_id", "by_id", "undone_by"}
        retention = "24 months"

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker}"


class HandedCase(TenantModel):
    """One case of a handover, with the giver's open tasks that went along."""

    handover = TenantForeignKey("casework.Handover", models.CASCADE, related_name="cases")
    case = TenantForeignKey("casework.Case", models.CASCADE, related_name="+")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    task_ids = ArrayField(models.UUIDField(), default=list)

    class Meta:
        indexes = [models.Index(fields=["city_id", "handover"], name="cases_of_handover")]

    class Privacy:
        personal = {"handover", "case", "person"}
        plain = {"id", "city_id", "task_ids"}
        retention = "with the handover"

    def __str__(self) -> str:
        return f"{self.case_id}"
