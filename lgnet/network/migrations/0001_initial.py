# SPDX-License-Identifier: AGPL-3.0-or-later

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ministry", "Ministry"),
                            ("city", "Municipality"),
                            ("municipal_agency", "Municipal agency"),
                            ("association", "Association"),
                            ("foundation", "Foundation"),
                            ("in_house_company", "In-house company"),
                            ("implementing_body", "Implementing body"),
                            ("host_body", "Host body"),
                            ("service_provider", "Service provider"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("ipa", models.CharField(blank=True, max_length=20)),
                ("belfiore", models.CharField(blank=True, max_length=4)),
                ("province", models.CharField(blank=True, max_length=60)),
                ("region", models.CharField(blank=True, max_length=60)),
                ("nuts3", models.CharField(blank=True, max_length=5)),
                ("latitude", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="City",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=80)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cities",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "cities",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "Lead"),
                            ("city", "City"),
                            ("technical_assistance", "Technical assistance"),
                            ("communication", "Communication"),
                            ("instrumental_body", "Instrumental body"),
                            ("implementing_body", "Implementing body"),
                        ],
                        max_length=24,
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "cup",
                    models.CharField(
                        blank=True,
                        max_length=15,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]\\d{2}[A-Z]\\d{11}$", "A CUP has 15 characters, like F81J24000000007."
                            )
                        ],
                    ),
                ),
                ("share", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("processor_until", models.DateField(blank=True, null=True)),
                ("note_it", models.CharField(blank=True, max_length=300)),
                ("note_en", models.CharField(blank=True, max_length=300)),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="network.city",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["programme", "role", "organisation__name"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), size=None
                    ),
                ),
                ("language", models.CharField(default="it", max_length=10)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("invited_by", models.UUIDField(null=True)),
                ("invited_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("expires_at", models.DateTimeField()),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "city",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="network.city"
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="network.partnership",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(max_length=30, unique=True)),
                ("title_it", models.CharField(max_length=300)),
                ("title_en", models.CharField(max_length=300)),
                ("full_name_it", models.CharField(blank=True, max_length=300)),
                ("full_name_en", models.CharField(blank=True, max_length=300)),
                ("fund_it", models.CharField(max_length=200)),
                ("fund_en", models.CharField(max_length=200)),
                (
                    "funding_channel",
                    models.CharField(
                        choices=[
                            ("shared_programme", "National programme (shared management)"),
                            ("union_action", "Union action"),
                            ("emergency_assistance_direct", "Emergency assistance, direct management"),
                            (
                                "emergency_assistance_programme",
                                "Emergency assistance in the national programme",
                            ),
                        ],
                        max_length=40,
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                (
                    "starts_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                        default="day",
                        max_length=5,
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "ends_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                        default="day",
                        max_length=5,
                    ),
                ),
                ("total_amount", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("legal_references", models.JSONField(blank=True, default=list)),
                ("inferred", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("active", "Active"), ("closed", "Closed")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="network.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on"],
            },
        ),
        migrations.AddField(
            model_name="partnership",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="partnerships",
                to="network.programme",
            ),
        ),
        migrations.CreateModel(
            name="ProgrammeText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("overall", "Overall objective"),
                            ("objective", "Specific objective"),
                            ("result", "Expected result"),
                            ("area", "Area of intervention"),
                        ],
                        max_length=10,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("text_it", models.TextField()),
                ("text_en", models.TextField()),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="network.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "position"],
            },
        ),
        migrations.CreateModel(
            name="Provider",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("website", models.URLField(blank=True)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="providers",
                        to="network.city",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ReportedResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wording_it", models.TextField()),
                ("wording_en", models.TextField(blank=True)),
                ("source_title", models.CharField(max_length=200)),
                ("source_publisher", models.CharField(blank=True, max_length=200)),
                ("source_on", models.DateField(blank=True, null=True)),
                ("note_it", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
                ("key", models.CharField(blank=True, max_length=40)),
                ("indicator", models.CharField(max_length=40)),
                ("value", models.PositiveIntegerField()),
                ("unit", models.CharField(default="people", max_length=20)),
                (
                    "qualifier",
                    models.CharField(
                        choices=[("exactly", "exactly"), ("more_than", "more than"), ("about", "about")],
                        max_length=10,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="network.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["indicator"],
            },
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("one_stop_shop", "One-stop shop"),
                            ("mobile_unit_base", "Base of a mobile unit"),
                            ("other", "Other place"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("latitude", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("opening_hours", models.CharField(blank=True, max_length=300)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                ("is_accessible", models.BooleanField(default=False)),
                ("is_public", models.BooleanField(default=True)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sites", to="network.city"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wording_it", models.TextField()),
                ("wording_en", models.TextField(blank=True)),
                ("source_title", models.CharField(max_length=200)),
                ("source_publisher", models.CharField(blank=True, max_length=200)),
                ("source_on", models.DateField(blank=True, null=True)),
                ("note_it", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
                ("subject", models.CharField(blank=True, max_length=60)),
                ("field", models.CharField(max_length=60)),
                ("value", models.CharField(blank=True, max_length=200)),
                ("is_followed", models.BooleanField(default=False)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="network.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["field", "subject", "id"],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("follows_protected", models.BooleanField(default=False)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="teams", to="network.city"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("health", "Health"),
                            ("mental_health", "Mental health"),
                            ("addiction", "Addictions"),
                            ("dormitory", "Dormitory"),
                            ("housing", "Housing"),
                            ("food", "Food"),
                            ("showers", "Showers and clothing"),
                            ("documents", "Documents and residence"),
                            ("questura", "Police headquarters (Questura)"),
                            ("legal", "Legal help"),
                            ("patronato", "Welfare advice (patronato)"),
                            ("job_centre", "Job centre"),
                            ("adult_school", "School for adults"),
                            ("anti_trafficking", "Against trafficking"),
                            ("anti_violence", "Against violence"),
                            ("orientation", "Orientation"),
                            ("other", "Other service"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("description", models.TextField(blank=True)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), size=None
                    ),
                ),
                (
                    "accepts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("accepts_note", models.CharField(blank=True, max_length=300)),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("walk_in", "Without an appointment"),
                            ("appointment", "By appointment"),
                            ("referral", "Sent by a service"),
                            ("phone", "By phone first"),
                        ],
                        default="walk_in",
                        max_length=15,
                    ),
                ),
                ("confidential_address", models.BooleanField(default=False)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("latitude", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("opening_hours", models.CharField(blank=True, max_length=300)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                ("cost", models.CharField(blank=True, max_length=120)),
                ("capacity", models.PositiveIntegerField(blank=True, null=True)),
                ("last_checked_on", models.DateField(blank=True, null=True)),
                ("reported_wrong_at", models.DateTimeField(blank=True, null=True)),
                ("reported_wrong", models.CharField(blank=True, max_length=300)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="services",
                        to="network.city",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="network.provider",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="services",
                        to="network.team",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "profession",
                    models.CharField(
                        choices=[
                            ("social_worker", "Social worker"),
                            ("mediator", "Linguistic and cultural mediator"),
                            ("psychologist", "Psychologist"),
                            ("legal_operator", "Legal operator"),
                            ("educator", "Educator"),
                            ("nurse", "Nurse"),
                            ("doctor", "Doctor"),
                            ("street_worker", "Street worker"),
                            ("other", "Other profession"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), blank=True, default=list, size=None
                    ),
                ),
                ("starts_on", models.DateField(default=lgnet.kernel.clock.today)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="network.team"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team_places",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OrganisationCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scheme", models.CharField(default="istat", max_length=12)),
                ("code", models.CharField(max_length=12)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "scheme", "code"), name="one_code_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), size=None
                    ),
                ),
                ("starts_on", models.DateField(default=lgnet.kernel.clock.today)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.UUIDField(blank=True, null=True)),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="network.city",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="network.partnership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("roles", []), _negated=True), name="membership_has_a_role"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("user", "city"),
                        name="one_membership_a_city",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("starts_on__isnull", True),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="programme_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.UniqueConstraint(
                fields=("programme", "organisation", "role"), name="one_role_once_in_a_programme"
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(
                condition=models.Q(("cup", ""), ("cup__regex", "^[A-Z]\\d{2}[A-Z]\\d{11}$"), _connector="OR"),
                name="cup_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmetext",
            constraint=models.UniqueConstraint(
                fields=("programme", "kind", "position"), name="one_text_a_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="provider",
            constraint=models.UniqueConstraint(fields=("city", "name"), name="one_provider_name_a_city"),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.UniqueConstraint(fields=("city", "name"), name="one_site_name_a_city"),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(fields=("city", "name"), name="one_team_name_a_city"),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.UniqueConstraint(
                fields=("provider", "name"), name="one_service_name_a_provider"
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confidential_address", False),
                    models.Q(("address", ""), ("latitude", None), ("longitude", None)),
                    _connector="OR",
                ),
                name="no_address_where_confidential",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(("needs", []), _negated=True), name="service_answers_a_need"
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)), fields=("team", "user"), name="once_in_a_team"
            ),
        ),
    ]
