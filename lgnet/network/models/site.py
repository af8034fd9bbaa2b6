# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.kernel.ids import new_id
from lgnet.network.choices import SiteKind


class Site(models.Model):
    """A place of the city where people are received, or where a mobile unit starts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    city = models.ForeignKey("network.City", models.CASCADE, related_name="sites")
    kind = models.CharField(max_length=20, choices=SiteKind)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    opening_hours = models.CharField(max_length=300, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    is_accessible = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["city", "name"], name="one_site_name_a_city")]

    class Privacy:
        plain = {
            "id", "city", "kind", "name", "address", "latitude", "longitude", "phone", "opening_hours", "languages",
            "is_accessible", "is_public",
        }  # fmt: skip
        retention = "as long as the site is used"

    def __str__(self) -> str:
        return self.name
