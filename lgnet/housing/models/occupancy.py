# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.housing.choices import Held
from lgnet.trust.models import TenantForeignKey, TenantModel


class Occupancy(TenantModel):
    """The nights on which a bed is taken, whatever takes it. It names nobody: a protected person's bed is taken for
    everybody, who sleeps there stands apart.

    `bed_taken_once` (made in the migration) refuses a second row for the same bed and night. A row that no longer takes
    its bed is deleted or ends earlier; what happened is told by what took it (stay, void).
    """

    bed = TenantForeignKey("housing.Bed", models.PROTECT, related_name="taken")
    kind = models.CharField(max_length=10, choices=Held)
    starts_on = models.DateField()
    """The first night."""
    ends_on = models.DateField(null=True, blank=True)
    """The day of leaving: that night is free again. Empty: no end is known."""
    lapses_at = models.DateTimeField(null=True, blank=True)
    """A provisional promise: from then on the bed is free, whatever this row says."""

    stay = TenantForeignKey("housing.Stay", models.PROTECT, null=True, blank=True, related_name="nights")
    """What it is taken by or made ready after; a protected person's stay is shown to her team alone."""
    slept = models.BooleanField(default=False)
    """Somebody is in it: it is not free before she has left, whatever day was agreed."""

    class Meta:
        ordering = ["starts_on"]
        indexes = [models.Index(fields=["city_id", "bed", "starts_on"], name="nights_of_a_bed")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="taken_for_a_night"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__gte="2000-01-01", starts_on__lt="4000-01-01"), name="night_of_our_time"
            ),
        ]

    class Privacy:
        plain = {"id", "city_id", "bed", "kind", "starts_on", "ends_on", "lapses_at", "stay", "slept"}
        of_all_teams = "a protected person's bed is taken for everybody, or it would be promised twice"
        retention = "with the property"
        kept_because = "a bed on a night; who was in it stands on the stay"

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on or ''}"
