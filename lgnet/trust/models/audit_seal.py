# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models.tenant import TenantModel


class AuditSeal(TenantModel):
    """One link of a city's hash chain: event number `position`, bound to all before it."""

    position = models.BigIntegerField()
    event_id = models.UUIDField()
    digest = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "position"], name="seal_position"),
            models.UniqueConstraint(fields=["city_id", "event_id"], name="seal_event"),
        ]

    class Privacy:
        plain = {"id", "city_id", "position", "event_id", "digest", "sealed_at"}
        retention = "as long as the audit"

    def __str__(self) -> str:
        return f"{self.position}"
