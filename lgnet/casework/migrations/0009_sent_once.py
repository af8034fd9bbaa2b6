# SPDX-License-Identifier: AGPL-3.0-or-later

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0008_handovers"),
        ("network", "0002_city_keys"),
        ("people", "0003_sent_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="sent_as",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sent_as__isnull", False)),
                fields=("city_id", "sent_as"),
                name="referral_sent_once",
            ),
        ),
    ]
