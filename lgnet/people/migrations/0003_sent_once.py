# SPDX-License-Identifier: AGPL-3.0-or-later

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="sent_as",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sent_as__isnull", False)),
                fields=("city_id", "sent_as"),
                name="person_sent_once",
            ),
        ),
    ]
