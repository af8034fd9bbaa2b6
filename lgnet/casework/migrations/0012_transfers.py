# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case that goes to another city: seen by the two, its parcel by the receiving one."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key

TWO_CITIES = """
alter table casework_transfer enable row level security;
alter table casework_transfer force row level security;
create policy two_cities on casework_transfer
    using ((select lgnet_city()) in (from_city_id, to_city_id))
    with check ((select lgnet_city()) in (from_city_id, to_city_id));
"""
RECEIVER = """
alter table casework_parcel enable row level security;
alter table casework_parcel force row level security;
create policy receiver on casework_parcel
    using (to_city_id = (select lgnet_city())) with check (to_city_id = (select lgnet_city()));
create policy sender on casework_parcel for insert with check (from_city_id = (select lgnet_city()));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0011_referral_links_and_terms"),
        ("network", "0002_city_keys"),
        ("people", "0005_same_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="Transfer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                            ("expired", "Expired"),
                        ],
                        default="offered",
                        max_length=10,
                    ),
                ),
                (
                    "shared",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("name", "Name"),
                                ("birth", "Date of birth"),
                                ("citizenships", "Citizenship"),
                                ("languages", "Languages"),
                                ("phone", "Phone"),
                                ("permit", "Permit: kind, reason, end"),
                                ("goals", "Open goals of the plan"),
                            ],
                            max_length=15,
                        ),
                        size=None,
                    ),
                ),
                ("offered_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("answer_by", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("decline_reason", models.CharField(blank=True, max_length=30)),
                (
                    "from_city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.city"
                    ),
                ),
                (
                    "to_city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.city"
                    ),
                ),
            ],
            options={
                "ordering": ["-offered_at"],
            },
        ),
        migrations.CreateModel(
            name="Departure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("agreed_on", models.DateField()),
                ("offered_by", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departures",
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
                    "transfer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.transfer"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                (
                    "case",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
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
                    "transfer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.transfer"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Parcel",
            fields=[
                (
                    "transfer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="casework.transfer",
                    ),
                ),
                ("sealed", models.BinaryField()),
                (
                    "from_city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.city"
                    ),
                ),
                (
                    "to_city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.city"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["to_city", "state"], name="transfers_to_city"),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["from_city", "state"], name="transfers_from_city"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_city", models.F("to_city")), _negated=True),
                name="transfer_leaves_the_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("state", "offered")),
                    models.Q(models.Q(("state", "offered"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="transfer_ended_with_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="departure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("city_id", "case"),
                name="offered_to_one_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="arrival",
            constraint=models.UniqueConstraint(fields=("city_id", "transfer"), name="arrived_once"),
        ),
        migrations.RunSQL(TWO_CITIES, migrations.RunSQL.noop),
        migrations.RunSQL(RECEIVER, migrations.RunSQL.noop),
        secure("casework_departure", person="person_id"),
        secure("casework_arrival", person="person_id"),
        *[
            tenant_key(f"casework_{table}", f"{name}_id", target)
            for table in ("departure", "arrival")
            for name, target in (("case", "casework_case"), ("person", "people_person"))
        ],
    ]
