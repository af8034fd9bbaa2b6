# SPDX-License-Identifier: AGPL-3.0-or-later
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_city_keys"),
        ("outreach", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="MobileUnit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("name", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("van", "Van or camper"),
                            ("on_foot", "On foot"),
                            ("clinic", "Mobile clinic"),
                            ("other", "Other"),
                        ],
                        default="van",
                        max_length=10,
                    ),
                ),
                ("vehicle", models.CharField(blank=True, max_length=80)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.team"
                    ),
                ),
            ],
            options={
                "ordering": ["-is_active", "name"],
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("name", models.CharField(max_length=80)),
                (
                    "unit",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes",
                        to="outreach.mobileunit",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Stop",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("place", models.CharField(max_length=160)),
                ("hint", models.CharField(blank=True, max_length=160)),
                ("latitude", models.DecimalField(blank=True, decimal_places=3, max_digits=6, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=3, max_digits=6, null=True)),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                            (6, "Sunday"),
                        ]
                    ),
                ),
                ("starts_at", models.TimeField()),
                ("ends_at", models.TimeField()),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                ("is_public", models.BooleanField(default=True)),
                ("valid_from", models.DateField(default=lgnet.kernel.clock.today)),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "route",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stops", to="outreach.route"
                    ),
                ),
                (
                    "unit",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stops",
                        to="outreach.mobileunit",
                    ),
                ),
            ],
            options={
                "ordering": ["weekday", "starts_at"],
            },
        ),
        migrations.CreateModel(
            name="StopException",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("place", models.CharField(max_length=160)),
                ("hint", models.CharField(blank=True, max_length=160)),
                ("latitude", models.DecimalField(blank=True, decimal_places=3, max_digits=6, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=3, max_digits=6, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("cancelled", "Cancelled"), ("moved", "Moved"), ("extra", "Additional")],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("holiday", "Public holiday"),
                            ("weather", "Weather"),
                            ("vehicle", "Vehicle not available"),
                            ("staff", "Not enough staff"),
                            ("place", "Place not available"),
                            ("needed", "Needed there"),
                            ("other", "Other reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("starts_at", models.TimeField(blank=True, null=True)),
                ("ends_at", models.TimeField(blank=True, null=True)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                ("is_public", models.BooleanField(default=True)),
                (
                    "route",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exceptions",
                        to="outreach.route",
                    ),
                ),
                (
                    "stop",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exceptions",
                        to="outreach.stop",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "starts_at"],
            },
        ),
        migrations.AddConstraint(
            model_name="mobileunit",
            constraint=models.UniqueConstraint(fields=("city_id", "name"), name="one_unit_name_a_city"),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.UniqueConstraint(
                fields=("city_id", "unit", "name"), name="one_route_name_a_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__lte", 6)), name="weekday_of_a_week"
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_at", models.F("ends_at")), _negated=True), name="stop_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True),
                    ("valid_until__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="stop_valid_for_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                    _connector="OR",
                ),
                name="stop_position_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="stopexception",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stop__isnull", False)),
                fields=("city_id", "stop", "on"),
                name="one_exception_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="stopexception",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "extra"), ("stop__isnull", True)),
                    models.Q(models.Q(("kind", "extra"), _negated=True), ("stop__isnull", False)),
                    _connector="OR",
                ),
                name="exception_of_a_stop",
            ),
        ),
        migrations.AddConstraint(
            model_name="stopexception",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "cancelled"),
                    models.Q(
                        ("ends_at__isnull", False),
                        ("starts_at__isnull", False),
                        models.Q(("place", ""), _negated=True),
                        models.Q(("starts_at", models.F("ends_at")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="exception_says_where_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="stopexception",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                    _connector="OR",
                ),
                name="exception_position_whole",
            ),
        ),
    ]
