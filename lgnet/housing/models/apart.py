# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.housing.request_choices import ApartBecause
from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class Apart(TenantModel):
    """Two people who must not live in one house, from a day on. It is of people, so that it outlives a request."""

    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    other = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    because = models.CharField(max_length=10, choices=ApartBecause)
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)
    """The first day on which they may again."""
    noted_at = models.DateTimeField(default=clock.now)
    noted_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-since"]
        indexes = [
            models.Index(fields=["city_id", "person"], name="apart_of_person"),
            models.Index(fields=["city_id", "other"], name="apart_of_other"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="apart_from_somebody_else"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="apart_for_a_day"),
        ]

    class Privacy:
        personal = {"person", "other", "since", "until"}
        special = {"because"}
        plain = {"id", "city_id", "noted_at", "noted_by"}
        retention = "with the person"

    def __str__(self) -> str:
        return f"{self.since}"
