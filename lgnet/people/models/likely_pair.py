# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lgnet.kernel import clock
from lgnet.people.choices import Likeness
from lgnet.trust.models import TenantForeignKey, TenantModel


class LikelyPair(TenantModel):
    """Two records that may be one person, found by a job, with the reasons; it waits until somebody decides."""

    first = TenantForeignKey("people.Person", models.CASCADE, related_name="+")
    second = TenantForeignKey("people.Person", models.CASCADE, related_name="+")
    reasons = ArrayField(models.CharField(max_length=24, choices=Likeness))
    weight = models.FloatField(default=0)
    """How much agrees: the surest stand first."""
    found_at = models.DateTimeField(default=clock.now)
    later_until = models.DateField(null=True, blank=True)
    """Put off by somebody who could not tell yet: shown again from this day."""

    class Meta:
        indexes = [
            models.Index(fields=["city_id", "-weight"], name="pairs_surest_first"),
            models.Index(fields=["city_id", "second"], name="pairs_of_second"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "first", "second"], name="a_pair_waits_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="likely_pair_in_one_order"),
        ]

    class Privacy:
        personal = {"first", "second", "reasons", "weight", "later_until"}
        plain = {"id", "city_id", "found_at"}
        retention = "until somebody decides; at most with the person"

    def __str__(self) -> str:
        return ", ".join(self.reasons)
