# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Mod
from django.db.models.lookups import Exact

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.disclosure import BASE
from lgnet.monitoring.periods import Period

PUBLIC_KINDS = (PeriodKind.QUARTER, PeriodKind.YEAR)
ROUNDED = Q(number__gte=2 * BASE) & Exact(Mod(F("number"), BASE), 0)


class Release(models.Model):
    """The results of a closed period as they went public: kept as they were said, and all that the public ever reads.

    After a restatement the same period may be released again, with the next number; readers find the latest.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("network.Programme", models.PROTECT, related_name="+")
    period_kind = models.CharField(max_length=10, choices=PeriodKind)
    starts_on = models.DateField()
    ends_on = models.DateField()
    number = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "period_kind", "starts_on", "number"], name="one_release_a_number"
            ),
            models.CheckConstraint(
                condition=Q(period_kind__in=PUBLIC_KINDS), name="released_by_quarter_or_year"
            ),
        ]

    class Privacy:
        plain = {"id", "programme", "period_kind", "starts_on", "ends_on", "number", "made_at"}
        personal = {"made_by"}
        retention = "as long as the network exists"
        kept_because = "who answers for what the public reads"

    def __str__(self) -> str:
        return f"{self.programme} {self.period.code} ({self.number})"

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on, PeriodKind(self.period_kind))


class ReleasedFigure(models.Model):
    """What a release says of one indicator in one city: a number that tells nothing of a few people, or nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(Release, models.CASCADE, related_name="figures")
    city = models.ForeignKey("network.City", models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=40)
    in_days = models.BooleanField(default=False)
    """A time in whole days; otherwise a count, rounded."""
    number = models.PositiveIntegerField(null=True)
    """Empty: hidden."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "city", "indicator"], name="one_released_figure"),
            models.CheckConstraint(
                condition=Q(in_days=True) | Q(number=None) | ROUNDED, name="released_counts_are_rounded"
            ),
        ]

    class Privacy:
        plain = {"id", "release", "city", "indicator", "in_days", "number"}
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return f"{self.city} {self.indicator}: {self.number}"


class ReleaseBasis(models.Model):
    """The true figure that a release looked at: the next one asks it how many differ. No public page reads it."""

    figure = models.OneToOneField(ReleasedFigure, models.CASCADE, primary_key=True, related_name="basis")
    count = models.PositiveIntegerField()
    """Of people or contacts; of a time, the cases."""
    hours = models.JSONField(default=dict)

    class Privacy:
        plain = {"figure", "count", "hours"}
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return str(self.figure_id)
