# SPDX-License-Identifier: AGPL-3.0-or-later
import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0013_opened_under_every_name")]

    operations = [
        migrations.AddField(
            model_name="deletion",
            name="unnamed_ids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="deletion", name="unnamed_total", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="deletion", name="unnamed_erased", field=models.PositiveIntegerField(default=0)
        ),
    ]
