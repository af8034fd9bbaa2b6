# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rental support: contracts, decisions, instalments with the proof of their payment."""

import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy


def keys():
    return [
        (
            "id",
            models.UUIDField(
                default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
            ),
        ),
        ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
    ]


def key(to):
    return lgnet.trust.models.tenant.TenantForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to
    )


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0012_transfers"),
        ("housing", "0004_stays"),
        ("network", "0002_city_keys"),
        ("people", "0012_accesses_looked_up_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Instalment",
            fields=[
                *keys(),
                ("due_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10)),
                ("what", models.CharField(blank=True, max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("due", "To be approved"),
                            ("approved", "Approved, to be paid"),
                            ("paid", "Paid"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="due",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("asked_by", models.UUIDField()),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("approved_by", models.UUIDField(blank=True, null=True)),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("paid_at", models.DateTimeField(blank=True, null=True)),
                ("paid_by", models.UUIDField(blank=True, null=True)),
                ("reference", models.CharField(blank=True, max_length=60)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.UUIDField(blank=True, null=True)),
                ("why", models.CharField(blank=True, max_length=200)),
                ("person", key("people.person")),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Lease",
            fields=[
                *keys(),
                ("registered_number", models.CharField(blank=True, max_length=40)),
                ("registered_on", models.DateField(blank=True, null=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("monthly_rent", models.DecimalField(decimal_places=2, max_digits=10)),
                ("sealed", models.BinaryField(null=True)),
                ("written_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("written_by", models.UUIDField(null=True)),
                ("person", key("people.person")),
            ],
            options={
                "ordering": ["-starts_on"],
            },
        ),
        migrations.CreateModel(
            name="RentalSupport",
            fields=[
                *keys(),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rent", "Rent"),
                            ("deposit", "Deposit"),
                            ("arrears", "Arrears"),
                            ("utilities", "Utilities"),
                            ("other", "Other contribution to autonomy"),
                        ],
                        max_length=10,
                    ),
                ),
                ("what_for", models.CharField(blank=True, max_length=200)),
                ("ceiling", models.DecimalField(decimal_places=2, max_digits=10)),
                ("act", models.CharField(max_length=80)),
                ("decided_on", models.DateField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("decided_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("decided_by", models.UUIDField()),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "Running"), ("ended", "Ended")], default="running", max_length=10
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "ended_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("on_her_own", "Pays for herself now"),
                            ("moved", "Has moved"),
                            ("contract_ended", "The contract has ended"),
                            ("no_more_entitled", "Conditions no longer met"),
                            ("gave_up", "Has given it up"),
                            ("by_mistake", "Decided by mistake"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ended_by", models.UUIDField(blank=True, null=True)),
                ("warned_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("case", key("casework.case")),
                (
                    "lease",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="housing.lease",
                    ),
                ),
                ("person", key("people.person")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_at"],
            },
        ),
        migrations.AddField(
            model_name="instalment",
            name="support",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="instalments",
                to="housing.rentalsupport",
            ),
        ),
        migrations.AddIndex(
            model_name="lease",
            index=models.Index(fields=["city_id", "person"], name="leases_of_person"),
        ),
        migrations.AddConstraint(
            model_name="lease",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="lease_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="lease",
            constraint=models.CheckConstraint(
                condition=models.Q(("monthly_rent__gt", 0)), name="lease_has_a_rent"
            ),
        ),
        migrations.AddIndex(
            model_name="rentalsupport",
            index=models.Index(fields=["city_id", "person"], name="supports_of_person"),
        ),
        migrations.AddIndex(
            model_name="rentalsupport",
            index=models.Index(fields=["city_id", "state", "ends_on"], name="supports_by_end"),
        ),
        migrations.AddConstraint(
            model_name="rentalsupport",
            constraint=models.CheckConstraint(
                condition=models.Q(("ceiling__gt", 0)), name="support_decides_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="rentalsupport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", True), ("ended_why", ""), ("state", "running")),
                    models.Q(
                        ("ended_on__isnull", False),
                        ("state", "ended"),
                        models.Q(("ended_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="support_ended_with_its_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="rentalsupport",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "other"), ("lease__isnull", False), _connector="OR"),
                name="support_of_a_contract",
            ),
        ),
        migrations.AddIndex(
            model_name="instalment",
            index=models.Index(fields=["city_id", "support", "due_on"], name="instalments_of_support"),
        ),
        migrations.AddIndex(
            model_name="instalment",
            index=models.Index(fields=["city_id", "state", "due_on"], name="instalments_by_state"),
        ),
        migrations.AddIndex(
            model_name="instalment",
            index=models.Index(fields=["city_id", "person"], name="instalments_of_person"),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="instalment_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(("approved_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="instalment_approved_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("approved_at__isnull", True),
                        ("ended_at__isnull", True),
                        ("paid_on__isnull", True),
                        ("state", "due"),
                    ),
                    models.Q(
                        ("approved_at__isnull", False),
                        ("approved_by__isnull", False),
                        ("ended_at__isnull", True),
                        ("paid_on__isnull", True),
                        ("state", "approved"),
                    ),
                    models.Q(
                        ("approved_at__isnull", False),
                        ("approved_by__isnull", False),
                        ("ended_at__isnull", True),
                        ("paid_by__isnull", False),
                        ("paid_on__isnull", False),
                        ("state", "paid"),
                        models.Q(("reference", ""), _negated=True),
                    ),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("paid_on__isnull", True),
                        ("state__in", ["refused", "withdrawn"]),
                    ),
                    _connector="OR",
                ),
                name="instalment_as_its_state_says",
            ),
        ),
    ]
