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
        name="RequestMember",
        fields=[
            (
                "id",
                models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
            (
                "band",
                models.CharField(
                    choices=[
                        ("baby", "0–2 years"),
                        ("child", "3–13 years"),
                        ("teen", "14–17 years"),
                        ("adult", "18–64 years"),
                        ("old", "65 years and more"),
                    ],
                    max_length=5,
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
            ("place", models.PositiveSmallIntegerField()),
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
                    related_name="members",
                    to="housing.housingrequest",
                ),
            ),
            (
                "who",
                lgnet.trust.models.tenant.TenantForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="people.person",
                ),
            ),
        ],
        options={
            "ordering": ["place"],
        },
    ),
    migrations.CreateModel(
        name="Suggestion",
        fields=[
            (
                "id",
                models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
            ("beds", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
            (
                "answer",
                models.CharField(
                    choices=[
                        ("open", "To decide"),
                        ("followed", "Followed"),
                        ("declined", "Not followed"),
                    ],
                    default="open",
                    max_length=10,
                ),
            ),
            ("answered_at", models.DateTimeField(blank=True, null=True)),
            ("answered_by", models.UUIDField(blank=True, null=True)),
            ("why", models.TextField(blank=True)),
            (
                "assignment",
                lgnet.trust.models.tenant.TenantForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="suggestions",
                    to="housing.assignment",
                ),
            ),
            (
                "in_order",
                lgnet.trust.models.tenant.TenantForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="housing.unit",
                ),
            ),
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
                    related_name="suggestions",
                    to="housing.housingrequest",
                ),
            ),
            (
                "unit",
                lgnet.trust.models.tenant.TenantForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="housing.unit"
                ),
            ),
        ],
        options={
            "ordering": ["id"],
        },
    ),
    migrations.CreateModel(
        name="PlaceDecision",
        fields=[
            (
                "id",
                models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
            ("party", models.UUIDField()),
            ("at", models.DateTimeField(default=lgnet.kernel.clock.now)),
            ("by_id", models.UUIDField(null=True)),
            ("place_in_list", models.PositiveIntegerField()),
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
                    related_name="decisions",
                    to="housing.housingrequest",
                ),
            ),
            (
                "unit",
                lgnet.trust.models.tenant.TenantForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="housing.unit"
                ),
            ),
            (
                "suggestion",
                lgnet.trust.models.tenant.TenantForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to="housing.suggestion",
                ),
            ),
        ],
        options={
            "ordering": ["-at"],
        },
    ),
    migrations.CreateModel(
        name="WhereNot",
        fields=[
            (
                "id",
                models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
            ("district", models.CharField(blank=True, max_length=80)),
            (
                "house",
                lgnet.trust.models.tenant.TenantForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="housing.property",
                ),
            ),
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
                    related_name="where_not",
                    to="housing.housingrequest",
                ),
            ),
        ],
        options={
            "ordering": ["id"],
        },
    ),
]
