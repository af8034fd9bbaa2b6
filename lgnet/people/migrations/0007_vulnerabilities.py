# SPDX-License-Identifier: AGPL-3.0-or-later
"""What makes people more exposed, with its days; what is restricted is encrypted."""

import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_permit_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="Vulnerability",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("code", models.CharField(blank=True, max_length=30)),
                ("assessed_by", models.CharField(blank=True, max_length=120)),
                ("sealed", models.BinaryField(null=True)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("assessed_on", models.DateField(blank=True, null=True)),
                ("noticed_on", models.DateField(default=lgnet.kernel.clock.today)),
                ("noticed_by", models.UUIDField(null=True)),
                ("recorded_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vulnerabilities",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-noticed_on", "-recorded_at"],
                "indexes": [models.Index(fields=["city_id", "person"], name="vulnerabilities_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None), models.Q(("code", ""), _negated=True)),
                        fields=("city_id", "person", "code"),
                        name="one_vulnerability_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assessed_by", ""), ("code", ""), ("sealed__isnull", False)),
                            models.Q(models.Q(("code", ""), _negated=True), ("sealed", None)),
                            _connector="OR",
                        ),
                        name="vulnerability_in_clear_or_sealed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None),
                            ("since", None),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="vulnerability_ends_after_it_starts",
                    ),
                ],
            },
        ),
        secure("people_vulnerability", person="person_id"),
        tenant_key("people_vulnerability", "person_id", "people_person"),
    ]
