# SPDX-License-Identifier: AGPL-3.0-or-later
"""What has happened to a case and to a referral, move by move: nothing is overwritten, a timeline is made of it."""

from django.db import models

from lgnet.casework.choices import CaseState, ReferralState
from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class CaseStep(TenantModel):
    """One move of a case. Reopening empties the case's closing; here it stays."""

    case = TenantForeignKey("casework.Case", models.CASCADE, related_name="steps")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    """As on the case; here too so that the database can hide what happened to a protected person."""
    move = models.CharField(max_length=15)
    state = models.CharField(max_length=10, choices=CaseState)
    at = models.DateTimeField(default=clock.now)
    by_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=30, blank=True)
    outcome = models.CharField(max_length=30, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["city_id", "case"], name="steps_of_case")]

    class Privacy:
        personal = {"case", "person", "move", "state", "at", "reason", "outcome"}
        special = {"note"}
        plain = {"id", "city_id", "by_id"}
        retention = "with the case"

    def __str__(self) -> str:
        return self.move


class ReferralStep(TenantModel):
    """One move of a referral from state to state."""

    referral = TenantForeignKey("casework.Referral", models.CASCADE, related_name="steps")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    state = models.CharField(max_length=15, choices=ReferralState)
    at = models.DateTimeField(default=clock.now)
    by_id = models.UUIDField(null=True)
    told_by = models.CharField(max_length=120, blank=True)
    """Who at the service said so, when somebody here wrote it down for them."""
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["city_id", "referral"], name="steps_of_referral")]

    class Privacy:
        personal = {"referral", "person", "state", "at", "told_by"}
        special = {"note"}
        plain = {"id", "city_id", "by_id"}
        retention = "with the case"

    def __str__(self) -> str:
        return self.get_state_display()
