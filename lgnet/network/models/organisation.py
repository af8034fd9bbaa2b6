# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel.ids import new_id
from lgnet.network.choices import OrganisationKind


class Organisation(models.Model):
    """A body of the network. Its IPA or cadastral (Belfiore) code tells it; ISTAT codes change and are dated."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=200)
    ipa = models.CharField(max_length=20, blank=True)
    belfiore = models.CharField(max_length=4, blank=True)
    province = models.CharField(max_length=60, blank=True)
    region = models.CharField(max_length=60, blank=True)
    nuts3 = models.CharField(max_length=5, blank=True)
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    """The city under which an implementing or instrumental body works."""
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name"]

    class Privacy:
        plain = {
            "id", "key", "kind", "name", "ipa", "belfiore", "province", "region", "nuts3", "latitude", "longitude",
            "parent", "note",
        }  # fmt: skip
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return self.name


class OrganisationCode(models.Model):
    """A statistical code with its time: all Sardinian ISTAT codes changed on 1 January 2026."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=12, default="istat")
    code = models.CharField(max_length=12)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "scheme", "code"], name="one_code_once")
        ]

    class Privacy:
        plain = {"id", "organisation", "scheme", "code", "valid_from", "valid_to"}
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"
