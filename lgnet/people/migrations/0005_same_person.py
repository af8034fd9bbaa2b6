# SPDX-License-Identifier: AGPL-3.0-or-later
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key

# two people in a row: whoever may not see one of them does not see the row
ALSO_SECOND = """
create policy protected_second on {table} as restrictive
    using (second_id <> all ((select lgnet_hidden_people())::uuid[]))
    with check (second_id <> all ((select lgnet_hidden_people())::uuid[]));
"""
OF_PAIRS = ("people_pairdecision", "people_likelypair")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_urgent_access"),
    ]

    operations = [
        migrations.CreateModel(
            name="LikelyPair",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("same_identifier", "same identity number"),
                                ("same_phone", "same phone number"),
                                ("same_name", "same name"),
                                ("same_alias", "also known by this name"),
                                ("name_begins", "the name begins like this"),
                                ("sounds_alike", "the name sounds alike"),
                                ("same_birth_date", "same date of birth"),
                                ("swapped_birth_date", "date of birth with day and month swapped"),
                                ("same_birth_year", "same year of birth"),
                                ("same_citizenship", "same citizenship"),
                            ],
                            max_length=24,
                        ),
                        size=None,
                    ),
                ),
                ("weight", models.FloatField(default=0)),
                ("found_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("later_until", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="PairDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                (
                    "verdict",
                    models.CharField(choices=[("same", "One person"), ("apart", "Two people")], max_length=8),
                ),
                (
                    "how_known",
                    models.CharField(
                        choices=[
                            ("told", "The person says so"),
                            ("document", "A document says so"),
                            ("recognised", "A colleague knows them"),
                            ("compared", "I compared what is written"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("decided_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("decided_by", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.UUIDField(blank=True, null=True)),
                ("ended_why", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-decided_at"],
            },
        ),
        migrations.AddField(
            model_name="person",
            name="compared_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="leading",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="linked_records",
                to="people.person",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("leading__isnull", False)),
                fields=["city_id", "leading"],
                name="linked_people",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("compared_at__isnull", True)),
                fields=["city_id"],
                name="people_to_compare",
            ),
        ),
        migrations.AddField(
            model_name="likelypair",
            name="first",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="likelypair",
            name="second",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="pairdecision",
            name="first",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="pairdecision",
            name="second",
            field=lgnet.trust.models.tenant.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
            ),
        ),
        migrations.AddIndex(
            model_name="likelypair",
            index=models.Index(fields=["city_id", "-weight"], name="pairs_surest_first"),
        ),
        migrations.AddIndex(
            model_name="likelypair",
            index=models.Index(fields=["city_id", "second"], name="pairs_of_second"),
        ),
        migrations.AddConstraint(
            model_name="likelypair",
            constraint=models.UniqueConstraint(
                fields=("city_id", "first", "second"), name="a_pair_waits_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="likelypair",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))), name="likely_pair_in_one_order"
            ),
        ),
        migrations.AddIndex(
            model_name="pairdecision",
            index=models.Index(fields=["city_id", "second"], name="decisions_of_second"),
        ),
        migrations.AddConstraint(
            model_name="pairdecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("city_id", "first", "second"),
                name="one_decision_a_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="pairdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))), name="pair_in_one_order"
            ),
        ),
        *[secure(table, person="first_id") for table in OF_PAIRS],
        *[
            migrations.RunSQL(ALSO_SECOND.format(table=table), f"drop policy protected_second on {table}")
            for table in OF_PAIRS
        ],
        *[
            tenant_key(table, column, "people_person")
            for table in OF_PAIRS
            for column in ("first_id", "second_id")
        ],
        tenant_key("people_person", "leading_id", "people_person"),
    ]
