# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.trust.models import TenantModel


class ServiceImport(TenantModel):
    """One file of services that was written into the directory; what it wrote can be taken back as a whole."""

    file_name = models.CharField(max_length=120)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.UUIDField(null=True)
    known = models.PositiveIntegerField(default=0)
    given_back = models.PositiveIntegerField(default=0)
    services = models.JSONField(default=dict)
    """By id, a digest of each service as it was left: what differs has been changed since."""
    providers = models.JSONField(default=dict)
    """The same of who gives them, where the file named somebody new."""
    kept = models.JSONField(default=dict)
    """By id of a service, why it was not taken back."""
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-written_at"]
        indexes = [models.Index(fields=["city_id", "-written_at"], name="service_files_by_time")]
        constraints = [
            models.CheckConstraint(condition=Q(undone_at__isnull=False) | Q(kept={}), name="kept_when_undone")
        ]

    class Privacy:
        personal = {"file_name"}
        plain = {
            "id", "city_id", "written_at", "written_by", "known", "given_back", "services", "providers", "kept",
            "undone_at", "undone_by",
        }  # fmt: skip
        retention = "24 months"
        erased_by = "exchange.forget"
        erased_by = "exchange.forget"

    def __str__(self) -> str:
        return self.file_name
