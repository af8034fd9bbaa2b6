# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever agreed to reminders is told of a change, too: two more kinds of sending."""

from django.db import migrations, models

KINDS = [
    ("moved", "Told that it is moved"),
    ("called_off", "Told that it is called off"),
    ("day_before", "The day before"),
    ("two_hours", "Two hours before"),
]


class Migration(migrations.Migration):
    dependencies = [("outreach", "0012_stops_past_midnight")]

    operations = [
        migrations.AlterField("remindersent", "kind", models.CharField(choices=KINDS, max_length=12))
    ]
