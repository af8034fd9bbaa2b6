# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stays; nobody has two beds on one night."""

import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key

HALF = "('x' || {side}(replace(person_id::text, '-', ''), 16))::bit(64)::int8::numeric"
PERSON = "({first} * 18446744073709551616 + {second} + 9223372036854775808)".format(
    first=HALF.format(side="left"), second=HALF.format(side="right")
)
NIGHT = f"{PERSON} * 1000000 + ({{day}} - date '2000-01-01')"
"""Person and night as one number, as in 0002_guards. A day on which somebody only came and left takes no night."""
ONE_BED = f"""
alter table housing_stay add constraint one_bed_a_person_a_night exclude using gist (
    (numrange({NIGHT.format(day="first_night")}, {NIGHT.format(day="coalesce(leaves_on, date '4000-01-01')")})) with &&
) where (person_id is not null and state in ('provisional', 'confirmed', 'arrived', 'departed'));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0012_transfers"),
        ("housing", "0003_requests"),
        ("outreach", "0012_stops_past_midnight"),
        ("people", "0012_accesses_looked_up_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="occupancy",
            name="slept",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="property",
            name="turnaround_nights",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("called", models.CharField(blank=True, max_length=80)),
                ("party", models.UUIDField(default=lgnet.kernel.ids.new_id)),
                ("request", models.UUIDField(blank=True, null=True)),
                ("first_night", models.DateField()),
                ("leaves_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("provisional", "Provisional"),
                            ("confirmed", "Confirmed"),
                            ("arrived", "Arrived"),
                            ("departed", "Departed"),
                            ("cancelled", "Cancelled"),
                            ("no_show", "Did not come"),
                        ],
                        max_length=12,
                    ),
                ),
                ("provisional_until", models.DateTimeField(blank=True, null=True)),
                ("booked_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("booked_by", models.UUIDField(null=True)),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.UUIDField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=30)),
                (
                    "overstay",
                    models.CharField(
                        blank=True,
                        choices=[("authorised", "Authorised"), ("unauthorised", "Not authorised")],
                        max_length=12,
                    ),
                ),
                (
                    "bed",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="housing.bed"
                    ),
                ),
                (
                    "case",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="casework.case",
                    ),
                ),
                (
                    "contact",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="outreach.contact",
                    ),
                ),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["first_night", "booked_at"],
            },
        ),
        migrations.AddField(
            model_name="occupancy",
            name="stay",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="nights",
                to="housing.stay",
            ),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["city_id", "person", "first_night"], name="stays_of_person"),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["city_id", "bed", "first_night"], name="stays_of_bed"),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["city_id", "state", "first_night"], name="stays_by_state"),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["city_id", "party"], name="stays_of_party"),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["city_id", "case"], name="stays_of_case"),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leaves_on__isnull", True), ("leaves_on__gte", models.F("first_night")), _connector="OR"
                ),
                name="stay_goes_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(("first_night__gte", "2000-01-01"), ("first_night__lt", "4000-01-01")),
                name="stay_of_our_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "provisional"), _negated=True),
                    ("provisional_until__isnull", False),
                    _connector="OR",
                ),
                name="provisional_until_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("arrived_at__isnull", False), ("state__in", ("arrived", "departed"))),
                    models.Q(
                        models.Q(("state__in", ("arrived", "departed")), _negated=True),
                        ("arrived_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="arrived_with_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", False),
                        ("state__in", ("departed", "cancelled", "no_show")),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state__in", ("departed", "cancelled", "no_show")), _negated=True),
                        ("ended_at__isnull", True),
                        ("reason", ""),
                    ),
                    _connector="OR",
                ),
                name="stay_ended_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "departed"), _negated=True),
                    ("leaves_on__isnull", False),
                    _connector="OR",
                ),
                name="departed_on_a_day",
            ),
        ),
        secure("housing_stay", person="person_id"),
        tenant_key("housing_stay", "person_id", "people_person"),
        tenant_key("housing_stay", "contact_id", "outreach_contact"),
        tenant_key("housing_stay", "case_id", "casework_case"),
        tenant_key("housing_stay", "bed_id", "housing_bed"),
        tenant_key("housing_occupancy", "stay_id", "housing_stay"),
        migrations.RunSQL(ONE_BED, "alter table housing_stay drop constraint one_bed_a_person_a_night"),
    ]
