# SPDX-License-Identifier: AGPL-3.0-or-later

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, secure_too, tenant_key


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0012_transfers"),
        ("housing", "0002_guards"),
        ("network", "0002_city_keys"),
        ("people", "0012_accesses_looked_up_once"),
    ]

    operations = [
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
        migrations.CreateModel(
            name="Apart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                (
                    "because",
                    models.CharField(
                        choices=[
                            ("violence", "Violence or threats"),
                            ("order", "An order of a court or of the police"),
                            ("conflict", "A serious conflict"),
                            ("health", "Health"),
                        ],
                        max_length=10,
                    ),
                ),
                ("since", models.DateField(default=lgnet.kernel.clock.today)),
                ("until", models.DateField(blank=True, null=True)),
                ("noted_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("noted_by", models.UUIDField(null=True)),
                (
                    "other",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-since"],
                "indexes": [
                    models.Index(fields=["city_id", "person"], name="apart_of_person"),
                    models.Index(fields=["city_id", "other"], name="apart_of_other"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("other")), _negated=True),
                        name="apart_from_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="apart_for_a_day",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="housingrequest",
            index=models.Index(fields=["city_id", "state", "asked_at"], name="housing_requests_by_state"),
        ),
        migrations.AddIndex(
            model_name="housingrequest",
            index=models.Index(fields=["city_id", "person"], name="housing_requests_of_person"),
        ),
        migrations.AddConstraint(
            model_name="housingrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["waiting", "proposed"])),
                fields=("city_id", "case"),
                name="one_open_housing_request_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="housingrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("wanted_until", None), ("wanted_until__gt", models.F("wanted_from")), _connector="OR"
                ),
                name="wanted_for_a_night",
            ),
        ),
        migrations.AddConstraint(
            model_name="housingrequest",
            constraint=models.CheckConstraint(condition=models.Q(("size__gte", 1)), name="somebody_asks"),
        ),
        migrations.AddConstraint(
            model_name="housingrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("state__in", ["waiting", "proposed"])),
                    models.Q(
                        models.Q(("state__in", ["waiting", "proposed"]), _negated=True),
                        ("ended_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="housing_request_ended_with_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="housingrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "proposed"), _negated=True), ("party__isnull", False), _connector="OR"
                ),
                name="proposed_with_its_stays",
            ),
        ),
        migrations.AddIndex(
            model_name="listmove",
            index=models.Index(fields=["city_id", "request", "-at"], name="moves_in_the_list"),
        ),
        migrations.AddConstraint(
            model_name="listmove",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="moved_for_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("who__isnull", False)),
                fields=("city_id", "request", "who"),
                name="asked_for_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="requestmember",
            constraint=models.UniqueConstraint(
                fields=("city_id", "request", "place"), name="one_member_a_line"
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.UniqueConstraint(
                fields=("city_id", "assignment", "request"), name="one_suggestion_a_household"
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "open"), ("answered_at", None)),
                    models.Q(models.Q(("answer", "open"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="suggestion_answered_with_its_time",
            ),
        ),
        migrations.AddIndex(
            model_name="placedecision",
            index=models.Index(fields=["city_id", "request", "-at"], name="decisions_of_request"),
        ),
        migrations.AddConstraint(
            model_name="placedecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="decided_for_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="wherenot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("district", ""), ("house__isnull", False)),
                    models.Q(("house__isnull", True), models.Q(("district", ""), _negated=True)),
                    _connector="OR",
                ),
                name="not_in_a_house_or_a_district",
            ),
        ),
        secure("housing_housingrequest", person="person_id"),
        secure("housing_requestmember", person="person_id"),
        secure_too("housing_requestmember", person="who_id"),
        secure("housing_wherenot", person="person_id"),
        secure("housing_apart", person="person_id"),
        secure_too("housing_apart", person="other_id"),
        secure("housing_listmove", person="person_id"),
        secure("housing_assignment"),
        secure("housing_suggestion", person="person_id"),
        secure("housing_placedecision", person="person_id"),
        tenant_key("housing_housingrequest", "case_id", "casework_case"),
        tenant_key("housing_housingrequest", "person_id", "people_person"),
        tenant_key("housing_requestmember", "request_id", "housing_housingrequest"),
        tenant_key("housing_requestmember", "person_id", "people_person"),
        tenant_key("housing_requestmember", "who_id", "people_person"),
        tenant_key("housing_wherenot", "request_id", "housing_housingrequest"),
        tenant_key("housing_wherenot", "person_id", "people_person"),
        tenant_key("housing_wherenot", "house_id", "housing_property"),
        tenant_key("housing_apart", "person_id", "people_person"),
        tenant_key("housing_apart", "other_id", "people_person"),
        tenant_key("housing_listmove", "request_id", "housing_housingrequest"),
        tenant_key("housing_listmove", "person_id", "people_person"),
        tenant_key("housing_suggestion", "assignment_id", "housing_assignment"),
        tenant_key("housing_suggestion", "request_id", "housing_housingrequest"),
        tenant_key("housing_suggestion", "person_id", "people_person"),
        tenant_key("housing_suggestion", "unit_id", "housing_unit"),
        tenant_key("housing_suggestion", "in_order_id", "housing_unit"),
        tenant_key("housing_placedecision", "request_id", "housing_housingrequest"),
        tenant_key("housing_placedecision", "person_id", "people_person"),
        tenant_key("housing_placedecision", "unit_id", "housing_unit"),
        tenant_key("housing_placedecision", "suggestion_id", "housing_suggestion"),
    ]
