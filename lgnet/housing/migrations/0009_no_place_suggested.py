# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom only today's order would place is told, too."""

import django.db.models.deletion
from django.db import migrations

import lgnet.trust.models.tenant


class Migration(migrations.Migration):
    dependencies = [("housing", "0008_team_limit")]

    operations = [
        migrations.AlterField(
            model_name="suggestion",
            name="unit",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="housing.unit",
            ),
        ),
    ]
