# SPDX-License-Identifier: AGPL-3.0-or-later

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import follow, secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_city_keys"),
        ("outreach", "0010_guards_of_appointments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("last_read_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.site",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("address", models.EmailField(max_length=120)),
                ("language", models.CharField(default="it", max_length=8)),
                ("agreed_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("agreed_with", models.UUIDField(null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_with", models.UUIDField(blank=True, null=True)),
                (
                    "guest",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="outreach.appointmentperson",
                    ),
                ),
            ],
            options={
                "ordering": ["agreed_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReminderSent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("day_before", "The day before"), ("two_hours", "Two hours before")],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                            ("unknown", "Not known whether it was sent"),
                        ],
                        default="sending",
                        max_length=10,
                    ),
                ),
                ("tried_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("attempts", models.PositiveSmallIntegerField(default=1)),
                ("fault", models.CharField(blank=True, max_length=20)),
                (
                    "reminder",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sendings",
                        to="outreach.reminder",
                    ),
                ),
            ],
            options={
                "ordering": ["tried_at", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="calendarfeed",
            constraint=models.UniqueConstraint(fields=("city_id", "digest"), name="one_feed_a_secret"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("city_id", "guest"),
                name="one_reminder_an_appointment",
            ),
        ),
        migrations.AddConstraint(
            model_name="remindersent",
            constraint=models.UniqueConstraint(
                fields=("city_id", "reminder", "kind"), name="one_reminder_a_kind"
            ),
        ),
        secure("outreach_reminder"),
        secure("outreach_remindersent"),
        secure("outreach_calendarfeed"),
        follow("outreach_reminder", "guest_id", "outreach_appointmentperson"),
        follow("outreach_remindersent", "reminder_id", "outreach_reminder"),
        tenant_key("outreach_reminder", "guest_id", "outreach_appointmentperson"),
        tenant_key("outreach_remindersent", "reminder_id", "outreach_reminder"),
        tenant_key("outreach_calendarfeed", "site_id", "network_site"),
    ]
