# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.housing.rental_choices import InstalmentState
from lgnet.kernel import clock
from lgnet.trust.models import StoredFile, TenantForeignKey, TenantModel


class Instalment(TenantModel):
    """A part of a rental support: asked for by one, approved by another, paid with its proof."""

    support = TenantForeignKey("housing.RentalSupport", models.PROTECT, related_name="instalments")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    due_on = models.DateField()
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    """Euros."""
    what = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=InstalmentState, default=InstalmentState.DUE)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.UUIDField()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.UUIDField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    """The day the money left."""
    paid_at = models.DateTimeField(null=True, blank=True)
    """When that was written down."""
    paid_by = models.UUIDField(null=True, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    """Of the payment order or bank transfer."""
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.UUIDField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)
    """Why it was refused or withdrawn."""

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["city_id", "support", "due_on"], name="instalments_of_support"),
            models.Index(fields=["city_id", "state", "due_on"], name="instalments_by_state"),
            models.Index(fields=["city_id", "person"], name="instalments_of_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="instalment_of_something"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="instalment_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="due", approved_at__isnull=True, paid_on__isnull=True, ended_at__isnull=True)
                | Q(
                    state="approved", approved_at__isnull=False, approved_by__isnull=False, paid_on__isnull=True,
                    ended_at__isnull=True,
                )
                | Q(
                    state="paid", approved_at__isnull=False, approved_by__isnull=False, paid_on__isnull=False,
                    paid_by__isnull=False, ended_at__isnull=True,
                )
                & ~Q(reference="")
                | Q(state__in=["refused", "withdrawn"], ended_at__isnull=False, paid_on__isnull=True),
                name="instalment_as_its_state_says",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {
            "support", "person", "due_on", "amount", "what", "state", "asked_at", "approved_at", "paid_on", "paid_at",
            "reference", "ended_at", "why",
        }  # fmt: skip
        plain = {"id", "city_id", "asked_by", "approved_by", "paid_by", "ended_by"}
        retention = "with the rental support"

    def __str__(self) -> str:
        return f"{self.due_on}: {self.amount}"


class PaymentProof(StoredFile):
    """The receipt of a payment."""

    of = "instalment"
    instalment = TenantForeignKey("housing.Instalment", models.CASCADE, related_name="files")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta(StoredFile.Meta):
        indexes = [
            *StoredFile.Meta.indexes,
            models.Index(fields=["city_id", "instalment"], name="proofs_of_instalment"),
        ]

    class Privacy:
        personal = {"instalment", "person", "kind", "pages", "added_at"}
        encrypted = {"sealed", "digest"}
        plain = {"id", "city_id", "state", "size", "problem", "added_by", "last_sign_at", "attempts"}
        retention = "with the case"
