# SPDX-License-Identifier: AGPL-3.0-or-later
"""People whose time is over are erased after the officer's confirmation; what figures count stays without them."""

import django.contrib.postgres.fields
import django.db.models.functions.datetime
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.tenancy
from lgnet.trust.rls import secure


class Migration(migrations.Migration):
    dependencies = [("people", "0010_reaching")]

    operations = [
        migrations.AddField(
            model_name="person", name="erased_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.CreateModel(
            name="Deletion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "Under way"), ("done", "Done")], default="running", max_length=10
                    ),
                ),
                (
                    "person_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("rules", models.CharField(max_length=20)),
                ("total", models.PositiveIntegerField()),
                ("erased", models.PositiveIntegerField(default=0)),
                ("kept", models.PositiveIntegerField(default=0)),
                ("confirmed_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("confirmed_by", models.UUIDField()),
                ("last_sign_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-confirmed_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "running")),
                        fields=("city_id",),
                        name="one_deletion_at_a_time",
                    )
                ],
            },
        ),
        secure("people_deletion"),
    ]
