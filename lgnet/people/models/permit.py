# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class Permit(TenantModel):
    """A residence title as seen by an operator. Kinds and reasons are codes of people/seed/permit_reasons.yaml."""

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="permits")
    document_kind = models.CharField(max_length=4)
    reason = models.CharField(max_length=20)
    number = models.BinaryField(null=True, blank=True)
    """Encrypted."""
    issued_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    """Empty for a title without end, or a receipt."""
    renewal_asked_on = models.DateField(null=True, blank=True)
    seen_by = models.UUIDField(null=True)
    """The operator who saw the document; empty when it was only told."""
    seen_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-valid_from", "-recorded_at"]
        indexes = [models.Index(fields=["city_id", "person"], name="permits_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="permit_ends_after_it_starts",
            )
        ]

    class Privacy:
        personal = {
            "person", "document_kind", "reason", "issued_on", "valid_from", "valid_to", "renewal_asked_on",
        }  # fmt: skip
        encrypted = {"number"}
        plain = {"id", "city_id", "seen_by", "seen_on", "recorded_at"}
        retention = "with the person; as evidence of eligibility 5 years after the last payment (CPR art. 82)"

    def __str__(self) -> str:
        return f"{self.reason} {self.valid_to or ''}".strip()
