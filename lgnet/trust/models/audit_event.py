# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models.tenant import TenantModel


class AuditEvent(TenantModel):
    """Who did or read what, on which person, when and from where. Append-only; holds ids and codes, no personal text.

    No foreign keys: the record must outlive what it speaks of, and never stand in its way.
    """

    at = models.DateTimeField(default=clock.now)
    by_id = models.UUIDField(null=True)
    """The user; empty for a job, whose name is then in `origin`."""
    action = models.CharField(max_length=80)
    person_ids = ArrayField(models.UUIDField(), default=list)
    target = models.CharField(max_length=60, blank=True)
    target_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    origin = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["city_id", "at"], name="audit_by_time"),
            models.Index(fields=["city_id", "by_id", "at"], name="audit_by_doer"),
        ]

    class Privacy:
        personal = {"by_id", "person_ids", "target_id", "origin"}
        plain = {"id", "city_id", "at", "action", "target", "facts"}
        retention = "24 months, by sealed month"
        kept_because = (
            "only added to, so that nobody can hide what she read: the application itself may not delete"
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"
