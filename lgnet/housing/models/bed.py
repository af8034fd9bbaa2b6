# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lgnet.housing.choices import Trait
from lgnet.trust.models import TenantForeignKey, TenantModel


class Bed(TenantModel):
    """A place to sleep: what is promised, counted and kept free."""

    unit = TenantForeignKey("housing.Unit", models.PROTECT, related_name="beds")
    name = models.CharField(max_length=40)
    traits = ArrayField(models.CharField(max_length=20, choices=Trait), default=list, blank=True)
    in_service_from = models.DateField()
    """The first night."""
    out_of_service_from = models.DateField(null=True, blank=True)
    """The first night on which it is no more."""

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "unit", "name"], name="one_bed_name_a_unit"),
            models.CheckConstraint(
                condition=Q(out_of_service_from__isnull=True)
                | Q(out_of_service_from__gte=F("in_service_from")),
                name="bed_ends_after_it_begins",
            ),
        ]

    class Privacy:
        plain = {"id", "city_id", "unit", "name", "traits", "in_service_from", "out_of_service_from"}
        retention = "with the property"

    @property
    def trait_labels(self) -> list[str]:
        return [str(Trait(code).label) for code in self.traits]

    def __str__(self) -> str:
        return self.name
