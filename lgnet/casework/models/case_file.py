# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and papers of the diary, and of restricted notes: each as open as what it belongs to."""

from django.db import models

from lgnet.trust.models import StoredFile, TenantForeignKey

PLAIN = {"id", "city_id", "state", "size", "problem", "added_by", "last_sign_at", "attempts"}


class EntryFile(StoredFile):
    """Of an entry of the diary. When the entry is corrected, it goes along to what holds today."""

    of = "entry"
    entry = TenantForeignKey("casework.Intervention", models.CASCADE, related_name="files")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta(StoredFile.Meta):
        indexes = [*StoredFile.Meta.indexes, models.Index(fields=["city_id", "entry"], name="files_of_entry")]

    class Privacy:
        personal = {"entry", "person", "kind", "pages", "added_at"}
        encrypted = {"sealed", "digest"}
        plain = PLAIN
        retention = "with the case"


class NoteFile(StoredFile):
    """Of a restricted note: seen by those alone who follow the case."""

    of = "note"
    note = TenantForeignKey("casework.RestrictedNote", models.CASCADE, related_name="files")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta(StoredFile.Meta):
        indexes = [*StoredFile.Meta.indexes, models.Index(fields=["city_id", "note"], name="files_of_note")]

    class Privacy:
        personal = {"note", "person", "kind", "pages", "added_at"}
        encrypted = {"sealed", "digest"}
        plain = PLAIN
        retention = "with the case"
