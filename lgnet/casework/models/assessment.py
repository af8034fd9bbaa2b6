# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.casework.choices import AssessmentMoment
from lgnet.casework.models.kept_version import KeptVersion
from lgnet.trust.models import TenantForeignKey


class Assessment(KeptVersion):
    """How things stand for a person in each domain of her life (valutazione), on a day."""

    case = TenantForeignKey("casework.Case", models.CASCADE, related_name="assessments")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    version = models.CharField(max_length=20)
    """Of seed/questionnaire.yaml: an assessment is read by the questions it was made with."""
    moment = models.CharField(max_length=10, choices=AssessmentMoment)
    on = models.DateField()
    levels = models.JSONField()
    """The level from 1 to 5 of each domain that is known, by its code."""
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "written_at"]
        indexes = [models.Index(fields=["city_id", "case", "on"], name="assessments_of_case")]
        constraints = [KeptVersion.replaced_once("assessment_replaced_once")]

    class Privacy:
        personal = {"case", "person", "moment", "on", "written_at"}
        special = {"levels", "note"}
        plain = {"id", "city_id", "version", "written_by", "replaces", "replaced_at"}
        retention = "with the case"

    def __str__(self) -> str:
        return self.get_moment_display()
