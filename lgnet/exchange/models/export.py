# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.exchange.choices import ExportKind, ExportState, FileKind
from lgnet.kernel import clock
from lgnet.trust.models import TenantModel


class ExportFile(TenantModel):
    """A file of people or contacts that somebody asked for: hers alone, encrypted, gone after a day."""

    of = models.CharField(max_length=10, choices=ExportKind)
    kind = models.CharField(max_length=4, choices=FileKind)
    language = models.CharField(max_length=8, default="it")
    state = models.CharField(max_length=10, choices=ExportState, default=ExportState.MAKING)
    sealed = models.BinaryField(null=True)
    person_ids = ArrayField(models.UUIDField(), default=list)
    """Who stands in it: if one of them is protected meanwhile, the file is not given out any more."""
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.UUIDField(null=True)
    ready_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["city_id", "asked_by", "-asked_at"], name="exports_of_somebody")]

    class Privacy:
        personal = {"person_ids"}
        encrypted = {"sealed"}
        plain = {
            "id", "city_id", "of", "kind", "language", "state", "total", "done", "asked_at", "asked_by", "ready_at",
        }  # fmt: skip
        retention = "one day"
        erased_by = "exchange.forget"

    def __str__(self) -> str:
        return f"{self.of} {self.asked_at:%Y-%m-%d}"
