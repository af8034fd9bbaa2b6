# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is what to whom, and who lives with whom. A tie follows the protection of both its people."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, secure_too, tenant_key


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_vulnerabilities"),
    ]

    operations = [
        migrations.CreateModel(
            name="Household",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("created_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HouseholdMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("recorded_by", models.UUIDField(null=True)),
                (
                    "household",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="people.household",
                    ),
                ),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="households",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at"],
                "indexes": [
                    models.Index(fields=["city_id", "person"], name="households_of_person"),
                    models.Index(fields=["city_id", "household"], name="members_of_household"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("city_id", "person"),
                        name="one_household_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None),
                            ("since", None),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="household_left_after_joined",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("other_name", models.CharField(blank=True, max_length=160)),
                ("other_contact", models.CharField(blank=True, max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("spouse", "Spouse or partner"),
                            ("parent", "Mother or father"),
                            ("child", "Daughter or son"),
                            ("sibling", "Sister or brother"),
                            ("guardian", "Guardian"),
                            ("ward", "Minor she is the guardian of"),
                            ("other", "Other relative or close person"),
                        ],
                        max_length=10,
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("recorded_by", models.UUIDField(null=True)),
                (
                    "other",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ties_to",
                        to="people.person",
                    ),
                ),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ties", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at"],
                "indexes": [
                    models.Index(fields=["city_id", "person"], name="ties_of_person"),
                    models.Index(fields=["city_id", "other"], name="ties_to_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("city_id"),
                        django.db.models.functions.comparison.Least("person_id", "other_id"),
                        django.db.models.functions.comparison.Greatest("person_id", "other_id"),
                        models.Case(
                            models.When(kind__in=["parent", "child"], then=models.Value("line")),
                            models.When(kind__in=["guardian", "ward"], then=models.Value("care")),
                            default=models.F("kind"),
                        ),
                        condition=models.Q(("other__isnull", False), ("until", None)),
                        name="one_tie_of_a_sort",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("other__isnull", False), ("other_contact", ""), ("other_name", "")),
                            models.Q(("other", None), models.Q(("other_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="tie_to_a_record_or_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("other")), _negated=True),
                        name="tie_to_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None),
                            ("since", None),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="tie_ends_after_it_starts",
                    ),
                ],
            },
        ),
        secure("people_household"),
        secure("people_householdmember", person="person_id"),
        secure("people_tie", person="person_id"),
        secure_too("people_tie", person="other_id"),
        tenant_key("people_householdmember", "household_id", "people_household"),
        tenant_key("people_householdmember", "person_id", "people_person"),
        tenant_key("people_tie", "person_id", "people_person"),
        tenant_key("people_tie", "other_id", "people_person"),
    ]
