# SPDX-License-Identifier: AGPL-3.0-or-later

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_city_keys"),
        ("outreach", "0008_guards_of_queue"),
        ("people", "0002_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                (
                    "profession",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("social_worker", "Social worker"),
                            ("mediator", "Linguistic and cultural mediator"),
                            ("psychologist", "Psychologist"),
                            ("legal_operator", "Legal operator"),
                            ("educator", "Educator"),
                            ("nurse", "Nurse"),
                            ("doctor", "Doctor"),
                            ("street_worker", "Street worker"),
                            ("other", "Other profession"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("booked", "Booked"),
                            ("came", "Came"),
                            ("did_not_come", "Did not come"),
                            ("called_off", "Called off"),
                            ("moved", "Moved"),
                        ],
                        default="booked",
                        max_length=12,
                    ),
                ),
                ("booked_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("booked_by", models.UUIDField(null=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("told_by", models.UUIDField(blank=True, null=True)),
                (
                    "called_off_by",
                    models.CharField(
                        blank=True, choices=[("person", "The person"), ("office", "We")], max_length=10
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cannot_come", "The person can't come"),
                            ("not_needed", "Not needed any more"),
                            ("operator_away", "The colleague is away"),
                            ("closed", "The place is closed"),
                            ("mistake", "Booked by mistake"),
                            ("other", "Other reason"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "instead_of",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moved_to",
                        to="outreach.appointment",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "ordering": ["starts_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="AppointmentPerson",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("said_name", models.CharField(blank=True, max_length=80)),
                ("purpose", models.CharField(max_length=30)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("interpreter_needed", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "appointment",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="outreach.appointment",
                    ),
                ),
                (
                    "contact",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="appointments",
                        to="outreach.contact",
                    ),
                ),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["city_id", "starts_at"], name="appointments_by_time"),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="appointment_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("operator__isnull", False), models.Q(("profession", ""), _negated=True), _connector="OR"
                ),
                name="appointment_with_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "booked"), ("told_at__isnull", True)),
                    models.Q(models.Q(("state", "booked"), _negated=True), ("told_at__isnull", False)),
                    _connector="OR",
                ),
                name="appointment_told_with_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "called_off"),
                        models.Q(("reason", ""), _negated=True),
                        models.Q(("called_off_by", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "called_off"), _negated=True),
                        ("called_off_by", ""),
                        ("reason", ""),
                    ),
                    _connector="OR",
                ),
                name="called_off_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("instead_of__isnull", False)),
                fields=("city_id", "instead_of"),
                name="appointment_moved_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointmentperson",
            constraint=models.UniqueConstraint(
                fields=("city_id", "appointment"), name="one_person_an_appointment"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointmentperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False), models.Q(("said_name", ""), _negated=True), _connector="OR"
                ),
                name="appointment_of_somebody",
            ),
        ),
    ]
