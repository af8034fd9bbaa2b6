# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures of housing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0005_first_services_of_a_person"),
    ]

    operations = [
        migrations.AlterField(
            model_name="definition",
            name="source",
            field=models.CharField(
                choices=[
                    ("contacts", "Contacts"),
                    ("taken_in_charge", "People taken in charge"),
                    ("directed", "People directed to services"),
                    ("hours_to_charge", "Hours to taking charge"),
                    ("waiting", "Waiting"),
                    ("housed", "People with housing support"),
                    ("rent_supported", "People with rental support"),
                ],
                max_length=20,
            ),
        ),
    ]
