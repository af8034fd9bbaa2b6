# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.casework.models.kept_version import KeptVersion
from lgnet.trust.models import TenantForeignKey


class Intervention(KeptVersion):
    """An entry of a case's diary (diario): what was done, for how long, where, with whom."""

    case = TenantForeignKey("casework.Case", models.CASCADE, related_name="interventions")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    """As on the case; here too so that the database can hide what was done for a protected person."""
    kind = models.CharField(max_length=30)
    """A code of seed/interventions.yaml."""
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    with_whom = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "-written_at"]
        indexes = [models.Index(fields=["city_id", "case", "on"], name="interventions_of_case")]
        constraints = [
            KeptVersion.replaced_once("intervention_replaced_once"),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=1440),
                name="minutes_of_a_day",
            ),
        ]

    class Privacy:
        personal = {"case", "person", "on", "minutes", "place", "with_whom", "written_at"}
        special = {"kind", "words"}
        plain = {"id", "city_id", "written_by", "replaces", "replaced_at"}
        retention = "with the case"

    def __str__(self) -> str:
        return self.kind
