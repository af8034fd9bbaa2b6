# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lgnet.outreach.choices import ExceptionReason, ShiftState
from lgnet.outreach.models.mobile_unit import MobileUnit, Route
from lgnet.trust.models import TenantForeignKey, TenantModel


class Shift(TenantModel):
    """A unit's outing: planned from a route, then as it really was. A night belongs to the day it began.

    A unit is on one shift at a time: `unit_on_one_shift` (made in the migration) refuses plans that overlap,
    `unit_out_once` two that are under way.
    """

    unit = TenantForeignKey(MobileUnit, models.PROTECT, related_name="shifts")
    route = TenantForeignKey(Route, models.PROTECT, related_name="shifts")
    team = models.ForeignKey("network.Team", models.PROTECT, related_name="+")
    day = models.DateField()
    state = models.CharField(max_length=10, choices=ShiftState, default=ShiftState.PLANNED)
    planned_start = models.DateTimeField()
    planned_end = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    present = ArrayField(models.UUIDField(), default=list, blank=True)
    """The users who are, or were, on it."""
    kilometres = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    note = models.TextField(blank=True)
    """What the next shift should know. About the evening, not about people: those have contacts."""
    reason = models.CharField(max_length=10, choices=ExceptionReason, blank=True)
    """Why it was cancelled."""

    class Meta:
        ordering = ["-planned_start"]
        indexes = [models.Index(fields=["city_id", "-planned_start"], name="shifts_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "route", "day"], name="one_shift_a_route_and_day"),
            models.UniqueConstraint(
                fields=["city_id", "unit"], condition=Q(state="under_way"), name="unit_out_once"
            ),
            models.CheckConstraint(
                condition=Q(planned_end__gt=F("planned_start")), name="shift_planned_to_last"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["planned", "cancelled"], started_at__isnull=True, ended_at__isnull=True
                )
                | Q(state="under_way", started_at__isnull=False, ended_at__isnull=True)
                | Q(state="ended", started_at__isnull=False, ended_at__gte=F("started_at")),
                name="shift_times_of_its_state",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") & ~Q(reason="") | ~Q(state="cancelled") & Q(reason=""),
                name="shift_cancelled_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(kilometres__isnull=True) | Q(kilometres__gte=0), name="kilometres_not_negative"
            ),
        ]

    class Privacy:
        personal = {"present", "note"}
        plain = {
            "id", "city_id", "unit", "route", "team", "day", "state", "planned_start", "planned_end", "started_at",
            "ended_at", "kilometres", "reason",
        }  # fmt: skip
        retention = "24 months after the day; the costs it proves as long as the programme's accounts"

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.unit_id}"

    @property
    def begins(self):
        """As it was, or as it is planned."""
        return self.started_at or self.planned_start

    @property
    def ends(self):
        return self.ended_at or self.planned_end
