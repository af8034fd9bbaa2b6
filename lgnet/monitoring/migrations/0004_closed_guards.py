# SPDX-License-Identifier: AGPL-3.0-or-later
"""What names people is a city's own and hides the protected; a closed figure is added, never changed."""

from django.conf import settings
from django.db import migrations

from lgnet.trust.rls import secure, tenant_key

ADDED_ONLY = f"revoke update, delete, truncate on monitoring_closedfigure from {settings.APPLICATION_ROLE};"
CITY_KEY = "alter table monitoring_reportperiod add constraint monitoring_reportperiod_city_key unique (city_id, id);"
OF_A_PERSON = ("firstservice", "frozenmember")


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0003_closed_periods"),
        ("people", "0002_guards"),
        ("trust", "0002_guards"),
    ]

    operations = [
        *[secure(f"monitoring_{table}", person="person_id") for table in OF_A_PERSON],
        *[tenant_key(f"monitoring_{table}", "person_id", "people_person") for table in OF_A_PERSON],
        migrations.RunSQL(CITY_KEY, migrations.RunSQL.noop),
        tenant_key("monitoring_frozenmember", "report_period_id", "monitoring_reportperiod"),
        migrations.RunSQL(ADDED_ONLY, migrations.RunSQL.noop),
    ]
