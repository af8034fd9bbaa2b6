# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class Lease(TenantModel):
    """The contract (contratto di locazione) of somebody's own home, with the landlord sealed in it."""

    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    registered_number = models.CharField(max_length=40, blank=True)
    """Of the registration at the tax agency (Agenzia delle Entrate)."""
    registered_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    """The last day."""
    monthly_rent = models.DecimalField(max_digits=10, decimal_places=2)
    sealed = models.BinaryField(null=True)
    """Encrypted: the landlord's name, tax code, IBAN and phone, and the address (`lgnet.housing.landlords`)."""
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-starts_on"]
        indexes = [models.Index(fields=["city_id", "person"], name="leases_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="lease_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(monthly_rent__gt=0), name="lease_has_a_rent"),
        ]

    class Privacy:
        personal = {
            "person", "registered_number", "registered_on", "starts_on", "ends_on", "monthly_rent", "written_at",
        }  # fmt: skip
        encrypted = {"sealed"}
        plain = {"id", "city_id", "written_by"}
        retention = "with the case"

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on}"
