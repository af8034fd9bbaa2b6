# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.trust.models import StoredFile, TenantForeignKey


class PermitFile(StoredFile):
    """A photo or scan of a residence document; several for one, as it has two sides and pages."""

    of = "permit"
    permit = TenantForeignKey("people.Permit", models.CASCADE, related_name="files")
    person = TenantForeignKey("people.Person", models.CASCADE, related_name="+")
    """As on the permit; here too so that the database can hide a protected person's."""

    class Meta(StoredFile.Meta):
        indexes = [
            *StoredFile.Meta.indexes,
            models.Index(fields=["city_id", "permit"], name="files_of_permit"),
        ]

    class Privacy:
        personal = {"permit", "person", "kind", "pages", "added_at"}
        encrypted = {"sealed", "digest"}
        plain = {"id", "city_id", "state", "size", "problem", "added_by", "last_sign_at", "attempts"}
        retention = "with the permit"
