# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much of people's data each user reads in an hour, and what the data-protection officer says of it."""

import django.contrib.postgres.fields
from django.db import migrations, models

import lgnet.kernel.ids
import lgnet.trust.tenancy
from lgnet.trust.rls import secure


class Migration(migrations.Migration):
    dependencies = [
        ("trust", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadingHour",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("by_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("search", "Searches"),
                            ("record", "People opened"),
                            ("export", "People in files"),
                        ],
                        max_length=10,
                    ),
                ),
                ("hour", models.DateTimeField()),
                ("amount", models.IntegerField(default=0)),
                ("refused", models.IntegerField(default=0)),
                (
                    "recent",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), default=list, size=None
                    ),
                ),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.UUIDField(null=True)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("justified", "Justified"), ("to_follow_up", "To follow up")],
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("reviewed_by", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["city_id", "hour"], name="reading_by_hour")],
                "constraints": [
                    models.UniqueConstraint(fields=("city_id", "by_id", "kind", "hour"), name="reading_hour")
                ],
            },
        ),
        secure("trust_readinghour", of_a_city=False),
    ]
