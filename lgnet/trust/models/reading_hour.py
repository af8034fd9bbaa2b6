# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.trust.choices import ReadingKind, Verdict
from lgnet.trust.models.tenant import TenantModel


class ReadingHour(TenantModel):
    """How much one user read in one hour, by kind; and, where that was unusual, what the data-protection officer says.

    One row for each user, kind and hour: what is unusual lies on the officer's desk once, however often it goes on.
    """

    by_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=ReadingKind.choices)
    hour = models.DateTimeField()
    amount = models.IntegerField(default=0)
    """Searches, people opened, or people in files."""
    refused = models.IntegerField(default=0)
    """The same, asked for above the ceiling and not given."""
    recent = ArrayField(models.CharField(max_length=24), default=list)
    """Keyed digests of what was read last, so that a name being typed counts once. No text."""
    lifted_at = models.DateTimeField(null=True)
    """Since when the ceiling does not hold in this hour."""
    lifted_by = models.UUIDField(null=True)
    verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "by_id", "kind", "hour"], name="reading_hour"),
        ]
        indexes = [models.Index(fields=["city_id", "hour"], name="reading_by_hour")]

    class Privacy:
        personal = {"by_id", "note", "lifted_by", "reviewed_by"}
        plain = {
            "id", "city_id", "kind", "hour", "amount", "refused", "recent", "lifted_at", "verdict", "reviewed_at",
        }  # fmt: skip
        retention = "24 months"
        erased_by = "network.forget_readings"

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H} {self.kind} {self.amount}"
