# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many households a team can follow."""

import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.ids
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [("housing", "0007_stock"), ("network", "0002_city_keys")]

    operations = [
        migrations.CreateModel(
            name="TeamLimit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("most", models.PositiveSmallIntegerField()),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="network.team"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="teamlimit",
            constraint=models.UniqueConstraint(fields=("city_id", "team"), name="one_limit_a_team"),
        ),
        secure("housing_teamlimit"),
        tenant_key("housing_teamlimit", "team_id", "network_team"),
    ]
