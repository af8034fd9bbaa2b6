# SPDX-License-Identifier: AGPL-3.0-or-later
"""What belongs to a city can be named together with it, by composite keys of the tables above."""

from django.db import migrations

TABLES = ("site", "team", "service", "provider")


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"alter table network_{table} add constraint network_{table}_city_key unique (city_id, id)",
            f"alter table network_{table} drop constraint network_{table}_city_key",
        )
        for table in TABLES
    ] + [
        migrations.RunSQL(
            "alter table network_service add constraint network_service_provider_city_fk "
            "foreign key (city_id, provider_id) references network_provider (city_id, id)",
            "alter table network_service drop constraint network_service_provider_city_fk",
        )
    ]
