# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reader's open accesses are looked up once a statement, by an index, however many protected people there are."""

from django.db import migrations

HIDDEN = """
create or replace function lgnet_hidden_people() returns uuid[] language sql stable
    return (select coalesce(array_agg(person_id), '{{}}') from people_protection hidden
            where ended_at is null and current_setting('lgnet.teams', true) is distinct from '*'
              and team_id::text <> all (string_to_array(coalesce(current_setting('lgnet.teams', true), ''), ','))
              and {unless});
"""
FOR_EACH = """not exists (
                  select from people_urgentaccess opened
                  where opened.city_id = hidden.city_id and opened.person_id = hidden.person_id
                    and opened.by_id = nullif(current_setting('lgnet.user', true), '')::uuid
                    and opened.ends_at > now())"""
ONCE = """person_id <> all (array(
                  select opened.person_id from people_urgentaccess opened
                  where opened.city_id = (select lgnet_city())
                    and opened.by_id = nullif(current_setting('lgnet.user', true), '')::uuid
                    and opened.ends_at > now()))"""


class Migration(migrations.Migration):
    dependencies = [("people", "0011_deletions")]

    operations = [migrations.RunSQL(HIDDEN.format(unless=ONCE), HIDDEN.format(unless=FOR_EACH))]
