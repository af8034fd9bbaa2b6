# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was typed and not sent yet: seen by its owner alone, and by the job that forgets it."""

from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.tenancy
from lgnet.trust.rls import secure

OWNER = """
create function lgnet_user() returns uuid language sql stable
    return nullif(current_setting('lgnet.user', true), '')::uuid;
create policy owner on trust_draft as restrictive
    using (owner_id = (select lgnet_user()) or current_setting('lgnet.teams', true) = '*')
    with check (owner_id = (select lgnet_user()) or current_setting('lgnet.teams', true) = '*');
"""


class Migration(migrations.Migration):
    dependencies = [("trust", "0005_guests")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("owner_id", models.UUIDField()),
                ("page", models.BinaryField(max_length=16)),
                ("sealed", models.BinaryField()),
                ("kept_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["city_id", "kept_at"], name="drafts_by_time")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "owner_id", "page"), name="one_draft_of_a_page"
                    )
                ],
            },
        ),
        secure("trust_draft", of_a_city=False),
        migrations.RunSQL(OWNER, "drop policy owner on trust_draft; drop function lgnet_user()"),
    ]
