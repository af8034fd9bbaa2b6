# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import time

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS

from lgnet.kernel import clock
from lgnet.outreach.choices import ExceptionKind, ExceptionReason
from lgnet.outreach.models.mobile_unit import MobileUnit, Route
from lgnet.trust.models import TenantForeignKey, TenantModel

BOTH_OR_NONE = Q(latitude__isnull=True, longitude__isnull=True) | Q(
    latitude__isnull=False, longitude__isnull=False
)


class Place(TenantModel):
    """Where a unit stops. The position is blurred to three decimals, about 100 metres, on purpose."""

    place = models.CharField(max_length=160)
    hint = models.CharField(max_length=160, blank=True)
    """Where exactly, for who looks for the unit."""
    latitude = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    longitude = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.place


class Stop(Place):
    """A place of a route, on a day of the week. What ends before it begins ends on the next day.

    The unit is the route's, here too so that the database can refuse that a unit be at two places at once
    (`unit_at_one_place`, made in the migration).
    """

    route = TenantForeignKey(Route, models.PROTECT, related_name="stops")
    unit = TenantForeignKey(MobileUnit, models.PROTECT, related_name="stops")
    weekday = models.PositiveSmallIntegerField(choices=WEEKDAYS.items())
    """The day on which it begins, Monday 0: what begins at half past midnight begins on the next day."""
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    is_public = models.BooleanField(default=True)
    """A stop that is better not known (exploitation, violence) is told to nobody outside."""
    valid_from = models.DateField(default=clock.today)
    valid_until = models.DateField(null=True, blank=True)
    """The last day; empty: until somebody says otherwise."""

    class Meta:
        ordering = ["weekday", "starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_of_a_week"),
            models.CheckConstraint(condition=~Q(starts_at=F("ends_at")), name="stop_lasts"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="stop_valid_for_a_day",
            ),
            models.CheckConstraint(condition=BOTH_OR_NONE, name="stop_position_whole"),
        ]

    class Privacy:
        plain = {
            "id", "city_id", "route", "unit", "place", "hint", "latitude", "longitude", "weekday", "starts_at",
            "ends_at", "languages", "is_public", "valid_from", "valid_until",
        }  # fmt: skip
        retention = "as long as the network exists"

    @property
    def crosses_midnight(self) -> bool:
        return time(0) < self.ends_at < self.starts_at


class StopException(Place):
    """A day on which a stop is not made, is made elsewhere or at another hour; or a stop made on that day only."""

    route = TenantForeignKey(Route, models.PROTECT, related_name="exceptions")
    stop = TenantForeignKey(Stop, models.PROTECT, null=True, blank=True, related_name="exceptions")
    kind = models.CharField(max_length=10, choices=ExceptionKind)
    on = models.DateField()
    """The day on which the stop begins, or would have begun."""
    reason = models.CharField(max_length=10, choices=ExceptionReason)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    is_public = models.BooleanField(default=True)
    """Of an additional stop; a moved one is as public as the stop it stands for."""

    class Meta:
        ordering = ["on", "starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "stop", "on"], condition=Q(stop__isnull=False), name="one_exception_a_day"
            ),
            models.CheckConstraint(
                condition=Q(kind="extra", stop__isnull=True) | ~Q(kind="extra") & Q(stop__isnull=False),
                name="exception_of_a_stop",
            ),
            models.CheckConstraint(
                condition=Q(kind="cancelled")
                | Q(starts_at__isnull=False, ends_at__isnull=False)
                & ~Q(place="")
                & ~Q(starts_at=F("ends_at")),
                name="exception_says_where_and_when",
            ),
            models.CheckConstraint(condition=BOTH_OR_NONE, name="exception_position_whole"),
        ]

    class Privacy:
        plain = {
            "id", "city_id", "route", "stop", "kind", "on", "reason", "place", "hint", "latitude", "longitude",
            "starts_at", "ends_at", "languages", "is_public",
        }  # fmt: skip
        retention = "24 months after the day"
