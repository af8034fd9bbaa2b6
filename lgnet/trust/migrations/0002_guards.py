# SPDX-License-Identifier: AGPL-3.0-or-later
"""The city in context, row-level security on the audit, which nobody changes; and the shared cache's table."""

from django.conf import settings
from django.db import migrations

from lgnet.trust.rls import secure

CITY = """
create function lgnet_city() returns uuid language sql stable
    return nullif(current_setting('lgnet.city', true), '')::uuid;
"""
APPEND_ONLY = (
    f"revoke update, delete, truncate on trust_auditevent, trust_auditseal from {settings.APPLICATION_ROLE};"
)
CACHE = """
create table trust_cache (cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index trust_cache_expires on trust_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("trust", "0001_initial")]

    operations = [
        migrations.RunSQL(CITY, "drop function lgnet_city()"),
        secure("trust_auditevent", of_a_city=False),
        secure("trust_auditseal", of_a_city=False),
        migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop),
        migrations.RunSQL(CACHE, "drop table trust_cache"),
    ]
