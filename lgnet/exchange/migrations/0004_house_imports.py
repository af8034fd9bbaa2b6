# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which houses, rooms and beds a file has written."""

from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.tenancy
from lgnet.trust.rls import secure


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0003_service_imports"),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseImport",
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
                ("beds", models.JSONField(default=list)),
                ("units", models.JSONField(default=list)),
                ("houses", models.JSONField(default=list)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-written_at"],
                "indexes": [models.Index(fields=["city_id", "-written_at"], name="house_files_by_time")],
            },
        ),
        secure("exchange_houseimport"),
    ]
