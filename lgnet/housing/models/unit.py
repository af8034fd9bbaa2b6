# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.housing.choices import ForWhom
from lgnet.trust.models import TenantForeignKey, TenantModel


class Unit(TenantModel):
    """A room or a flat of a property: who lives in one lives together."""

    property = TenantForeignKey("housing.Property", models.PROTECT, related_name="units")
    name = models.CharField(max_length=80)
    for_whom = models.CharField(max_length=10, choices=ForWhom, default=ForWhom.ANYBODY)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "property", "name"], name="one_unit_name_a_property")
        ]

    class Privacy:
        plain = {"id", "city_id", "property", "name", "for_whom"}
        retention = "with the property"

    def __str__(self) -> str:
        return self.name
