# SPDX-License-Identifier: AGPL-3.0-or-later
"""Urgent accesses that are tried are counted like searches."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trust", "0003_reading_hour"),
    ]

    operations = [
        migrations.AlterField(
            model_name="readinghour",
            name="kind",
            field=models.CharField(
                choices=[
                    ("search", "Searches"),
                    ("record", "People opened"),
                    ("export", "People in files"),
                    ("urgent", "Urgent accesses tried"),
                ],
                max_length=10,
            ),
        ),
    ]
