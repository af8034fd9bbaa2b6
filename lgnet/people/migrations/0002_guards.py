# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security of people, and the list of those that the present teams must not see."""

from django.db import migrations

from lgnet.trust.rls import secure, tenant_key

HIDDEN = """
create function lgnet_hidden_people() returns uuid[] language sql stable
    return (select coalesce(array_agg(person_id), '{}') from people_protection
            where ended_at is null and current_setting('lgnet.teams', true) is distinct from '*'
              and team_id::text <> all (string_to_array(coalesce(current_setting('lgnet.teams', true), ''), ',')));
"""
OF_A_PERSON = ("namekey", "identifier", "permit", "noticegiven")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("trust", "0002_guards"), ("network", "0002_city_keys")]

    operations = [
        secure("people_protection"),
        migrations.RunSQL(HIDDEN, "drop function lgnet_hidden_people()"),
        secure("people_person", person="id"),
        *[secure(f"people_{table}", person="person_id") for table in OF_A_PERSON],
        *[
            tenant_key(f"people_{table}", "person_id", "people_person")
            for table in (*OF_A_PERSON, "protection")
        ],
        tenant_key("people_protection", "team_id", "network_team"),
    ]
