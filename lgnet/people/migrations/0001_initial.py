# SPDX-License-Identifier: AGPL-3.0-or-later
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("network", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("given_name", models.CharField(blank=True, max_length=80)),
                ("family_name", models.CharField(blank=True, max_length=80)),
                ("original_name", models.CharField(blank=True, max_length=160)),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("F", "Female"), ("M", "Male"), ("X", "Other"), ("", "Not known")],
                        default="",
                        max_length=1,
                    ),
                ),
                ("birth_date", models.DateField(blank=True, null=True)),
                (
                    "birth_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "Exact"),
                            ("month", "Month and year"),
                            ("year", "Year only"),
                            ("estimated", "Estimated"),
                            ("", "Not known"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "citizenships",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=9), blank=True, default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                ("interpreter_needed", models.BooleanField(default=False)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("phone_is_safe", models.BooleanField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("created_by", models.UUIDField(null=True)),
                ("changed_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["city_id", "family_name", "given_name"], name="person_by_name"),
                    models.Index(
                        condition=models.Q(("phone", ""), _negated=True),
                        fields=["city_id", "phone"],
                        name="person_by_phone",
                    ),
                    models.Index(fields=["city_id", "birth_date"], name="person_by_birth_date"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aliases", []),
                            ("family_name", ""),
                            ("given_name", ""),
                            ("original_name", ""),
                            _negated=True,
                        ),
                        name="person_has_some_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("birth_date__isnull", True), ("birth_precision", "")),
                            models.Q(
                                ("birth_date__isnull", False),
                                models.Q(("birth_precision", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="birth_date_with_precision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeGiven",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("version", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=8)),
                ("through_mediator", models.BooleanField(default=False)),
                ("mediator", models.CharField(blank=True, max_length=120)),
                ("given_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("given_by", models.UUIDField(null=True)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-given_at"],
            },
        ),
        migrations.CreateModel(
            name="Permit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("document_kind", models.CharField(max_length=4)),
                ("reason", models.CharField(max_length=20)),
                ("number", models.BinaryField(blank=True, null=True)),
                ("issued_on", models.DateField(blank=True, null=True)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("renewal_asked_on", models.DateField(blank=True, null=True)),
                ("seen_by", models.UUIDField(null=True)),
                ("seen_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="permits",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_from", "-recorded_at"],
                "indexes": [models.Index(fields=["city_id", "person"], name="permits_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="permit_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NameKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("key", models.CharField(max_length=40)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="name_keys",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["city_id", "person"], name="keys_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("city_id", "key", "person"), name="one_key_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
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
                        choices=[
                            ("codice_fiscale", "Codice fiscale"),
                            ("provisional_code", "Provisional codice fiscale (11 digits)"),
                            ("stp", "STP code"),
                            ("cui", "CUI"),
                            ("vestanet", "Vestanet number"),
                            ("passport", "Passport or identity card"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("index", models.BinaryField(max_length=16)),
                ("recorded_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("recorded_by", models.UUIDField(null=True)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "kind", "index", "person"), name="one_identifier_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Protection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("violence", "Violence"),
                            ("trafficking", "Trafficking"),
                            ("minor_alone", "Unaccompanied minor"),
                            ("other", "Other serious danger"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("decided_by", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.UUIDField(blank=True, null=True)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="protections",
                        to="people.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("city_id", "person"),
                        name="one_protection_a_person",
                    )
                ],
            },
        ),
    ]
