# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.outreach.choices import DeclineReason, RequestState
from lgnet.trust.models import TenantForeignKey, TenantModel


class TakeChargeRequest(TenantModel):
    """A contact asks that the person be taken in charge. The clock runs from the first contact to the decision."""

    contact = TenantForeignKey("outreach.Contact", models.CASCADE, related_name="requests")
    person = TenantForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="take_charge_requests"
    )
    """As on the contact; here too so that the database can hide a protected person's request."""
    clock_from = models.DateTimeField()
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.UUIDField(null=True)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.WAITING)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.UUIDField(null=True, blank=True)
    decline_reason = models.CharField(max_length=20, choices=DeclineReason, blank=True)

    class Meta:
        ordering = ["clock_from"]
        indexes = [models.Index(fields=["city_id", "state", "clock_from"], name="requests_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "contact"],
                condition=Q(state="waiting"),
                name="one_waiting_request_a_contact",
            ),
            models.UniqueConstraint(
                fields=["city_id", "person"],
                condition=Q(state="waiting"),
                name="one_waiting_request_a_person",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | ~Q(state="waiting") & Q(decided_at__isnull=False),
                name="decision_with_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state="declined") & ~Q(decline_reason="")
                | ~Q(state="declined") & Q(decline_reason=""),
                name="declined_with_reason",
            ),
        ]

    class Privacy:
        personal = {"contact", "person", "clock_from", "decline_reason"}
        plain = {"id", "city_id", "asked_at", "asked_by", "state", "decided_at", "decided_by"}
        retention = "with the contact"
        kept_because = "figures count it; once its contact is emptied it tells of nobody"

    def __str__(self) -> str:
        return f"{self.state} {self.clock_from:%Y-%m-%d}"
