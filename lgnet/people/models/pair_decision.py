# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.kernel import clock
from lgnet.people.choices import HowKnown, Verdict
from lgnet.trust.models import TenantForeignKey, TenantModel


class PairDecision(TenantModel):
    """What somebody has said of two records: one person, or two. It is ended, never changed or taken away, so that
    what is linked can be parted exactly (docs/adr/0016)."""

    first = TenantForeignKey("people.Person", models.CASCADE, related_name="+")
    second = TenantForeignKey("people.Person", models.CASCADE, related_name="+")
    """Of a pair the record written later: a pair is told in one order only."""
    verdict = models.CharField(max_length=8, choices=Verdict)
    how_known = models.CharField(max_length=10, choices=HowKnown)
    note = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.UUIDField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-decided_at"]
        indexes = [models.Index(fields=["city_id", "second"], name="decisions_of_second")]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "first", "second"],
                condition=Q(ended_at__isnull=True),
                name="one_decision_a_pair",
            ),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_one_order"),
        ]

    class Privacy:
        personal = {"first", "second", "verdict", "how_known", "note", "ended_why"}
        plain = {"id", "city_id", "decided_at", "decided_by", "ended_at", "ended_by"}
        retention = "with the person"

    def __str__(self) -> str:
        return self.get_verdict_display()
