# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page of a long caseload is read from an index, in its order."""

from django.db import migrations, models
from django.db.models import Q

NOT_CLOSED = ~Q(state="closed")


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_plans")]

    operations = [
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["city_id", "-priority", "opened_at", "id"],
                condition=NOT_CLOSED,
                name="caseload_of_city",
            ),
        ),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["city_id", "manager", "-priority", "opened_at", "id"],
                condition=NOT_CLOSED,
                name="caseload_of_manager",
            ),
        ),
    ]
