# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.casework.choices import RestrictedKind
from lgnet.casework.models.kept_version import KeptVersion
from lgnet.trust.models import TenantForeignKey


class RestrictedNote(KeptVersion):
    """A note for those alone who follow the case (nota riservata), encrypted: a copy of the database tells nothing."""

    case = TenantForeignKey("casework.Case", models.CASCADE, related_name="restricted_notes")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=RestrictedKind)
    sealed = models.BinaryField()

    class Meta:
        ordering = ["-written_at"]
        indexes = [models.Index(fields=["city_id", "case"], name="restricted_notes_of_case")]
        constraints = [KeptVersion.replaced_once("restricted_note_replaced_once")]

    class Privacy:
        personal = {"case", "person", "written_at"}
        special = {"kind"}
        encrypted = {"sealed"}
        plain = {"id", "city_id", "written_by", "replaces", "replaced_at"}
        retention = "with the case"

    def __str__(self) -> str:
        return self.get_kind_display()
