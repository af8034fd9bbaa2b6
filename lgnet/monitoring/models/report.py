# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

from lgnet.kernel import clock
from lgnet.monitoring.choices import ReportFormat, ReportState
from lgnet.trust.models import TenantModel

KEPT = timedelta(days=30)
SILENCE = timedelta(minutes=2)
"""Who makes a report gives a sign at each step, seconds apart; after so long without one somebody else goes on."""


class ReportQuerySet(models.QuerySet):
    def unfinished(self) -> "ReportQuerySet":
        return self.filter(state__in=[ReportState.WAITING, ReportState.MAKING])

    def abandoned(self) -> "ReportQuerySet":
        """Asked for, and nobody gives a sign any more: the process that made it was ended."""
        return self.unfinished().filter(last_sign_at__lt=Now() - SILENCE)

    def to_take_up(self) -> "ReportQuerySet":
        return self.filter(state=ReportState.WAITING) | self.abandoned()


class Report(TenantModel):
    """Figures of a city (or, under the network's id, of all cities) as a file: asked for, made by a job, kept 30 days.

    It holds what the page of figures shows, and no person but the colleague who asked for it.
    """

    programme = models.ForeignKey("network.Programme", models.CASCADE, related_name="+")
    period = models.CharField(max_length=10)
    """As in an address: 2026-Q1."""
    format = models.CharField(max_length=4, choices=ReportFormat)
    language = models.CharField(max_length=10)
    requested_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    """Per cent."""
    last_sign_at = models.DateTimeField(db_default=Now())
    """By the database's clock, of whoever makes it."""
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(null=True)
    content = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of the content."""
    size = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=60, blank=True)
    """The code of what stood in its way."""

    objects = ReportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["city_id", "-requested_at"], name="reports_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="ready")
                | models.Q(content__isnull=False, made_at__isnull=False) & ~models.Q(digest=""),
                name="ready_report_has_content",
            )
        ]

    class Privacy:
        personal = {"requested_by"}
        plain = {
            "id", "city_id", "programme", "period", "format", "language", "requested_at", "state", "progress",
            "last_sign_at", "attempts", "made_at", "content", "digest", "size", "problem",
        }  # fmt: skip
        retention = "30 days"
        erased_by = "monitoring.forget_reports"

    def __str__(self) -> str:
        return f"{self.period}.{self.format}"

    @property
    def is_unfinished(self) -> bool:
        return self.state in (ReportState.WAITING, ReportState.MAKING)

    @property
    def is_ready(self) -> bool:
        return self.state == ReportState.READY

    @property
    def has_failed(self) -> bool:
        return self.state == ReportState.FAILED

    @property
    def kept_until(self):
        return self.requested_at + KEPT
