# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's copy of her data, while it is kept."""

import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [("people", "0008_families")]

    operations = [
        migrations.CreateModel(
            name="PersonCopy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("language", models.CharField(default="it", max_length=8)),
                ("restricted", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("making", "Being made"),
                            ("ready", "Ready"),
                            ("failed", "Could not be made"),
                        ],
                        default="making",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("asked_by", models.UUIDField()),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("paper", models.BinaryField(null=True)),
                ("values", models.BinaryField(null=True)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copies",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at"],
                "indexes": [
                    models.Index(fields=["city_id", "person", "-asked_at"], name="copies_of_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "making")),
                        fields=("city_id", "person", "asked_by"),
                        name="one_copy_in_the_making",
                    )
                ],
            },
        ),
        secure("people_personcopy", person="person_id"),
        tenant_key("people_personcopy", "person_id", "people_person"),
        migrations.RunSQL(
            "alter table people_personcopy alter column paper set storage external, "
            'alter column "values" set storage external',
            migrations.RunSQL.noop,
        ),
    ]
