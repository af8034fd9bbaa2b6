# SPDX-License-Identifier: AGPL-3.0-or-later
"""A term for the answer, reminders, and links for bodies without an account."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.guests import open_to_guests
from lgnet.trust.rls import secure, tenant_key

STATES = [
    ("sent", "Sent"), ("received", "Received"), ("accepted", "Accepted"), ("declined", "Declined"),
    ("started", "Started"), ("completed", "Completed"), ("not_completed", "Not completed"),
    ("withdrawn", "Withdrawn"), ("expired", "Expired"),
]  # fmt: skip


def columns():
    new_id = models.UUIDField(
        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
    )
    city = models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)
    return [("id", new_id), ("city_id", city)]


def key(to, on_delete=django.db.models.deletion.PROTECT, name="+"):
    return lgnet.trust.models.tenant.TenantForeignKey(on_delete=on_delete, related_name=name, to=to)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0010_case_files"),
        ("people", "0005_same_person"),
        ("trust", "0005_guests"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferralLink",
            fields=[
                *columns(),
                ("reference", models.CharField(max_length=9)),
                ("key_digest", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
                ("site", models.CharField(max_length=200)),
                ("language", models.CharField(default="it", max_length=2)),
                ("made_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("made_by", models.UUIDField(null=True)),
                ("valid_until", models.DateTimeField()),
                ("mail_to", models.EmailField(blank=True, max_length=254)),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opened_at",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateTimeField(), default=list, size=None
                    ),
                ),
                ("wrong_codes", models.PositiveSmallIntegerField(default=0)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_by", models.UUIDField(blank=True, null=True)),
                ("person", key("people.person")),
                ("referral", key("casework.referral", django.db.models.deletion.CASCADE, "links")),
            ],
            options={"ordering": ["-made_at"]},
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                *columns(),
                ("after_days", models.PositiveSmallIntegerField()),
                (
                    "way",
                    models.CharField(
                        choices=[("mail", "by e-mail"), ("inbox", "in the team's referrals")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("person", key("people.person")),
                ("referral", key("casework.referral", django.db.models.deletion.CASCADE, "reminders")),
            ],
            options={"ordering": ["at"]},
        ),
        migrations.RemoveConstraint(model_name="referral", name="answer_with_its_time"),
        migrations.AddField(
            model_name="referral",
            name="answer_by",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="referral",
            name="state",
            field=models.CharField(choices=STATES, default="sent", max_length=15),
        ),
        migrations.AlterField(
            model_name="referralstep",
            name="state",
            field=models.CharField(choices=STATES, max_length=15),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("answer_by__isnull", False), ("state__in", ["sent", "received"])),
                fields=["city_id", "answer_by"],
                name="referrals_by_term",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["sent", "received", "withdrawn", "expired"]),
                    ("answered_at__isnull", False),
                    _connector="OR",
                ),
                name="answer_with_its_time",
            ),
        ),
        migrations.AddIndex(
            model_name="referrallink",
            index=models.Index(fields=["city_id", "referral"], name="links_of_referral"),
        ),
        migrations.AddConstraint(
            model_name="referrallink",
            constraint=models.UniqueConstraint(fields=("city_id", "key_digest"), name="one_link_a_digest"),
        ),
        migrations.AddConstraint(
            model_name="referrallink",
            constraint=models.UniqueConstraint(fields=("city_id", "reference"), name="one_link_a_reference"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                fields=("city_id", "referral", "after_days"), name="reminded_once"
            ),
        ),
        secure("casework_referrallink", person="person_id"),
        secure("casework_reminder", person="person_id"),
        tenant_key("casework_referrallink", "referral_id", "casework_referral"),
        tenant_key("casework_referrallink", "person_id", "people_person"),
        tenant_key("casework_reminder", "referral_id", "casework_referral"),
        tenant_key("casework_reminder", "person_id", "people_person"),
        open_to_guests("casework_referrallink", "key_digest = (select lgnet_guest()) and revoked_at is null"),
    ]
