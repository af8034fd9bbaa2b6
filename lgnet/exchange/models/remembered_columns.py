# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models import TenantModel


class RememberedColumns(TenantModel):
    """What the city said of the columns and words of one kind of file: said once, known the next time."""

    signature = models.BinaryField(max_length=16)
    columns = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    source = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=160, blank=True)
    used_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city_id", "signature"], name="one_memory_a_header")]

    class Privacy:
        personal = {"words"}
        encrypted = {"signature"}
        plain = {"id", "city_id", "columns", "source", "place", "used_at"}
        retention = "24 months after it was last used"
        erased_by = "exchange.forget"

    def __str__(self) -> str:
        return f"{self.used_at:%Y-%m-%d}"
