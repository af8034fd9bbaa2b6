# SPDX-License-Identifier: AGPL-3.0-or-later
"""Steps of 0003_requests, in their order."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, secure_too, tenant_key

OPERATIONS = [
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
                    condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"),
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
        constraint=models.UniqueConstraint(fields=("city_id", "request", "place"), name="one_member_a_line"),
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
