# SPDX-License-Identifier: AGPL-3.0-or-later
"""Steps of 0003_requests, in their order."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy

OPERATIONS = [
    migrations.CreateModel(
        name="Assignment",
        fields=[
            (
                "id",
                models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
            (
                "state",
                models.CharField(
                    choices=[("making", "Being made"), ("ready", "Ready"), ("failed", "Failed")],
                    default="making",
                    max_length=10,
                ),
            ),
            ("criteria", models.CharField(max_length=20)),
            ("asked_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
            ("asked_by", models.UUIDField(null=True)),
            ("ready_at", models.DateTimeField(blank=True, null=True)),
            ("problem", models.CharField(blank=True, max_length=60)),
            ("households", models.PositiveIntegerField(default=0)),
            ("beds", models.PositiveIntegerField(default=0)),
            ("placed", models.PositiveIntegerField(default=0)),
            ("value", models.FloatField(default=0)),
            ("placed_in_order", models.PositiveIntegerField(default=0)),
            ("value_in_order", models.FloatField(default=0)),
            ("bound", models.FloatField(default=0)),
            ("seconds", models.FloatField(default=0)),
        ],
        options={
            "ordering": ["-asked_at"],
            "indexes": [models.Index(fields=["city_id", "-asked_at"], name="assignments_of_city")],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("state", "making")),
                    fields=("city_id",),
                    name="one_assignment_at_a_time",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="HousingRequest",
        fields=[
            (
                "id",
                models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("waiting", "Waiting"),
                        ("proposed", "A place is held"),
                        ("placed", "Placed"),
                        ("withdrawn", "Withdrawn"),
                        ("lapsed", "Lapsed"),
                    ],
                    default="waiting",
                    max_length=10,
                ),
            ),
            ("size", models.PositiveSmallIntegerField()),
            ("waiting_since", models.DateField()),
            ("wanted_from", models.DateField()),
            ("wanted_until", models.DateField(blank=True, null=True)),
            (
                "urgency",
                models.PositiveSmallIntegerField(
                    choices=[
                        (1, "Within some months"),
                        (2, "Within some weeks"),
                        (3, "Within some days"),
                        (4, "At once"),
                    ]
                ),
            ),
            (
                "exposure",
                models.PositiveSmallIntegerField(
                    choices=[
                        (0, "No more than others"),
                        (1, "More than others"),
                        (2, "Much more than others"),
                    ],
                    default=0,
                ),
            ),
            ("outside_since", models.DateField(blank=True, null=True)),
            (
                "needs",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(
                        choices=[
                            ("accessible", "Accessible with a wheelchair"),
                            ("quiet", "Quiet"),
                            ("pets", "Pets allowed"),
                            ("own_bathroom", "Bathroom of its own"),
                            ("cot", "Room for a cot"),
                        ],
                        max_length=20,
                    ),
                    blank=True,
                    default=list,
                    size=None,
                ),
            ),
            (
                "kinds",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(
                        choices=[
                            ("protected_shelter", "Protected shelter"),
                            ("co_housing", "Solidarity co-housing"),
                            ("temporary_home", "Temporary home"),
                            ("emergency_place", "Emergency place"),
                        ],
                        max_length=20,
                    ),
                    blank=True,
                    default=list,
                    size=None,
                ),
            ),
            ("near", models.CharField(blank=True, max_length=120)),
            ("words", models.TextField(blank=True)),
            ("hand_points", models.FloatField(default=0)),
            ("party", models.UUIDField(blank=True, null=True)),
            ("asked_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
            ("asked_by", models.UUIDField(null=True)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
            (
                "ended_because",
                models.CharField(
                    blank=True,
                    choices=[
                        ("own_home", "Found a home by themselves"),
                        ("other_service", "Received elsewhere"),
                        ("left_city", "Left the city"),
                        ("refused", "Do not want a place any more"),
                        ("not_reached", "Not reached any more"),
                        ("mistake", "Written by mistake"),
                    ],
                    max_length=15,
                ),
            ),
            (
                "case",
                lgnet.trust.models.tenant.TenantForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="housing_requests",
                    to="casework.case",
                ),
            ),
            (
                "person",
                lgnet.trust.models.tenant.TenantForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                ),
            ),
            (
                "programme",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.programme"
                ),
            ),
        ],
        options={
            "ordering": ["asked_at", "id"],
        },
    ),
    migrations.CreateModel(
        name="ListMove",
        fields=[
            (
                "id",
                models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
            ("at", models.DateTimeField(default=lgnet.kernel.clock.now)),
            ("by_id", models.UUIDField(null=True)),
            ("from_place", models.PositiveIntegerField()),
            ("to_place", models.PositiveIntegerField()),
            ("why", models.TextField()),
            (
                "person",
                lgnet.trust.models.tenant.TenantForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                ),
            ),
            (
                "request",
                lgnet.trust.models.tenant.TenantForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="list_moves",
                    to="housing.housingrequest",
                ),
            ),
        ],
        options={
            "ordering": ["-at"],
        },
    ),
]
