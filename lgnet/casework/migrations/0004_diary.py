# SPDX-License-Identifier: AGPL-3.0-or-later
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_tasks"),
        ("people", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Intervention",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("written_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("written_by", models.UUIDField(null=True)),
                ("replaces", models.UUIDField(blank=True, null=True)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("kind", models.CharField(max_length=30)),
                ("on", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("with_whom", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True)),
                (
                    "case",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interventions",
                        to="casework.case",
                    ),
                ),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-written_at"],
                "indexes": [models.Index(fields=["city_id", "case", "on"], name="interventions_of_case")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", False)),
                        fields=("city_id", "replaces"),
                        name="intervention_replaced_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes__isnull", True),
                            models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                            _connector="OR",
                        ),
                        name="minutes_of_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RestrictedNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("written_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("written_by", models.UUIDField(null=True)),
                ("replaces", models.UUIDField(blank=True, null=True)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("psychological", "Psychological"),
                            ("health", "Health"),
                            ("violence", "Violence or trafficking"),
                            ("other", "Other, restricted"),
                        ],
                        max_length=15,
                    ),
                ),
                ("sealed", models.BinaryField()),
                (
                    "case",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="restricted_notes",
                        to="casework.case",
                    ),
                ),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-written_at"],
                "indexes": [models.Index(fields=["city_id", "case"], name="restricted_notes_of_case")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", False)),
                        fields=("city_id", "replaces"),
                        name="restricted_note_replaced_once",
                    )
                ],
            },
        ),
        secure("casework_intervention", person="person_id"),
        secure("casework_restrictednote", person="person_id"),
        tenant_key("casework_intervention", "case_id", "casework_case"),
        tenant_key("casework_intervention", "person_id", "people_person"),
        tenant_key("casework_intervention", "replaces", "casework_intervention"),
        tenant_key("casework_restrictednote", "case_id", "casework_case"),
        tenant_key("casework_restrictednote", "person_id", "people_person"),
        tenant_key("casework_restrictednote", "replaces", "casework_restrictednote"),
    ]
