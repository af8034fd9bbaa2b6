# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.exchange.choices import AT_WORK, BatchState, FileKind
from lgnet.kernel import clock
from lgnet.outreach.choices import ContactSource
from lgnet.trust.models import TenantModel


class ImportBatch(TenantModel):
    """One file that somebody brought, from the upload to the end of what it wrote. Seen by who brought it only.

    The file and what its rows said are encrypted, and emptied 30 days after the work on them has ended; that there was
    an import, how many rows it had and what it wrote stays.
    """

    file_name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=16)
    """Keyed: tells that the very file has been here before, and nothing else."""
    sealed = models.BinaryField(null=True)
    kind = models.CharField(max_length=4, choices=FileKind, blank=True)
    separator = models.CharField(max_length=1, blank=True)
    sheet = models.CharField(max_length=60, blank=True)
    header = models.BinaryField(null=True)
    header_row = models.PositiveIntegerField(default=0)
    signature = models.BinaryField(max_length=16, null=True)
    """Keyed, of the header: by it the city knows the same kind of file again."""
    notes = models.JSONField(default=list)
    """What is to be said of the file as a whole: codes with numbers."""
    language = models.CharField(max_length=8, default="it")
    """In which what was found is written down: that of who brought it."""

    columns = models.JSONField(default=dict)
    """Which field each column is, by its place from 0."""
    words = models.JSONField(default=dict)
    """Which code a word of the file means, by field: what somebody said because we did not know it."""
    programme = models.ForeignKey("network.Programme", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=10, choices=ContactSource, default=ContactSource.FIELD)
    place = models.CharField(max_length=160, blank=True)
    """Where contacts were whose row does not say."""
    writes_changes = models.BooleanField(default=False)
    """Whether what differs of people already known is written, too."""

    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.READING)
    refusal = models.CharField(max_length=60, blank=True)
    refusal_facts = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    """Rows that the present stage has behind it."""
    rejected = models.BinaryField(null=True)
    """The file of the rows that are given back."""

    created_at = models.DateTimeField(default=clock.now)
    created_by = models.UUIDField(null=True)
    moved_at = models.DateTimeField(default=clock.now)
    """When a job last did something: after a minute of silence another one goes on."""
    checked_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["city_id", "created_by", "-created_at"], name="imports_of_somebody"),
            models.Index(
                fields=["city_id", "moved_at"], condition=Q(state__in=AT_WORK), name="imports_at_work"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(refusal="") | ~Q(state="refused"),
                name="refused_with_reason",
            )
        ]

    class Privacy:
        personal = {"file_name", "sheet", "words", "notes", "refusal_facts"}
        encrypted = {"sealed", "digest", "header", "signature", "rejected"}
        plain = {
            "id", "city_id", "size", "kind", "separator", "header_row", "language", "columns", "programme",
            "source", "place", "writes_changes", "state", "refusal", "total", "done", "created_at",
            "created_by", "moved_at", "checked_at", "started_at", "ended_at", "emptied_at",
        }  # fmt: skip
        retention = "file and contents 30 days after the work has ended; that there was an import 24 months"
        erased_by = "exchange.forget"

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK
