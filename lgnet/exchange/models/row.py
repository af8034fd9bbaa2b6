# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lgnet.exchange.choices import RowState, Verdict
from lgnet.trust.models import TenantForeignKey, TenantModel


class ImportRow(TenantModel):
    """One row of an imported file, what was found of it, and what it has written."""

    batch = TenantForeignKey("exchange.ImportBatch", models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    """Its line in the file, as the program shows it."""
    cells = models.BinaryField(null=True)
    findings = models.BinaryField(null=True)
    """What is wrong, what differs, who may be the same person; with what the file says, so encrypted."""
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True, default=Verdict.UNSEEN)
    state = models.CharField(max_length=10, choices=RowState, default=RowState.WAITING)
    codes = ArrayField(models.CharField(max_length=60), default=list)
    """The reasons why it is wrong, as codes."""
    fingerprint = models.BinaryField(max_length=16, null=True)
    """Keyed, of all it says: the same row is never written twice."""
    external = models.BinaryField(max_length=16, null=True)
    """Keyed, of the code that the person has in the file."""
    same_as = models.PositiveIntegerField(null=True)
    """The line of this file whose person this is, too."""
    person = TenantForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    contact = TenantForeignKey("outreach.Contact", models.SET_NULL, null=True, related_name="+")
    made_person = models.BooleanField(default=False)
    made_contact = models.BooleanField(default=False)
    changed_person = models.BooleanField(default=False)
    """What differed, or was missing, was written to somebody already known: that is not taken back."""
    left_person = models.BinaryField(max_length=32, null=True)
    left_contact = models.BinaryField(max_length=32, null=True)
    """Digests of what was written, as it was left: what differs from them has been changed since."""
    kept = models.CharField(max_length=30, blank=True)
    """Why what it wrote was not taken back."""

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "batch", "number"], name="one_row_a_line"),
        ]
        indexes = [
            models.Index(fields=["city_id", "batch", "state", "number"], name="rows_by_state"),
            models.Index(fields=["city_id", "batch", "verdict", "number"], name="rows_by_verdict"),
            models.Index(
                fields=["city_id", "fingerprint"], condition=Q(state="written"), name="rows_written"
            ),
            models.Index(
                fields=["city_id", "external"], condition=Q(external__isnull=False), name="rows_by_code"
            ),
            models.Index(fields=["city_id", "person"], name="rows_of_person"),
            models.Index(fields=["city_id", "contact"], name="rows_of_contact"),
        ]

    class Privacy:
        personal = {"person", "contact", "same_as"}
        encrypted = {"cells", "findings", "fingerprint", "external", "left_person", "left_contact"}
        plain = {
            "id", "city_id", "batch", "number", "verdict", "state", "codes", "made_person", "made_contact",
            "changed_person", "kept",
        }  # fmt: skip
        retention = "contents 30 days after the work on the file has ended; the rest with the import"
        erased_by = "exchange.forget"

    def __str__(self) -> str:
        return str(self.number)
