# SPDX-License-Identifier: AGPL-3.0-or-later
"""A guest is in no city: every table is closed to her but those whose own policy says what she may read."""

from django.db import migrations

GUESTS = """
create function lgnet_guest() returns text language sql stable
    return nullif(current_setting('lgnet.guest', true), '');
create function lgnet_guest_city() returns uuid language sql stable
    return case when lgnet_guest() is not null then nullif(current_setting('lgnet.city', true), '')::uuid end;
create or replace function lgnet_city() returns uuid language sql stable
    return case when lgnet_guest() is null then nullif(current_setting('lgnet.city', true), '')::uuid end;
"""


class Migration(migrations.Migration):
    dependencies = [("trust", "0004_urgent_access")]

    operations = [migrations.RunSQL(GUESTS, migrations.RunSQL.noop)]
