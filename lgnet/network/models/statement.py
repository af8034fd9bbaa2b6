# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import get_language

from lgnet.network.choices import Qualifier


class Sourced(models.Model):
    """Something a page says, with the page. Where pages disagree each statement stays."""

    programme = models.ForeignKey("network.Programme", models.CASCADE, related_name="%(class)ss")
    wording_it = models.TextField()
    wording_en = models.TextField(blank=True)
    source_title = models.CharField(max_length=200)
    source_publisher = models.CharField(max_length=200, blank=True)
    source_on = models.DateField(null=True, blank=True)
    note_it = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def wording(self) -> str:
        return self.wording_en if get_language() == "en" and self.wording_en else self.wording_it

    @property
    def note(self) -> str:
        return self.note_en if get_language() == "en" and self.note_en else self.note_it


class Statement(Sourced):
    """What one source says of one field of a programme or partner (`subject` is an organisation's key, or empty)."""

    subject = models.CharField(max_length=60, blank=True)
    field = models.CharField(max_length=60)
    value = models.CharField(max_length=200, blank=True)
    """What it says in a form that can be compared; empty where there is nothing to compare."""
    is_followed = models.BooleanField(default=False)
    """Whether the programme's own field follows this source."""

    class Meta:
        ordering = ["field", "subject", "id"]

    class Privacy:
        plain = {
            "id", "programme", "wording_it", "wording_en", "source_title", "source_publisher", "source_on", "subject",
            "field", "value", "is_followed", "note_it", "note_en",
        }  # fmt: skip
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


class ReportedResult(Sourced):
    """A result that a programme published; never mixed with figures counted here."""

    key = models.CharField(max_length=40, blank=True)
    indicator = models.CharField(max_length=40)
    value = models.PositiveIntegerField()
    unit = models.CharField(max_length=20, default="people")
    qualifier = models.CharField(max_length=10, choices=Qualifier)

    class Meta:
        ordering = ["indicator"]

    class Privacy:
        plain = {
            "id", "programme", "wording_it", "wording_en", "source_title", "source_publisher", "source_on",
            "key", "indicator", "value", "qualifier", "unit", "note_it", "note_en",
        }  # fmt: skip
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return f"{self.get_qualifier_display()} {self.value}"
