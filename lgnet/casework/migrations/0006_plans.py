# SPDX-License-Identifier: AGPL-3.0-or-later
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0005_assessments"),
        ("people", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("domain", models.CharField(max_length=20)),
                ("what", models.CharField(max_length=300)),
                ("measure", models.CharField(blank=True, max_length=300)),
                ("by_when", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("achieved", "Achieved"),
                            ("partly", "Partly achieved"),
                            ("not_achieved", "Not achieved"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("grade_note", models.TextField(blank=True)),
                ("set_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("set_by", models.UUIDField(null=True)),
                ("graded_at", models.DateTimeField(blank=True, null=True)),
                ("graded_by", models.UUIDField(blank=True, null=True)),
                (
                    "case",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="casework.case"
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
                "ordering": ["set_at"],
            },
        ),
        migrations.CreateModel(
            name="GoalStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("who", models.CharField(max_length=80)),
                ("what", models.CharField(max_length=300)),
                ("by_when", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("written_by", models.UUIDField(null=True)),
                (
                    "goal",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="casework.goal"
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
                "ordering": ["by_when", "id"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("agreed_on", models.DateField()),
                ("language", models.CharField(max_length=8)),
                ("goals", models.JSONField()),
                ("agreed_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("agreed_by", models.UUIDField(null=True)),
                (
                    "case",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="casework.case"
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
                "ordering": ["-agreed_at"],
            },
        ),
        migrations.AddIndex(
            model_name="goal",
            index=models.Index(fields=["city_id", "case"], name="goals_of_case"),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("graded_at__isnull", True), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("graded_at__isnull", False)),
                    _connector="OR",
                ),
                name="goal_graded_with_its_time",
            ),
        ),
        migrations.AddIndex(
            model_name="goalstep",
            index=models.Index(fields=["city_id", "goal"], name="steps_of_goal"),
        ),
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(fields=["city_id", "case"], name="plans_of_case"),
        ),
        secure("casework_goal", person="person_id"),
        secure("casework_goalstep", person="person_id"),
        secure("casework_plan", person="person_id"),
        tenant_key("casework_goal", "case_id", "casework_case"),
        tenant_key("casework_goal", "person_id", "people_person"),
        tenant_key("casework_plan", "case_id", "casework_case"),
        tenant_key("casework_plan", "person_id", "people_person"),
        tenant_key("casework_goalstep", "goal_id", "casework_goal"),
        tenant_key("casework_goalstep", "person_id", "people_person"),
    ]
