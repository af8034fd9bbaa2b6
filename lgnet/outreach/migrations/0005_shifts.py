# SPDX-License-Identifier: AGPL-3.0-or-later

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_city_keys"),
        ("outreach", "0004_guards_of_units"),
        ("people", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="missing_language",
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name="contact",
            name="stop",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contacts",
                to="outreach.stop",
            ),
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("day", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("ended", "Ended"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("planned_start", models.DateTimeField()),
                ("planned_end", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "present",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, size=None
                    ),
                ),
                ("kilometres", models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
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
                (
                    "route",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="outreach.route",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.team"
                    ),
                ),
                (
                    "unit",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="outreach.mobileunit",
                    ),
                ),
            ],
            options={
                "ordering": ["-planned_start"],
            },
        ),
        migrations.AddField(
            model_name="contact",
            name="shift",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contacts",
                to="outreach.shift",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                condition=models.Q(("shift__isnull", False)),
                fields=["city_id", "shift"],
                name="contacts_of_shift",
            ),
        ),
        migrations.AddIndex(
            model_name="shift",
            index=models.Index(fields=["city_id", "-planned_start"], name="shifts_by_time"),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.UniqueConstraint(
                fields=("city_id", "route", "day"), name="one_shift_a_route_and_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "under_way")), fields=("city_id", "unit"), name="unit_out_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(("planned_end__gt", models.F("planned_start"))),
                name="shift_planned_to_last",
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", True),
                        ("started_at__isnull", True),
                        ("state__in", ["planned", "cancelled"]),
                    ),
                    models.Q(
                        ("ended_at__isnull", True), ("started_at__isnull", False), ("state", "under_way")
                    ),
                    models.Q(
                        ("ended_at__gte", models.F("started_at")),
                        ("started_at__isnull", False),
                        ("state", "ended"),
                    ),
                    _connector="OR",
                ),
                name="shift_times_of_its_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), models.Q(("reason", ""), _negated=True)),
                    models.Q(models.Q(("state", "cancelled"), _negated=True), ("reason", "")),
                    _connector="OR",
                ),
                name="shift_cancelled_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(("kilometres__isnull", True), ("kilometres__gte", 0), _connector="OR"),
                name="kilometres_not_negative",
            ),
        ),
    ]
