# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and papers of the diary, and of restricted notes."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key


def columns():
    states = [("looking", "Being checked"), ("ready", "Kept"), ("refused", "Not kept")]
    return [
        (
            "id",
            models.UUIDField(
                default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
            ),
        ),
        ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
        ("state", models.CharField(choices=states, default="looking", max_length=10)),
        ("kind", models.CharField(blank=True, choices=[("jpg", "Photo"), ("pdf", "PDF")], max_length=4)),
        ("pages", models.PositiveSmallIntegerField(default=1)),
        ("size", models.PositiveIntegerField(default=0)),
        ("problem", models.CharField(blank=True, max_length=60)),
        ("sealed", models.BinaryField(null=True)),
        ("digest", models.BinaryField(max_length=16)),
        ("added_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
        ("added_by", models.UUIDField(null=True)),
        ("last_sign_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
        ("attempts", models.PositiveSmallIntegerField(default=0)),
    ]


def key(on_delete, related_name, to):
    return lgnet.trust.models.tenant.TenantForeignKey(
        on_delete=getattr(django.db.models.deletion, on_delete), related_name=related_name, to=to
    )


def as_its_state_says(table):
    ready = models.Q(("sealed__isnull", False), ("state", "ready")) & ~models.Q(("kind", ""))
    looking = models.Q(("sealed__isnull", False), ("state", "looking"))
    refused = models.Q(("sealed__isnull", True), ("state", "refused")) & ~models.Q(("problem", ""))
    return models.CheckConstraint(condition=ready | looking | refused, name=f"{table}_as_its_state_says")


def as_bytes(table):
    """What is encrypted can't be packed: kept as it is, its key number is read without reading all of it."""
    return migrations.RunSQL(
        f"alter table {table} alter column sealed set storage external", migrations.RunSQL.noop
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0009_sent_once"), ("people", "0006_permit_files")]

    operations = [
        migrations.CreateModel(
            name="EntryFile",
            fields=[
                *columns(),
                ("entry", key("CASCADE", "files", "casework.intervention")),
                ("person", key("PROTECT", "+", "people.person")),
            ],
            options={
                "ordering": ["added_at", "id"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "looking")),
                        fields=["city_id", "last_sign_at"],
                        name="entryfile_looked_at",
                    ),
                    models.Index(fields=["city_id", "entry"], name="files_of_entry"),
                ],
                "constraints": [as_its_state_says("entryfile")],
            },
        ),
        migrations.CreateModel(
            name="NoteFile",
            fields=[
                *columns(),
                ("note", key("CASCADE", "files", "casework.restrictednote")),
                ("person", key("PROTECT", "+", "people.person")),
            ],
            options={
                "ordering": ["added_at", "id"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "looking")),
                        fields=["city_id", "last_sign_at"],
                        name="notefile_looked_at",
                    ),
                    models.Index(fields=["city_id", "note"], name="files_of_note"),
                ],
                "constraints": [as_its_state_says("notefile")],
            },
        ),
        secure("casework_entryfile", person="person_id"),
        tenant_key("casework_entryfile", "person_id", "people_person"),
        tenant_key("casework_entryfile", "entry_id", "casework_intervention"),
        as_bytes("casework_entryfile"),
        secure("casework_notefile", person="person_id"),
        tenant_key("casework_notefile", "person_id", "people_person"),
        tenant_key("casework_notefile", "note_id", "casework_restrictednote"),
        as_bytes("casework_notefile"),
    ]
