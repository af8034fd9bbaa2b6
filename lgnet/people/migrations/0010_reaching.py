# SPDX-License-Identifier: AGPL-3.0-or-later
"""How well she speaks and reads, and further ways to reach her, each safe or not."""

import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_person_copies"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="language_levels",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="person",
            name="literacy",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Not known"),
                    ("none", "Cannot read or write"),
                    ("other", "Reads her own script, not Latin letters"),
                    ("latin", "Reads and writes Latin letters"),
                ],
                default="",
                max_length=5,
            ),
        ),
        migrations.AlterField(
            model_name="identifier",
            name="kind",
            field=models.CharField(
                choices=[
                    ("codice_fiscale", "Codice fiscale"),
                    ("provisional_code", "Provisional codice fiscale (11 digits)"),
                    ("stp", "STP code"),
                    ("eni", "ENI code"),
                    ("cui", "CUI"),
                    ("vestanet", "Vestanet number"),
                    ("passport", "Passport or identity card"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="ContactPoint",
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
                            ("phone", "Phone"),
                            ("chat", "Chat (WhatsApp, Telegram…)"),
                            ("email", "E-mail"),
                            ("address", "Address or place"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=120)),
                ("whose", models.CharField(blank=True, max_length=80)),
                ("safe", models.BooleanField(blank=True, null=True)),
                ("preferred", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=120)),
                ("recorded_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("recorded_by", models.UUIDField(null=True)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_points",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-preferred", "recorded_at"],
                "indexes": [
                    models.Index(fields=["city_id", "person"], name="contact_points_of_person"),
                    models.Index(fields=["city_id", "value"], name="contact_point_by_value"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("preferred", True)),
                        fields=("city_id", "person"),
                        name="one_preferred_way",
                    ),
                    models.UniqueConstraint(
                        fields=("city_id", "person", "kind", "value"), name="one_way_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("preferred", True), ("safe", False), _negated=True),
                        name="preferred_way_not_unsafe",
                    ),
                ],
            },
        ),
        secure("people_contactpoint", person="person_id"),
        tenant_key("people_contactpoint", "person_id", "people_person"),
    ]
