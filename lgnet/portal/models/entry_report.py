# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.portal.choices import ReportOutcome, WrongThing
from lgnet.trust.models import TenantModel


class EntryReport(TenantModel):
    """Somebody said on the public page that an entry of the directory is wrong. Who it was is not known.

    What was written, and how to answer, is encrypted; it is emptied 30 days after the report was seen to.
    """

    service = models.ForeignKey("network.Service", models.CASCADE, related_name="+")
    key = models.UUIDField()
    """Of the form that was sent: sent twice, it is one report."""
    what = models.CharField(max_length=10, choices=WrongThing)
    language = models.CharField(max_length=8)
    """Of the page on which it was written: in it an answer is understood."""
    sealed = models.BinaryField(null=True)
    """Encrypted: the words, and how to answer (`lgnet.portal.written`)."""
    sent_at = models.DateTimeField(default=clock.now)
    seen_to_at = models.DateTimeField(null=True)
    seen_to_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=10, choices=ReportOutcome, blank=True)

    class Meta:
        ordering = ["-sent_at"]
        indexes = [models.Index(fields=["city_id", "service", "-sent_at"], name="reports_of_entry")]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "key"], name="one_report_a_form"),
            models.CheckConstraint(
                condition=Q(seen_to_at=None, outcome="") | Q(seen_to_at__isnull=False) & ~Q(outcome=""),
                name="seen_to_with_outcome",
            ),
        ]

    class Privacy:
        encrypted = {"sealed"}
        plain = {
            "id", "city_id", "service", "key", "what", "language", "sent_at", "seen_to_at", "seen_to_by", "outcome",
        }  # fmt: skip
        retention = "words 30 days after it was seen to, 180 days at most; that there was a report 24 months"
        erased_by = "portal.forget"

    def __str__(self) -> str:
        return self.what
