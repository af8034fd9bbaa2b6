# SPDX-License-Identifier: AGPL-3.0-or-later
"""Voids, works and running costs; and a confidential house is written by the team that runs it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key

HALF = "('x' || {side}(replace(property_id::text, '-', ''), 16))::bit(64)::int8::numeric"
PROPERTY = "({first} * 18446744073709551616 + {second} + 9223372036854775808)".format(
    first=HALF.format(side="left"), second=HALF.format(side="right")
)
KIND = "('x' || left(md5(kind::text), 8))::bit(32)::int8"
DAY = f"({PROPERTY} * 4294967296 + {KIND}) * 1000000 + ({{day}} - date '2000-01-01')"
"""House, kind and day as one number, as in `bed_taken_once`: ranges of numbers need no extension."""
ONE_COST = f"""
alter table housing_runningcost add constraint one_cost_a_day_and_kind exclude using gist (
    (numrange({DAY.format(day="first_day")}, {DAY.format(day="last_day")}, '[]')) with &&
);
"""
OWN_HOUSE = """
create policy own_house on housing_property as restrictive for update
    using (not is_confidential or current_setting('lgnet.teams', true) = '*'
           or team_id::text = any (string_to_array(coalesce(current_setting('lgnet.teams', true), ''), ',')))
    with check (true);
"""
"""Whoever could say that an address is confidential no more, or that another team runs the house, could read it."""


# fmt: off
class Migration(migrations.Migration):
    dependencies = [("housing", "0006_within_the_decision")]

    operations = [
        migrations.CreateModel(
            name="Works",
            fields=[
                ("id", models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("what", models.CharField(max_length=200)),
                ("cig", models.CharField(blank=True, max_length=10)),
                ("contractor", models.CharField(blank=True, max_length=120)),
                ("budget", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("planned_from", models.DateField(blank=True, null=True)),
                ("planned_to", models.DateField(blank=True, null=True)),
                ("begun_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("finished", "Finished"),
                            ("given_up", "Given up"),
                        ],
                        default="planned",
                        max_length=12,
                    ),
                ),
                (
                    "property",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works",
                        to="housing.property",
                    ),
                ),
            ],
            options={"ordering": ["planned_from", "what"]},
        ),
        migrations.CreateModel(
            name="Void",
            fields=[
                ("id", models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("together", models.UUIDField(default=lgnet.kernel.ids.new_id)),
                ("reason",
                    models.CharField(
                        choices=[
                            ("repair", "Repair"),
                            ("works", "Refurbishment"),
                            ("cleaning", "Disinfestation or deep cleaning"),
                            ("safety", "Not safe"),
                            ("no_staff", "Nobody to run it"),
                            ("incompatible", "Kept free for the household in the same room"),
                            ("other", "Other reason"),
                        ],
                        max_length=20,
                    ),
                ),
                ("cost_centre", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "taken",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voids",
                        to="housing.occupancy",
                    ),
                ),
                (
                    "works",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voids",
                        to="housing.works",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlannedBed",
            fields=[
                ("id", models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
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
                (
                    "bed",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned",
                        to="housing.bed",
                    ),
                ),
                (
                    "unit",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned_beds",
                        to="housing.unit",
                    ),
                ),
                (
                    "works",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="planned_beds",
                        to="housing.works",
                    ),
                ),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.CreateModel(
            name="RunningCost",
            fields=[
                ("id", models.UUIDField(
                    default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("kind",
                    models.CharField(
                        choices=[
                            ("rent", "Rent"),
                            ("utilities", "Utilities"),
                            ("staff", "Staff"),
                            ("cleaning", "Cleaning and laundry"),
                            ("maintenance", "Ordinary maintenance"),
                            ("food", "Food"),
                            ("other", "Other"),
                        ],
                        max_length=15,
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10)),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "property",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="costs",
                        to="housing.property",
                    ),
                ),
            ],
            options={
                "ordering": ["-first_day", "kind"],
                "indexes": [models.Index(fields=["city_id", "property", "first_day"], name="costs_of_property")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="running_cost_is_money"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__gte", "2000-01-01"),
                            ("last_day__gte", models.F("first_day")),
                            ("last_day__lt", "4000-01-01"),
                        ),
                        name="running_cost_of_days",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="works",
            constraint=models.CheckConstraint(
                condition=models.Q(("cig", ""), ("cig__regex", "^[0-9A-Z]{10}$"), _connector="OR"),
                name="cig_of_ten_signs",
            ),
        ),
        migrations.AddConstraint(
            model_name="works",
            constraint=models.CheckConstraint(
                condition=models.Q(("budget__isnull", True), ("budget__gt", 0), _connector="OR"),
                name="budget_of_works_is_money",
            ),
        ),
        migrations.AddConstraint(
            model_name="works",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("planned_to__isnull", True),
                    ("planned_to__gte", models.F("planned_from")),
                    _connector="OR",
                ),
                name="works_planned_forwards",
            ),
        ),
        migrations.AddConstraint(
            model_name="works",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    ("begun_on__isnull", True),
                    ("ended_on__gte", models.F("begun_on")),
                    _connector="OR",
                ),
                name="works_end_after_they_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="works",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", False), ("state__in", ("finished", "given_up"))),
                    models.Q(
                        models.Q(("state__in", ("finished", "given_up")), _negated=True),
                        ("ended_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="ended_works_have_their_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="void",
            constraint=models.UniqueConstraint(fields=("city_id", "taken"), name="one_void_a_taking"),
        ),
        migrations.AddConstraint(
            model_name="plannedbed",
            constraint=models.UniqueConstraint(
                fields=("city_id", "works", "unit", "name"), name="one_planned_bed_a_unit"
            ),
        ),
        secure("housing_works"),
        secure("housing_void"),
        secure("housing_plannedbed"),
        secure("housing_runningcost"),
        tenant_key("housing_works", "property_id", "housing_property"),
        tenant_key("housing_void", "taken_id", "housing_occupancy"),
        tenant_key("housing_void", "works_id", "housing_works"),
        tenant_key("housing_plannedbed", "works_id", "housing_works"),
        tenant_key("housing_plannedbed", "unit_id", "housing_unit"),
        tenant_key("housing_plannedbed", "bed_id", "housing_bed"),
        tenant_key("housing_runningcost", "property_id", "housing_property"),
        migrations.RunSQL(ONE_COST, "alter table housing_runningcost drop constraint one_cost_a_day_and_kind"),
        migrations.RunSQL(OWN_HOUSE, "drop policy own_house on housing_property"),
    ]
