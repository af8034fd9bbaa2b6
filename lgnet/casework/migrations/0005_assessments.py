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
        ("casework", "0004_diary"),
        ("people", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
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
                ("version", models.CharField(max_length=20)),
                (
                    "moment",
                    models.CharField(
                        choices=[
                            ("start", "At the start"),
                            ("on_the_way", "On the way"),
                            ("closing", "At closing"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("levels", models.JSONField()),
                ("note", models.TextField(blank=True)),
                (
                    "case",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
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
                "ordering": ["on", "written_at"],
                "indexes": [models.Index(fields=["city_id", "case", "on"], name="assessments_of_case")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", False)),
                        fields=("city_id", "replaces"),
                        name="assessment_replaced_once",
                    )
                ],
            },
        ),
        secure("casework_assessment", person="person_id"),
        tenant_key("casework_assessment", "case_id", "casework_case"),
        tenant_key("casework_assessment", "person_id", "people_person"),
        tenant_key("casework_assessment", "replaces", "casework_assessment"),
    ]
