# SPDX-License-Identifier: AGPL-3.0-or-later
from hashlib import sha256

from django.db import models

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id


def digest_of(text: str) -> str:
    return sha256(text.strip().encode()).hexdigest()


class PageText(models.Model):
    """One section of a city's page in one language, as its editors have it now; the public reads the last edition.

    A review holds for this very text. That of a translation also ends when the Italian it was compared with changes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    city = models.ForeignKey("network.City", models.CASCADE, related_name="page_texts")
    language = models.CharField(max_length=8)
    section = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    base_version = models.CharField(max_length=20, blank=True)
    """Of the shipped text it still is, word for word; empty once the city has written its own."""
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.UUIDField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.UUIDField(null=True, blank=True)
    """Empty when the shipped text had been reviewed before it came here."""
    reviewed_against = models.CharField(max_length=64, blank=True)
    """The Italian text (SHA-256) that a translation was reviewed against."""

    class Meta:
        ordering = ["language", "section"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "language", "section"], name="one_text_a_section_and_language"
            )
        ]

    class Privacy:
        plain = {
            "id", "city", "language", "section", "text", "base_version", "written_at", "reviewed_on",
            "reviewed_against",
        }  # fmt: skip
        personal = {"written_by", "reviewed_by"}
        retention = "as long as the city is in the network"
        kept_because = "who answers for what the public reads"

    def __str__(self) -> str:
        return f"{self.section} ({self.language})"
