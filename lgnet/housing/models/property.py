# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.housing.choices import OwnerKind, PropertyKind
from lgnet.trust.models import TenantModel


class Property(TenantModel):
    """A house or flat where people are received. Where it is stands apart (`Address`): whoever may not know it reads a
    name that gives nothing away, a meeting point and a phone number.
    """

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=PropertyKind)
    owner_kind = models.CharField(max_length=15, choices=OwnerKind)
    owner = models.CharField(max_length=120, blank=True)
    team = models.ForeignKey("network.Team", models.PROTECT, null=True, blank=True, related_name="+")
    """Who runs it."""
    is_confidential = models.BooleanField(default=False)
    """Its address is known to the team that runs it and to nobody else. Always so for a protected shelter."""
    meeting_point = models.CharField(max_length=200, blank=True)
    """Where one is met and brought from."""
    phone = models.CharField(max_length=40, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    turnaround_nights = models.PositiveSmallIntegerField(default=0)
    """How many nights a bed is made ready after somebody left."""

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "name"], name="one_property_name_a_city"),
            models.CheckConstraint(
                condition=~Q(kind="protected_shelter") | Q(is_confidential=True),
                name="protected_shelter_is_confidential",
            ),
            models.CheckConstraint(
                condition=Q(is_confidential=False)
                | Q(team__isnull=False) & ~Q(meeting_point="") & ~Q(phone=""),
                name="confidential_house_is_reached_otherwise",
            ),
        ]

    class Privacy:
        personal = {"owner"}
        plain = {
            "id", "city_id", "name", "kind", "owner_kind", "team", "is_confidential", "meeting_point", "phone",
            "opened_on", "closed_on", "turnaround_nights",
        }  # fmt: skip
        retention = "10 years after it is closed (accounts of the programme)"
        kept_because = "whose the house is, which the accounts of the programme prove"

    def __str__(self) -> str:
        return self.name
