# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.outreach.choices import UnitKind
from lgnet.trust.models import TenantForeignKey, TenantModel


class MobileUnit(TenantModel):
    """An itinerant, rapid-assistance team: who goes out, with which vehicle."""

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=UnitKind, default=UnitKind.VAN)
    team = models.ForeignKey("network.Team", models.PROTECT, related_name="+")
    vehicle = models.CharField(max_length=80, blank=True)
    """Make and plate, as the city knows it."""
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["-is_active", "name"]
        constraints = [models.UniqueConstraint(fields=["city_id", "name"], name="one_unit_name_a_city")]

    class Privacy:
        plain = {"id", "city_id", "name", "kind", "team", "vehicle", "is_active"}
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return self.name


class Route(TenantModel):
    """A way that a unit goes regularly: the stops of one kind of evening, morning or week."""

    unit = TenantForeignKey(MobileUnit, models.PROTECT, related_name="routes")
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "unit", "name"], name="one_route_name_a_unit")
        ]

    class Privacy:
        plain = {"id", "city_id", "unit", "name"}
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return self.name
