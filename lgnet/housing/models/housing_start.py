# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.people.choices import Eligibility
from lgnet.trust.models import TenantForeignKey, TenantModel


class HousingStart(TenantModel):
    """The day on which housing support truly began for somebody: she moved in, or the first instalment was paid.
    Figures count these rows, never decisions.
    """

    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    case = TenantForeignKey("casework.Case", models.PROTECT, related_name="+")
    programme = models.ForeignKey("network.Programme", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    """A kind of property, or rental_support."""
    began_by = models.UUIDField()
    """The stay or the rental support."""
    on = models.DateField()
    eligibility = models.CharField(max_length=14, choices=Eligibility)
    """On that day; only an eligible person is counted."""
    eligibility_reason = models.CharField(max_length=40)
    eligibility_rules = models.CharField(max_length=20)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["on", "id"]
        indexes = [
            models.Index(fields=["city_id", "programme", "on"], name="housing_starts_by_day"),
            models.Index(fields=["city_id", "person"], name="housing_starts_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "began_by", "person"], name="housing_starts_once")
        ]

    class Privacy:
        personal = {
            "person", "case", "kind", "on", "eligibility", "eligibility_reason", "written_at",
        }  # fmt: skip
        plain = {"id", "city_id", "programme", "began_by", "eligibility_rules"}
        retention = "with the case; what figures count stays without a name"

    def __str__(self) -> str:
        return f"{self.on}"
