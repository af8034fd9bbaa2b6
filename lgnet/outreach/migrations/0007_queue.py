# SPDX-License-Identifier: AGPL-3.0-or-later

import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_city_keys"),
        ("outreach", "0006_guards_of_shifts"),
        ("people", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ticket",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("day", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "comes_for",
                    models.CharField(
                        choices=[
                            ("first_time", "First time here"),
                            ("followed", "Follows a path already"),
                            ("documents", "Documents and forms"),
                            ("appointment", "Has an appointment"),
                            ("information", "Information"),
                            ("other", "Something else"),
                        ],
                        max_length=15,
                    ),
                ),
                ("comes_first", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("called", "At the desk"),
                            ("served", "Served"),
                            ("left", "Left"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("came_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("called_at", models.DateTimeField(blank=True, null=True)),
                ("called_by", models.UUIDField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "leave_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_there", "Called and not there"),
                            ("tired", "Did not want to wait longer"),
                            ("elsewhere", "Sent elsewhere"),
                            ("another_day", "Comes another day"),
                            ("closing", "The desk closed"),
                            ("other", "Other reason"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.site"
                    ),
                ),
            ],
            options={
                "ordering": ["-comes_first", "came_at", "number"],
            },
        ),
        migrations.CreateModel(
            name="TicketPerson",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="people.person",
                    ),
                ),
                (
                    "ticket",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holders",
                        to="outreach.ticket",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.UniqueConstraint(
                fields=("city_id", "site", "day", "number"), name="one_number_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", False), ("state__in", ["served", "left"])),
                    models.Q(("ended_at__isnull", True), ("state__in", ["waiting", "called"])),
                    _connector="OR",
                ),
                name="ticket_ended_with_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["called", "served"]), _negated=True),
                    ("called_at__gte", models.F("came_at")),
                    _connector="OR",
                ),
                name="ticket_called_before_served",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "left"), models.Q(("leave_reason", ""), _negated=True)),
                    models.Q(models.Q(("state", "left"), _negated=True), ("leave_reason", "")),
                    _connector="OR",
                ),
                name="left_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticketperson",
            constraint=models.UniqueConstraint(fields=("city_id", "ticket"), name="one_person_a_ticket"),
        ),
    ]
