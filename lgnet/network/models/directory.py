# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.kernel.ids import new_id
from lgnet.network.choices import Access, ServiceKind


class Provider(models.Model):
    """Who gives a service: an office, a health body, an association."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    city = models.ForeignKey("network.City", models.CASCADE, related_name="providers")
    name = models.CharField(max_length=160)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["city", "name"], name="one_provider_name_a_city")]

    class Privacy:
        plain = {"id", "city", "name", "phone", "email", "website"}
        retention = "as long as it is in the directory"

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """A service of the directory: the needs it answers, whom it accepts, how to reach it, when it was last checked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    city = models.ForeignKey("network.City", models.CASCADE, related_name="services")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="services")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=ServiceKind, default=ServiceKind.OTHER)
    description = models.TextField(blank=True)
    needs = ArrayField(models.CharField(max_length=30))
    """Codes of the needs it answers (lgnet/outreach/seed/needs.yaml)."""
    accepts = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    accepts_note = models.CharField(max_length=300, blank=True)
    access = models.CharField(max_length=15, choices=Access, default=Access.WALK_IN)
    confidential_address = models.BooleanField(default=False)
    """Nobody is told where it is: the phone number stands for the address."""
    address = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    opening_hours = models.CharField(max_length=300, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    cost = models.CharField(max_length=120, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    team = models.ForeignKey("network.Team", models.SET_NULL, null=True, blank=True, related_name="services")
    """The team here that receives its referrals; empty when it is another body."""
    last_checked_on = models.DateField(null=True, blank=True)
    reported_wrong_at = models.DateTimeField(null=True, blank=True)
    reported_wrong = models.CharField(max_length=300, blank=True)
    """What a colleague found not to be so; until somebody checks it."""
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "name"], name="one_service_name_a_provider"),
            models.CheckConstraint(
                condition=models.Q(confidential_address=False)
                | models.Q(address="", latitude=None, longitude=None),
                name="no_address_where_confidential",
            ),
            models.CheckConstraint(condition=~models.Q(needs=[]), name="service_answers_a_need"),
        ]

    class Privacy:
        plain = {
            "id", "city", "provider", "name", "kind", "description", "needs", "accepts", "accepts_note", "access",
            "confidential_address", "address", "latitude", "longitude", "phone", "email", "opening_hours", "languages",
            "cost", "capacity", "team", "last_checked_on", "reported_wrong_at", "reported_wrong", "closed_on",
        }  # fmt: skip
        retention = "as long as it is in the directory"

    def __str__(self) -> str:
        return self.name
