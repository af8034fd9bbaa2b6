# SPDX-License-Identifier: AGPL-3.0-or-later

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("network", "0002_city_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="Property",
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
                            ("protected_shelter", "Protected shelter"),
                            ("co_housing", "Solidarity co-housing"),
                            ("temporary_home", "Temporary home"),
                            ("emergency_place", "Emergency place"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "owner_kind",
                    models.CharField(
                        choices=[
                            ("municipality", "Municipality"),
                            ("public_body", "Other public body"),
                            ("partner", "Partner of the project"),
                            ("private", "Private owner"),
                        ],
                        max_length=15,
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=120)),
                ("is_confidential", models.BooleanField(default=False)),
                ("meeting_point", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.team",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("sealed", models.BinaryField()),
                (
                    "property",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addresses",
                        to="housing.property",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Unit",
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
                    "for_whom",
                    models.CharField(
                        choices=[
                            ("anybody", "Anybody"),
                            ("women", "Women only"),
                            ("men", "Men only"),
                            ("families", "Families"),
                        ],
                        default="anybody",
                        max_length=10,
                    ),
                ),
                (
                    "property",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="housing.property",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Bed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("name", models.CharField(max_length=40)),
                (
                    "traits",
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
                ("in_service_from", models.DateField()),
                ("out_of_service_from", models.DateField(blank=True, null=True)),
                (
                    "unit",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="beds", to="housing.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Occupancy",
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
                            ("stay", "Stay"),
                            ("void", "Out of use"),
                            ("turnaround", "Being made ready"),
                        ],
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("lapses_at", models.DateTimeField(blank=True, null=True)),
                (
                    "bed",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="taken", to="housing.bed"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on"],
                "indexes": [models.Index(fields=["city_id", "bed", "starts_on"], name="nights_of_a_bed")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="taken_for_a_night",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__gte", "2000-01-01"), ("starts_on__lt", "4000-01-01")),
                        name="night_of_our_time",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="property",
            constraint=models.UniqueConstraint(fields=("city_id", "name"), name="one_property_name_a_city"),
        ),
        migrations.AddConstraint(
            model_name="property",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "protected_shelter"), _negated=True),
                    ("is_confidential", True),
                    _connector="OR",
                ),
                name="protected_shelter_is_confidential",
            ),
        ),
        migrations.AddConstraint(
            model_name="property",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_confidential", False),
                    models.Q(
                        ("team__isnull", False),
                        models.Q(("meeting_point", ""), _negated=True),
                        models.Q(("phone", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="confidential_house_is_reached_otherwise",
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.UniqueConstraint(fields=("city_id", "property"), name="one_address_a_property"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                fields=("city_id", "property", "name"), name="one_unit_name_a_property"
            ),
        ),
        migrations.AddConstraint(
            model_name="bed",
            constraint=models.UniqueConstraint(
                fields=("city_id", "unit", "name"), name="one_bed_name_a_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="bed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("out_of_service_from__isnull", True),
                    ("out_of_service_from__gte", models.F("in_service_from")),
                    _connector="OR",
                ),
                name="bed_ends_after_it_begins",
            ),
        ),
    ]
