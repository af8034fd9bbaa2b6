# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who opens somebody urgently sees all the records that are her."""

import django.contrib.postgres.fields
from django.db import migrations, models

HIDDEN = """
create or replace function lgnet_hidden_people() returns uuid[] language sql stable
    return (select coalesce(array_agg(person_id), '{{}}') from people_protection hidden
            where ended_at is null and current_setting('lgnet.teams', true) is distinct from '*'
              and team_id::text <> all (string_to_array(coalesce(current_setting('lgnet.teams', true), ''), ','))
              and person_id <> all (array(
                  select {opened} from people_urgentaccess opened
                  where opened.city_id = (select lgnet_city())
                    and opened.by_id = nullif(current_setting('lgnet.user', true), '')::uuid
                    and opened.ends_at > now())));
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0012_accesses_looked_up_once")]

    operations = [
        migrations.AddField(
            model_name="urgentaccess",
            name="also",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), default=list, size=None
            ),
        ),
        migrations.RunSQL(
            HIDDEN.format(opened="unnest(opened.also || opened.person_id)"),
            HIDDEN.format(opened="opened.person_id"),
        ),
    ]
