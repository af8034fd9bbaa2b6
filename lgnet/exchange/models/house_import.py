# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models import TenantModel


class HouseImport(TenantModel):
    """One file of houses that was written; what it wrote can be taken back. It keeps ids: neither what stood in the
    file nor how it was called, which may say where a shelter is.
    """

    written_at = models.DateTimeField(default=clock.now)
    written_by = models.UUIDField(null=True)
    beds = models.JSONField(default=list)
    units = models.JSONField(default=list)
    houses = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-written_at"]
        indexes = [models.Index(fields=["city_id", "-written_at"], name="house_files_by_time")]

    class Privacy:
        plain = {"id", "city_id", "written_at", "written_by", "beds", "units", "houses", "undone_at"}
        retention = "with the property"

    def __str__(self) -> str:
        return f"{self.written_at:%Y-%m-%d}"
