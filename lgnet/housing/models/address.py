# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.trust.models import TenantForeignKey, TenantModel


class Address(TenantModel):
    """Where a property is, sealed. The database shows the row of a confidential one to the team that runs it alone."""

    property = TenantForeignKey("housing.Property", models.CASCADE, related_name="addresses")
    sealed = models.BinaryField()
    """Encrypted: street and number, postal code and place, how to enter (`lgnet.housing.whereabouts`)."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city_id", "property"], name="one_address_a_property")]

    class Privacy:
        encrypted = {"sealed"}
        plain = {"id", "city_id", "property"}
        retention = "with the property"
        kept_because = "the address of a house, as long as it is one"

    def __str__(self) -> str:
        return str(self.property_id)
