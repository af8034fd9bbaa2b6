# SPDX-License-Identifier: AGPL-3.0-or-later
"""Urgent access to a protected person: the database lets one user see her until it ends, and nobody else."""

import datetime

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key

HIDDEN = """
create or replace function lgnet_hidden_people() returns uuid[] language sql stable
    return (select coalesce(array_agg(person_id), '{{}}') from people_protection hidden
            where ended_at is null and current_setting('lgnet.teams', true) is distinct from '*'
              and team_id::text <> all (string_to_array(coalesce(current_setting('lgnet.teams', true), ''), ','))
              {unless});
"""
UNLESS_OPENED = """and not exists (
                  select from people_urgentaccess opened
                  where opened.city_id = hidden.city_id and opened.person_id = hidden.person_id
                    and opened.by_id = nullif(current_setting('lgnet.user', true), '')::uuid
                    and opened.ends_at > now())"""


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_city_keys"),
        ("people", "0003_sent_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="UrgentAccess",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("by_id", models.UUIDField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("life", "Danger to life or limb"),
                            ("health", "She must be brought to a doctor or a hospital"),
                            ("shelter", "She has no safe place for tonight"),
                            ("child", "A child with her is in danger"),
                            ("police", "The police or a court ask for who follows her"),
                            ("other", "Something else that can’t wait"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.CharField(max_length=500)),
                ("opened_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("ends_at", models.DateTimeField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("justified", "Justified"), ("not_justified", "Not justified")],
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("reviewed_by", models.UUIDField(blank=True, null=True)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="urgent_accesses",
                        to="people.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.team"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["city_id", "by_id", "person"], name="urgent_access_of_user"),
                    models.Index(fields=["city_id", "-opened_at"], name="urgent_access_newest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ends_at__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("opened_at"),
                                    "+",
                                    models.Value(datetime.timedelta(seconds=10800)),
                                ),
                            )
                        ),
                        name="urgent_access_three_hours",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at", None), ("reviewed_by", None), ("verdict", "")),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True),
                                ("reviewed_at__isnull", False),
                                ("reviewed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="urgent_access_reviewed_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by", None),
                            models.Q(("reviewed_by", models.F("by_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="urgent_access_not_own_review",
                    ),
                ],
            },
        ),
        secure("people_urgentaccess"),
        tenant_key("people_urgentaccess", "person_id", "people_person"),
        tenant_key("people_urgentaccess", "team_id", "network_team"),
        migrations.RunSQL(HIDDEN.format(unless=UNLESS_OPENED), HIDDEN.format(unless="")),
    ]
